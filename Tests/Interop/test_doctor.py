"""What `redstring doctor` says of NetworkX and igraph is what they do."""

import json
import pathlib
import subprocess
import warnings

import igraph
import networkx
import pandas
import products
import pytest

TESTS = pathlib.Path(__file__).resolve().parent.parent
EXAMPLES = TESTS / "GraphDoctorTests" / "Examples"
CORPUS = TESTS / "GraphFormatsTests" / "Corpus"


def files():
    """The doctor's examples, one for each habit, and files that others wrote."""
    found = sorted(EXAMPLES.iterdir())
    for folder in ("graphml", "gexf", "yed.graphml"):
        found += sorted((CORPUS / folder).rglob("*"))
    return [file for file in found if file.is_file() and file.suffix in (".graphml", ".gexf")]


def examined(path, tool):
    """What the doctor says of a file in a tool; nothing where the file is not even examined."""
    command = [str(products.binary()), "doctor", str(path), "--for", tool, "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode in (0, 1, 65), done.stderr
    if done.returncode == 65:
        return None
    diagnosis, = json.loads(done.stdout)["tools"]
    assert diagnosis["tool"] == tool
    assert (done.returncode == 0) == (diagnosis["verdict"] == "opens")
    return diagnosis


def in_networkx(path):
    read = networkx.read_gexf if path.suffix == ".gexf" else networkx.read_graphml
    return read(path)


def in_igraph(path):
    return igraph.Graph.Read_GraphML(str(path))


def opened(read, path):
    """The graph, or nothing where the tool refuses the file."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return read(path)
        except Exception:  # noqa: BLE001 - whatever it is, the file is refused
            return None


def counts(graph):
    if isinstance(graph, igraph.Graph):
        return graph.vcount(), graph.ecount()
    return graph.number_of_nodes(), graph.number_of_edges()


def node_columns(graph):
    if isinstance(graph, igraph.Graph):
        return set(graph.vs.attributes())
    return {key for _, data in graph.nodes(data=True) for key in data}


def edge_columns(graph):
    if isinstance(graph, igraph.Graph):
        return set(graph.es.attributes())
    return {key for _, _, data in graph.edges(data=True) for key in data}


def column(source):
    """The name in `from 'name'`."""
    assert source.startswith("from '") and source.endswith("'")
    return source[len("from '"):-1]


def check(path, tool, read):
    diagnosis = examined(path, tool)
    if diagnosis is None:
        return
    graph = opened(read, path)
    assert (diagnosis["verdict"] == "refuses") == (graph is None), diagnosis
    if graph is None:
        return
    shows = diagnosis["shows"]
    assert (shows["nodes"], shows["edges"]) == counts(graph)
    is_directed = graph.is_directed()
    assert shows["direction"] == ("directed" if is_directed else "undirected")
    if "class" in shows["parts"]:
        assert shows["parts"]["class"] == "is " + type(graph).__name__
    for part, source in shows["parts"].items():
        if part == "labels":
            assert shows["nodes"] == 0 or column(source) in node_columns(graph)
        elif part in ("edge labels", "weights"):
            assert shows["edges"] == 0 or column(source) in edge_columns(graph)


@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
def test_networkx_does_what_is_said(path):
    check(path, "networkx", in_networkx)


@pytest.mark.parametrize(
    "path", [path for path in files() if path.suffix == ".graphml"], ids=lambda path: path.name)
def test_igraph_does_what_is_said(path):
    check(path, "igraph", in_igraph)


# Tables, by way of pandas.


def frame(path, findings):
    """The table as read_csv has it, with the one option that the doctor asks for."""
    needs_separator = any("sep= in" in finding["message"] for finding in findings)
    return pandas.read_csv(path, sep=";" if needs_separator else ",")


def graph_of(table, parts, tool):
    ends = parts.get("ends")
    if ends is None:
        if tool == "igraph":
            nobody = pandas.DataFrame({"source": [], "target": []}, dtype=str)
            return igraph.Graph.DataFrame(nobody, vertices=table, use_vids=False)
        graph = networkx.Graph()
        graph.add_nodes_from(table.iloc[:, 0])
        return graph
    source, target = (name.strip("'") for name in ends.removeprefix("from ").split(" and "))
    if tool == "igraph":
        return igraph.Graph.DataFrame(table, directed=True, use_vids=False)
    kind = parts["import"].rpartition("create_using=nx.")[2]
    edge_attr = True if "edge_attr=True" in parts["import"] else None
    return networkx.from_pandas_edgelist(
        table, source, target, edge_attr=edge_attr, create_using=getattr(networkx, kind))


@pytest.mark.parametrize("tool", ["networkx", "igraph"])
@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.csv")), ids=lambda path: path.name)
def test_tables_are_read_as_is_said(path, tool):
    diagnosis = examined(path, tool)
    findings = diagnosis["findings"]
    # Where the table's meaning is lost, there is nothing to compare.
    lost = ("what the columns mean", "what the rows", "the ends of edges")
    if any(finding["message"].startswith(lost) for finding in findings):
        return
    shows = diagnosis.get("shows", {})
    parts = shows.get("parts", {"ends": None})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            graph = graph_of(frame(path, findings), parts, tool)
        except Exception:  # noqa: BLE001 - whatever it is, the file is refused
            graph = None
    assert (diagnosis["verdict"] == "refuses") == (graph is None), diagnosis
    if graph is not None:
        assert (shows["nodes"], shows["edges"]) == counts(graph)


def test_products_open_in_networkx_and_igraph(product):
    path = product.path("graphml")
    check(path, "networkx", in_networkx)
    check(path, "igraph", in_igraph)
    assert examined(path, "igraph")["verdict"] == "opens"


def test_there_are_files_of_every_outcome():
    verdicts = {examined(path, "networkx")["verdict"] for path in sorted(EXAMPLES.glob("*.graphml"))}
    assert verdicts == {"opens", "opens with losses", "refuses"}
