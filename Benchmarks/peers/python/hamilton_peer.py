"""apache-hamilton: functions of a module, wired by the names of their parameters."""

import os
import sys
import types

os.environ["HAMILTON_TELEMETRY_ENABLED"] = "false"

from hamilton import driver  # noqa: E402

import functions  # noqa: E402


def build(graph):
    module = types.ModuleType("jflow_tasks")
    # Hamilton asks Python which module a function is of.
    sys.modules[module.__name__] = module
    exec(functions.source(graph, annotate=True), module.__dict__)
    built = driver.Builder().with_modules(module).build()
    goal = functions.identifier(list(graph)[-1])
    return lambda: built.execute([goal])[goal]
