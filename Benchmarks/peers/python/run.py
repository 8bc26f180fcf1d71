"""Runs a graph on an engine in Python and prints one line of JSON, as graph-bench does.

    run.py --peer seed|graphlib|hamilton|pipefunc|dask --graph FILE [--runs N]

A task's value is one more than the sum of its parents' values, to 64 bits.
"""

import argparse
import importlib
import json
import statistics
import sys
import threading
import time

MASK = (1 << 64) - 1


def read_graph(path):
    """The names of a graph's tasks, and of the parents of each, who stand before it."""
    with open(path) as file:
        lines = [line.split() for line in file if line.strip() and not line.startswith("#")]
    return {words[0]: words[1:] for words in lines}


def plain_value(graph):
    values = {}
    for name, parents in graph.items():
        values[name] = (sum(values[parent] for parent in parents) + 1) & MASK
    return values[name]


def signed(value):
    return value - (1 << 64) if value >> 63 else value


def measure(peer, graph, runs):
    engine = importlib.import_module(f"{peer}_peer")
    expected = plain_value(graph)
    start = time.perf_counter_ns()
    run = engine.build(graph)
    build = (time.perf_counter_ns() - start) / len(graph)
    samples = []
    for _ in range(runs):
        start = time.perf_counter_ns()
        result = run()
        samples.append((time.perf_counter_ns() - start) / len(graph))
        if result != expected:
            sys.exit(f"{peer} gives {result}, and the plain loop {expected}")
    print(json.dumps({
        "tasks": len(graph), "edges": sum(map(len, graph.values())), "body": "sync", "workers": 1, "events": "off",
        "build_ns_per_task": round(build, 1), "run_ns_per_task": round(min(samples), 1),
        "run_ns_per_task_median": round(statistics.median(samples), 1), "checksum": signed(expected),
    }))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--peer", required=True)
    parser.add_argument("--graph", required=True)
    parser.add_argument("--body", choices=["sync"], default="sync")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    graph = read_graph(options.graph)
    failures = []

    def work():
        try:
            measure(options.peer, graph, options.runs)
        except BaseException as error:
            failures.append(f"{type(error).__name__}: {error}")

    # Some engines recurse along the graph.
    sys.setrecursionlimit(200_000)
    threading.stack_size(512 * 1024 * 1024)
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    if failures:
        sys.exit(failures[0])


main()
