"""Reads a trace by its description alone, and prints what each task came to and the events of each kind."""
import collections, gzip, json, sys


def lines(path):
    with open(path, "rb") as file:
        is_compressed = file.read(2) == b"\x1f\x8b"
    with (gzip.open if is_compressed else open)(path, "rb") as file:
        for line in file.read().split(b"\n")[:-1]:
            if line.strip():
                yield json.loads(line)


def runs(path):
    run = None
    for line in lines(path):
        if "format" in line:
            assert line["format"] == "jflow-trace" and line["version"] == 1, line
            run = {"header": line, "events": []}
            yield run
        else:
            run["events"].append(line)


for run in list(runs(sys.argv[1])):
    tasks = run["header"]["tasks"]
    states = ["pending"] * len(tasks)
    kinds = collections.Counter()
    for number, event in enumerate(run["events"], 1):
        assert event["sequence"] == number, event
        kinds[event["event"]] += 1
        if event["event"] == "finished":
            states[event["task"]] = event["state"]
    for task, state in zip(tasks, states):
        print(task["name"], state, *(tasks[other]["name"] for other in task["dependencies"]))
    print(*(f"{kind}={count}" for kind, count in sorted(kinds.items())))
