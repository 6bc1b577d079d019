"""What graph-tool has of files: one line of JSON for each, as `tools/__init__.py` says.

It runs with the Python of the system, to which graph-tool belongs: graph_tool_reader.py graphml|dot FILE…
"""

import json
import sys

import graph_tool

IDS = {"graphml": ("_graphml_vertex_id", "_graphml_edge_id"), "dot": ("vertex_name", "id")}


def plain(value):
    return value if isinstance(value, (str, int, float, bool)) else str(value)


def table(format, path):
    graph = graph_tool.load_graph(path, fmt=format)
    vertex_id, edge_id = IDS[format]

    def columns(properties, key):
        return {name: plain(values[key]) for name, values in properties.items()}

    def name(vertex):
        return graph.vp[vertex_id][vertex]

    nodes = [(name(vertex), columns(graph.vp, vertex)) for vertex in graph.vertices()]
    edges = [
        (graph.ep[edge_id][edge], name(edge.source()), name(edge.target()), columns(graph.ep, edge))
        for edge in graph.edges()
    ]
    return {"directed": graph.is_directed(), "nodes": nodes, "edges": edges}


if sys.argv[1:] == ["version"]:
    print(graph_tool.__version__.split()[0])
else:
    for path in sys.argv[2:]:
        try:
            print(json.dumps(table(sys.argv[1], path)))
        except Exception as error:
            print(json.dumps({"error": f"{type(error).__name__}: {error}"}))
