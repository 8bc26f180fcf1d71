"""pipefunc: functions wired by the names of their outputs."""

from pipefunc import PipeFunc, Pipeline

import functions


def build(graph):
    made = functions.functions(graph)
    pipeline = Pipeline([PipeFunc(function, output_name=name) for name, function in made.items()])
    goal = functions.identifier(list(graph)[-1])
    return lambda: pipeline.run(goal, kwargs={})
