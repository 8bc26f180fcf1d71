"""Draws a graph of the corpus with phart, its labels as names: phart_peer.py FILE."""
import json
import sys

import networkx
from phart import ASCIIRenderer

with open(sys.argv[1]) as file:
    document = json.load(file)
names, taken = {}, set()
for node in document["nodes"]:
    name = node["label"]
    while name in taken:
        name += "'"
    taken.add(name)
    names[node["id"]] = name
graph = networkx.DiGraph()
graph.add_nodes_from(names.values())
graph.add_edges_from((names[source], names[target]) for source, target in document["edges"])
print(ASCIIRenderer(graph).render())
