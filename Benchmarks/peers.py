#!/usr/bin/env python3
"""peers.py PEER OPERATION FOLDER [OUTPUT]: one measurement of a peer in Python, in a process of its own.

Prints the line of JSON that `measure` and the peers in C print. A peer's reader reads the file into the
peer's own graph; its writer is given that graph, made of the tables beforehand, and writes it once.
"""

import csv
import gc
import json
import os
import pathlib
import sys
import time
import warnings

NODE_KEYS = ["label", "type", "description", "source", "mentions", "score", "verified"]
EDGE_KEYS = ["type", "quote", "confidence", "date"]


class Data:
    """The folder of one graph."""

    def __init__(self, folder):
        self.graphml = str(folder / "graph.graphml")
        self.dot = str(folder / "graph.dot")
        self.jsonld = str(folder / "redstring.jsonld")
        self._folder = folder

    def _rows(self, name):
        with (self._folder / name).open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file)
            next(rows)
            yield from rows

    def nodes(self):
        """Identifier, and the values of NODE_KEYS."""
        for id, label, type, description, source, mentions, score, verified in self._rows("nodes.csv"):
            yield id, (label, type, description, source, int(mentions), float(score), verified == "true")

    def edges(self):
        """Start, end, and the values of EDGE_KEYS."""
        for start, end, type, quote, confidence, date in self._rows("edges.csv"):
            yield start, end, (type, quote, float(confidence), date)


def in_igraph(data):
    import igraph

    nodes, edges = list(data.nodes()), list(data.edges())
    places = {id: place for place, (id, _) in enumerate(nodes)}
    graph = igraph.Graph(
        n=len(nodes), directed=True, edges=[(places[start], places[end]) for start, end, _ in edges])
    graph.vs["id"] = [id for id, _ in nodes]
    for place, key in enumerate(NODE_KEYS):
        graph.vs[key] = [values[place] for _, values in nodes]
    for place, key in enumerate(EDGE_KEYS):
        graph.es[key] = [values[place] for _, _, values in edges]
    return graph


def in_rustworkx(data):
    import rustworkx

    graph = rustworkx.PyDiGraph(multigraph=True)
    places = {
        id: graph.add_node({"id": id, **dict(zip(NODE_KEYS, values))}) for id, values in data.nodes()}
    for start, end, values in data.edges():
        graph.add_edge(places[start], places[end], dict(zip(EDGE_KEYS, values)))
    return graph


def in_networkx(data):
    import networkx

    graph = networkx.MultiDiGraph()
    for id, values in data.nodes():
        graph.add_node(id, **dict(zip(NODE_KEYS, values)))
    for start, end, values in data.edges():
        graph.add_edge(start, end, **dict(zip(EDGE_KEYS, values)))
    return graph


# Each peer's operation is a function of the data (and of the output) that does whatever is not measured, and
# returns the step that is; the step returns a graph, the number of its nodes and the number of its edges; 0 where it has none.

def igraph_read_graphml(data):
    import igraph

    def step():
        graph = igraph.Graph.Read_GraphML(data.graphml)
        return graph, graph.vcount(), graph.ecount()
    return step


def igraph_write_graphml(data, output):
    graph = in_igraph(data)
    return lambda: (graph.write_graphml(output), graph.vcount(), graph.ecount())


def igraph_write_dot(data, output):
    warnings.simplefilter("ignore")  # it warns of every boolean
    graph = in_igraph(data)
    return lambda: (graph.write_dot(output), graph.vcount(), graph.ecount())


def lxml_write_graphml(data, output):
    """Only what comes after a script by hand has made its tree: lxml spelling it."""
    from lxml import etree

    tree = etree.parse(data.graphml)
    return lambda: (tree.write(output, encoding="utf-8", xml_declaration=True), 0, 0)


def text(value):
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def rustworkx_read_graphml(data):
    import rustworkx

    def step():
        graph = rustworkx.read_graphml(data.graphml)[0]
        return graph, graph.num_nodes(), graph.num_edges()
    return step


def rustworkx_write_graphml(data, output):
    import rustworkx

    graph = in_rustworkx(data)
    return lambda: (
        rustworkx.digraph_write_graphml(graph, output), graph.num_nodes(), graph.num_edges())


def rustworkx_read_dot(data):
    import rustworkx

    def step():
        graph = rustworkx.from_dot(pathlib.Path(data.dot).read_text("utf-8"))
        return graph, graph.num_nodes(), graph.num_edges()
    return step


def rustworkx_write_dot(data, output):
    graph = in_rustworkx(data)

    def quoted(values):
        """rustworkx escapes nothing itself."""
        return {
            key: '"' + text(value).replace('"', '\\"') + '"'
            for key, value in values.items() if key != "id"}
    return lambda: (
        graph.to_dot(quoted, quoted, filename=output), graph.num_nodes(), graph.num_edges())


def networkx_read_graphml(data):
    import networkx

    def step():
        graph = networkx.read_graphml(data.graphml, force_multigraph=True)
        return graph, graph.number_of_nodes(), graph.number_of_edges()
    return step


def networkx_write_graphml(data, output):
    import networkx

    graph = in_networkx(data)
    return lambda: (
        networkx.write_graphml(graph, output), graph.number_of_nodes(), graph.number_of_edges())


def oxigraph_read_jsonld(data):
    import pyoxigraph

    def step():
        triples = pyoxigraph.parse(path=data.jsonld, format=pyoxigraph.RdfFormat.JSON_LD)
        for _ in triples:
            pass
        return None, 0, 0
    return step


def oxigraph_write_jsonld(data, output):
    import orjson
    import pyoxigraph

    # In pieces: its reader keeps a whole document in memory, beside the triples.
    format = pyoxigraph.RdfFormat.JSON_LD
    document = orjson.loads(pathlib.Path(data.jsonld).read_bytes())
    triples = []
    for start in range(0, len(document["@graph"]), 10_000):
        piece = {**document, "@graph": document["@graph"][start:start + 10_000]}
        triples.extend(pyoxigraph.parse(orjson.dumps(piece), format=format))
    del document
    return lambda: (pyoxigraph.serialize(triples, output, format=format), 0, 0)


def orjson_read_jsonld(data):
    import orjson

    return lambda: (orjson.loads(pathlib.Path(data.jsonld).read_bytes()), 0, 0)


def orjson_write_jsonld(data, output):
    import orjson

    document = orjson.loads(pathlib.Path(data.jsonld).read_bytes())
    return lambda: (pathlib.Path(output).write_bytes(orjson.dumps(document)), 0, 0)


def peak_memory():
    """The most resident memory since the peak was forgotten, in bytes."""
    lines = pathlib.Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) << 10


def measure(step, path):
    gc.collect()
    try:
        pathlib.Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        pass
    start, processor = time.perf_counter(), time.process_time()
    kept, nodes, edges = step()
    seconds, processor = time.perf_counter() - start, time.process_time() - processor
    print(json.dumps({
        "seconds": seconds, "cpu": processor, "bytes": os.path.getsize(path), "peak": peak_memory(),
        "nodes": nodes, "edges": edges}), flush=True)


def main(peer, operation, folder, output=None):
    data = Data(pathlib.Path(folder))
    prepare = globals()[f"{peer}_{operation.replace('-', '_')}"]
    if operation.startswith("read-"):
        measure(prepare(data), getattr(data, operation.removeprefix("read-")))
    else:
        measure(prepare(data, output), output)
    # To take a large graph apart is no part of the step.
    os._exit(0)


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
