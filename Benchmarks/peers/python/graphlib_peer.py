"""graphlib with asyncio, from the standard library: a coroutine for each task that is ready."""

import asyncio
import graphlib

import functions


def build(graph):
    made = functions.functions(graph, keyword="async def")
    names = {functions.identifier(name): [functions.identifier(parent) for parent in parents]
             for name, parents in graph.items()}
    goal = functions.identifier(list(graph)[-1])

    async def run():
        sorter = graphlib.TopologicalSorter(names)
        sorter.prepare()
        ended = asyncio.Queue()
        values = {}

        async def call(name):
            values[name] = await made[name](*[values[parent] for parent in names[name]])
            ended.put_nowait(name)

        started = set()
        while sorter.is_active():
            for name in sorter.get_ready():
                task = asyncio.create_task(call(name))
                started.add(task)
                task.add_done_callback(started.discard)
            sorter.done(await ended.get())
            while not ended.empty():
                sorter.done(ended.get_nowait())
        return values[goal]

    return lambda: asyncio.run(run())
