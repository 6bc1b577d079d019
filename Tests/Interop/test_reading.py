"""Reading: what other tools write, and what they make of our files, comes into Redstring whole.

Where a tool loses something on the way, the test says exactly what.
"""

import json
import subprocess

import igraph
import networkx
import products
import pydot
import pygraphviz
import pytest
import views
from pyld import jsonld

HARD = [
    'a "quoted" one', "x <y> & 'z' &amp;", "line\nbreak", "tab\there", "é", "e\u0301", "👩‍👩‍👧 𝔘",
    "]]> --> <!--", "  spaces  ", "“ё”", "%41#?", "{}[]|=;,", "node", "1.50", "café",
]


@pytest.fixture
def folder(tmp_path):
    return tmp_path


def convert(source, target):
    """Converts everything, and returns what is said."""
    return products.redstring("convert", source, target, "--proposals")


def view_of(path):
    """A GraphML file of ours as a view; values as texts."""
    graph = networkx.read_graphml(path, force_multigraph=True)
    edges = [(key, source, target, data) for source, target, key, data in graph.edges(keys=True, data=True)]
    view = views.from_table(graph.graph["redstring"], graph.nodes(data=True), edges)
    for item in view["actors"] + view["relations"]:
        item["attributes"] = {a["name"]: str(a["value"]) for a in item["attributes"]}
    return view


def read(source):
    """What Redstring reads from a file made elsewhere, as a view."""
    target = source.with_name("read.graphml")
    convert(source, target)
    return view_of(target)


# JSON-LD through a processor.


def test_expanded_jsonld_says_the_same(some, folder):
    expanded = folder / "expanded.jsonld"
    expanded.write_text(json.dumps(jsonld.expand(some.json)), "utf-8")
    assert convert(expanded, folder / "out.graphml") == ""
    assert (folder / "out.graphml").read_bytes() == some.bytes("graphml")


def test_compacted_jsonld_says_the_same(some, folder):
    compacted = jsonld.compact(jsonld.expand(some.json), some.json["@context"])
    path = folder / "compacted.jsonld"
    path.write_text(json.dumps(compacted, ensure_ascii=False), "utf-8")
    assert convert(path, folder / "out.graphml") == ""
    assert (folder / "out.graphml").read_bytes() == some.bytes("graphml")


# Files that other tools make.


def test_what_networkx_writes(folder):
    graph = networkx.MultiDiGraph(name="Hard & <labels>")
    for number, text in enumerate(HARD):
        graph.add_node(text, label=text + "!", age=number, share=number / 8, listed=number % 2 == 0)
    for number, text in enumerate(HARD):
        graph.add_edge(text, HARD[number - 1], key=f"e{number}", type=text, amount=2**40 + number)
        graph.add_edge(text, HARD[number - 1], key=f"f{number}", type=text, note=text)
    networkx.write_graphml(graph, folder / "hard.graphml")
    view = read(folder / "hard.graphml")
    assert view["title"] == "Hard & <labels>"
    assert [(actor["id"], actor["name"], actor["attributes"]) for actor in view["actors"]] == [
        (text, text + "!", {"age": str(n), "listed": str(n % 2 == 0).lower(), "share": str(n / 8)})
        for n, text in enumerate(HARD)
    ]
    found = {(r["id"], r["from"], r["type"], r["to"]): r["attributes"] for r in view["relations"]}
    assert found == {
        (f"{kind}{n}", text, text, HARD[n - 1]):
            {"amount": str(2**40 + n)} if kind == "e" else {"note": text}
        for n, text in enumerate(HARD) for kind in "ef"
    }


def test_what_igraph_writes(folder):
    graph = igraph.Graph(directed=False)
    graph.add_vertices(len(HARD), {"name": HARD, "age": list(range(len(HARD)))})
    graph.add_edges(
        [(n - 1, n) for n in range(1, len(HARD))], {"type": HARD[1:], "weight": [0.5] * (len(HARD) - 1)})
    graph.write_graphml(str(folder / "hard.graphml"))
    view = read(folder / "hard.graphml")
    assert [(actor["id"], actor["name"], actor["attributes"]) for actor in view["actors"]] == [
        (f"n{n}", text, {"age": str(float(n))}) for n, text in enumerate(HARD)
    ]
    assert {(r["from"], r["type"], r["to"]) for r in view["relations"]} == {
        (f"n{n - 1}", HARD[n], f"n{n}") for n in range(1, len(HARD))
    }
    assert all(relation["symmetric"] for relation in view["relations"])
    assert all(relation["attributes"] == {"weight": "0.5"} for relation in view["relations"])


# In DOT a backslash and an entity mean something in a label: what stands for them is shown.
SHOWN = {"x <y> & 'z' &amp;": "x <y> & 'z' &"}


def quoted(text):
    return '"' + text.replace('"', '\\"') + '"'


