"""The algorithm of the framework that gave JFlow its name, written anew.

Dependencies are default arguments. The plan is found by recursion from the goals; in a run, unmet dependencies are
counted, each call resolves the signature again, and the function of a task that has ended is found by a search through
those that run.
"""

import asyncio
import inspect

import functions


class Depends:
    def __init__(self, function):
        self.function = function


def dependencies(function):
    """By the names of the parameters."""
    parameters = inspect.signature(function).parameters.values()
    return {
        parameter.name: parameter.default.function
        for parameter in parameters
        if isinstance(parameter.default, Depends) and inspect.iscoroutinefunction(parameter.default.function)
    }


class Workflow:
    def __init__(self, *goals):
        self.goals = goals
        self.needs = {}
        self.dependents = {}
        for goal in goals:
            self.analyze(goal)

    def analyze(self, function):
        if function in self.needs:
            return
        needed = list(dependencies(function).values())
        for dependency in needed:
            self.analyze(dependency)
            self.dependents.setdefault(dependency, []).append(function)
        self.needs[function] = needed

    async def run(self):
        values = {}
        unmet = {function: len(needed) for function, needed in self.needs.items()}
        running = {}

        async def call(function):
            return await function(**{name: values[needed] for name, needed in dependencies(function).items()})

        def start(function):
            running[function] = asyncio.create_task(call(function))

        for function, count in unmet.items():
            if count == 0:
                start(function)
        while running:
            ended, _ = await asyncio.wait(running.values(), return_when=asyncio.FIRST_COMPLETED)
            for task in ended:
                function = next(function for function, other in running.items() if other is task)
                del running[function]
                values[function] = task.result()
                for dependent in self.dependents.get(function, []):
                    unmet[dependent] -= 1
                    if unmet[dependent] == 0:
                        start(dependent)
        return [values[goal] for goal in self.goals]


def build(graph):
    made = {}
    for name, parents in graph.items():
        space = {"Depends": Depends} | {functions.identifier(parent): made[parent] for parent in parents}
        names = list(map(functions.identifier, parents))
        parameters = ", ".join(f"{parent}=Depends({parent})" for parent in names)
        body = f"    return ({' + '.join(names + ['1'])}) & {functions.MASK}"
        exec(f"async def {functions.identifier(name)}({parameters}):\n{body}", space)
        made[name] = space[functions.identifier(name)]
    workflow = Workflow(made[list(graph)[-1]])
    return lambda: asyncio.run(workflow.run())[0]
