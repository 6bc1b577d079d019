"""GraphML for yEd: everything that should be seen is, and nothing is lost when yEd saves it."""

import json
import re

import products
import pytest
import views
import yed_lint
from lxml import etree
from yed_lint import GRAPHML, Y


def yed(product):
    """The product as yEd's GraphML, converted from its GraphML: the file's path."""
    path = products.temporary_folder() / f"{product.name.replace(':', '-')}.yed.graphml"
    products.redstring("convert", product.path("graphml"), path, "--to", "graphml-yed", "--proposals")
    return path


def file(product):
    return yed_lint.File(product.once(yed).read_bytes())


def test_nothing_is_found(product):
    assert yed_lint.lint(product.once(yed).read_bytes()) == []


# The rule, what is replaced (once), and by what.
SPOILT = [
    ("graphics_are_declared", b' yfiles.type="nodegraphics"', b""),
    ("every_element_has_a_picture", b"y:PolyLineEdge", b"y:SplineEdge"),
    ("parts_are_in_order", b'<y:Shape type="ellipse"/>', b"<y:Geometry/>"),
    ("nodes_have_a_place", b' height="', b' size="'),
    ("nodes_have_a_place", b'<y:Geometry height="', b'<y:Geometry height="-'),
    ("nodes_do_not_cover_each_other", None, None),
    ("nodes_have_a_label_that_fits", b"<y:NodeLabel>", b"<y:NodeLabel>" + b"W" * 100),
    ("edges_have_a_label", b"y:EdgeLabel", b"y:Label"),
    ("names_are_known", b'<y:Shape type="', b'<y:Shape type="big'),
    ("names_are_known", b'type="line" width="1.0"/>\n          <y:Arrows', b'type="solid" width="1.0"/>\n          <y:Arrows'),
    ("names_are_known", b'target="standard"', b'target="arrow"'),
    ("colors_are_colors", b'<y:Fill color="#', b'<y:Fill color="'),
    ("properties_are_declared_once", b'attr.name="type"', b'attr.name="url"'),
]


@pytest.mark.parametrize("rule, old, new", SPOILT, ids=[case[0] for case in SPOILT])
def test_something_is_found_in_a_spoilt_file(small, rule, old, new):
    source = small.once(yed).read_bytes()
    if old is None:
        source = re.sub(rb' x="[^"]*" y="[^"]*"/>', b' x="0.0" y="0.0"/>', source)
    else:
        assert old in source
        # An element's name stands in its end tag too.
        count = -1 if old.startswith(b"y:") else 1
        source = source.replace(old, new, count)
    named = {function.__name__: function for function in yed_lint.RULES}
    assert list(named[rule](yed_lint.File(source)))


def words(text):
    return (text or "").split()


def test_labels_say_who_and_what(product):
    read = file(product)
    expected = views.expected(product)
    for actor, (_, picture) in zip(expected["actors"], read.pictures("node"), strict=True):
        label = picture.find(f"{Y}NodeLabel").text
        mark = {"proposed": "proposed: ", "rejected": "rejected: "}.get(actor.get("review"), "")
        shown = mark + (actor["name"] or actor["id"])
        if len(shown) < 100 and not re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]", shown):
            assert "".join(words(label)) == "".join(words(shown))
        assert picture.find(f"{Y}Fill").get("color") == actor["color"]
    for relation, (_, picture) in zip(expected["relations"], read.pictures("edge"), strict=True):
        label = "".join(words(picture.find(f"{Y}EdgeLabel").text))
        shown = relation["label"] or relation["type"]
        if len(shown) < 60 and not re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]", shown):
            assert label.endswith("".join(words(shown)))
        assert ("not:" in label.removesuffix("".join(words(shown)))) == relation["negative"]
        assert label.startswith("proposed:") or relation.get("review") != "proposed"


def test_lines_say_who_says_it(product):
    expected = views.expected(product)
    for relation, (edge, picture) in zip(expected["relations"], file(product).pictures("edge"), strict=True):
        stances = {piece["stance"] for piece in relation["evidence"]}
        line = "line" if "asserts" in stances else "dashed" if "alleges" in stances else "dotted"
        assert picture.find(f"{Y}LineStyle").get("type") == line
        end = "t_shape" if relation["negative"] else "none" if relation["symmetric"] else "standard"
        arrows = picture.find(f"{Y}Arrows")
        assert arrows.get("target") == end
        assert arrows.get("source") == (end if relation["symmetric"] else "none")


def test_every_line_has_its_sentences(product):
    read = file(product)
    (key,) = read.known("edge", "description") or [None]
    for relation, edge in zip(views.expected(product)["relations"], read.edges, strict=True):
        (text,) = [d.text for d in edge.findall(f"{GRAPHML}data") if d.get("key") == key]
        for piece in relation["evidence"]:
            assert f" {piece['stance']}" in text
            for passage in piece["passages"]:
                assert passage["exact"] in text


def test_comes_back(product, tmp_path):
    target = tmp_path / "back.graphml"
    assert products.redstring("convert", product.once(yed), target, "--proposals") == ""
    assert target.read_bytes() == product.bytes("graphml")


def test_comes_back_when_yed_has_saved_it(product, tmp_path):
    """yEd numbers keys, nodes and edges anew, and moves nodes; data of keys that it does not know it keeps."""
    tree = etree.fromstring(product.once(yed).read_bytes())
    keys = {key.get("id"): f"d{n}" for n, key in enumerate(tree.iter(f"{GRAPHML}key"))}
    nodes = {node.get("id"): f"n{n}" for n, node in enumerate(tree.iter(f"{GRAPHML}node"))}
    for key in tree.iter(f"{GRAPHML}key"):
        key.set("id", keys[key.get("id")])
    for data in tree.iter(f"{GRAPHML}data"):
        data.set("key", keys[data.get("key")])
    for node in tree.iter(f"{GRAPHML}node"):
        node.set("id", nodes[node.get("id")])
    for n, edge in enumerate(tree.iter(f"{GRAPHML}edge")):
        edge.set("id", f"e{n}")
        edge.set("source", nodes[edge.get("source")])
        edge.set("target", nodes[edge.get("target")])
    for geometry in tree.iter(f"{Y}Geometry"):
        geometry.set("x", "-7.5")
    for label in tree.iter(f"{Y}NodeLabel", f"{Y}EdgeLabel"):
        etree.SubElement(etree.SubElement(label, f"{Y}LabelModel"), f"{Y}SmartNodeLabelModel")
    saved = tmp_path / "saved.graphml"
    saved.write_bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8"))
    said = products.redstring("convert", saved, tmp_path / "back.graphml", "--proposals")
    # What we have written for yEd and know otherwise.
    for line in said.splitlines():
        assert re.search("'(url|description)' dropped", line), line
    assert (tmp_path / "back.graphml").read_bytes() == product.bytes("graphml")


def test_the_head_is_in_the_graph(product):
    read = file(product)
    (graph,) = read.root.iter(f"{GRAPHML}graph")
    assert json.loads(graph.find(f"{GRAPHML}data").text)["redstring"] == 1
