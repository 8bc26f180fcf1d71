"""A graph as Python functions, one a task, whose parameters are named after the tasks they need."""

PREFIX = "t_"
MASK = (1 << 64) - 1


def source(graph, annotate=False, keyword="def"):
    """The text of the functions; names of tasks become names of functions with a prefix."""
    kind = ": int" if annotate else ""
    result = " -> int" if annotate else ""
    lines = []
    for name, parents in graph.items():
        names = [identifier(parent) for parent in parents]
        parameters = ", ".join(parameter + kind for parameter in names)
        value = " + ".join(names + ["1"])
        lines.append(f"{keyword} {identifier(name)}({parameters}){result}:\n    return ({value}) & {MASK}\n")
    return "\n".join(lines)


def identifier(name):
    return PREFIX + "".join(character if character.isalnum() else f"_{ord(character)}_" for character in name)


def functions(graph, **options):
    """The functions themselves, by their names."""
    space = {}
    exec(source(graph, **options), space)
    return {identifier(name): space[identifier(name)] for name in graph}