def check_dot(view, texts=HARD):
    # pygraphviz writes nodes in an order of its own.
    assert {a["id"]: (a["name"], a["attributes"]) for a in view["actors"]} == {
        text: (SHOWN.get(text, text) + "!", {"note": text}) for text in texts
    }
    assert {(r["from"], r["type"], r["to"]) for r in view["relations"]} == {
        (text, SHOWN.get(text, text), texts[n - 1]) for n, text in enumerate(texts)
    }


def test_what_pydot_writes(folder):
    graph = pydot.Dot("hard", graph_type="digraph")
    for text in HARD:
        graph.add_node(pydot.Node(quoted(text), label=quoted(text + "!"), note=quoted(text)))
    for number, text in enumerate(HARD):
        graph.add_edge(pydot.Edge(quoted(text), quoted(HARD[number - 1]), label=quoted(text)))
    (folder / "hard.dot").write_text(graph.to_string(), "utf-8")
    check_dot(read(folder / "hard.dot"))


def test_what_pygraphviz_writes(folder):
    graph = pygraphviz.AGraph(directed=True, strict=False)
    # pygraphviz takes a name that begins with % for none.
    texts = [text for text in HARD if not text.startswith("%")]
    for text in texts:
        graph.add_node(text, label=text + "!", note=text)
    for number, text in enumerate(texts):
        graph.add_edge(text, texts[number - 1], label=text)
    (folder / "hard.dot").write_text(graph.to_string(), "utf-8")
    check_dot(read(folder / "hard.dot"), texts)


# Our files, written again by other tools.


def returns_lost(view):
    """Texts without what XML makes of a carriage return that is written as it is."""
    if isinstance(view, dict):
        return {
            key: value if key == "evidence" else returns_lost(value) for key, value in view.items()
        }
    if isinstance(view, list):
        return [returns_lost(item) for item in view]
    return view.replace("\r\n", "\n").replace("\r", "\n") if isinstance(view, str) else view


def by_id(items):
    return sorted(items, key=lambda item: item["id"])


def sorted_relations(view):
    return {**view, "relations": by_id(view["relations"])}


def test_networkx_writes_ours_again(product, folder):
    graph = networkx.read_graphml(product.path("graphml"), force_multigraph=True)
    networkx.write_graphml(graph, folder / "again.graphml")
    assert convert(folder / "again.graphml", folder / "out.graphml") == ""
    # NetworkX sorts edges by their source, and writes carriage returns as they are.
    ours = sorted_relations(returns_lost(view_of(product.path("graphml"))))
    assert sorted_relations(returns_lost(view_of(folder / "out.graphml"))) == ours


def test_igraph_writes_ours_again(product, folder):
    igraph.Graph.Read_GraphML(str(product.path("graphml"))).write_graphml(str(folder / "again.graphml"))
    assert convert(folder / "again.graphml", folder / "out.graphml") == ""
    found = sorted_relations(returns_lost(view_of(folder / "out.graphml")))
    ours = sorted_relations(returns_lost(view_of(product.path("graphml"))))
    # igraph has doubles only: 1.50 is 1.5 to it, and 7 may be 7.0.
    for view in (found, ours):
        for item in view["actors"] + view["relations"]:
            item["attributes"] = {name: number(value) for name, value in item["attributes"].items()}
    assert found == ours


def number(text):
    try:
        return float(text)
    except ValueError:
        return text


def test_without_its_mark_all_evidence_is_kept(case, folder):
    graph = networkx.read_graphml(case.path("graphml"), force_multigraph=True)
    del graph.graph["redstring"]
    networkx.write_graphml(graph, folder / "bare.graphml")
    said = convert(folder / "bare.graphml", folder / "out.graphml")
    assert "because a tool has removed what Redstring wrote of" in said
    ours = {r["id"]: r for r in view_of(case.path("graphml"))["relations"]}
    found = view_of(folder / "out.graphml")
    assert {r["id"]: r["evidence"] for r in found["relations"]} == {
        id: relation["evidence"] for id, relation in ours.items()
    }
    cited = {piece["document"] for relation in ours.values() for piece in relation["evidence"]}
    assert {document["id"] for document in found["documents"]} == cited
    assert all(document["title"] is None for document in found["documents"])


def test_graphviz_writes_ours_again(built, folder):
    done = subprocess.run(
        ["dot", "-Tcanon"], input=built.bytes("dot"), capture_output=True, timeout=60, check=True)
    (folder / "canon.dot").write_bytes(done.stdout)
    assert convert(folder / "canon.dot", folder / "out.graphml") == ""
    # Graphviz writes nodes and edges in an order of its own, and each one's attributes by their names.
    found, ours = view_of(folder / "out.graphml"), view_of(built.path("graphml"))
    for view in (found, ours):
        view |= {"actors": by_id(view["actors"]), "relations": by_id(view["relations"])}
    assert found == ours
