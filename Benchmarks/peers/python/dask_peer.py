"""dask: a plain dictionary of tuples, run by its synchronous scheduler."""

import dask

import functions


def build(graph):
    made = functions.functions(graph)
    tasks = {
        functions.identifier(name): (made[functions.identifier(name)], *map(functions.identifier, parents))
        for name, parents in graph.items()
    }
    goal = functions.identifier(list(graph)[-1])
    return lambda: dask.get(tasks, goal)
