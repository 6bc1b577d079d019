"""FollowTheMoney: what its own library and command line make of our entities, and what we read of theirs.

It has an environment of its own (requirements-ftm.txt), because it holds back the versions of other oracles.
"""

import csv
import json
import xml.etree.ElementTree as xml

import products
import pytest

pytest.importorskip("followthemoney", reason="followthemoney has an environment of its own; see README.md")

from click.testing import CliRunner  # noqa: E402
from followthemoney import model  # noqa: E402
from followthemoney.cli.cli import cli  # noqa: E402
from followthemoney.types import registry  # noqa: E402

# What is compared as it is for any text; names, addresses and links are brought into order when they are cleaned.
EXACT = {registry.entity, registry.date, registry.number, registry.language, registry.identifier}


def entities_path(product):
    """The product as entities, converted from its GraphML: the file's path."""
    path = products.temporary_folder() / f"{product.name.replace(':', '-')}.ftm.json"
    products.redstring("convert", product.path("graphml"), path, "--proposals")
    return path


def read(path):
    # Python's splitlines also splits where JSON does not, at U+2028 for one.
    return [json.loads(line) for line in path.read_text("utf-8").removesuffix("\n").split("\n")]


def entities(product):
    return read(product.once(entities_path))


def edges(product):
    return [entity for entity in product.once(entities) if model.get(entity["schema"]).edge]


def ftm(*arguments):
    """Runs the command line, in this process."""
    done = CliRunner().invoke(cli, [str(argument) for argument in arguments])
    assert done.exit_code == 0, done.output


def test_every_thing_is_an_entity(product):
    counts = product.counts
    kinds = [entity["id"].split("--")[1] for entity in product.once(entities)]
    assert kinds == (
        ["document"] * counts["documents"] + ["actor"] * counts["actors"]
        + ["relation"] * counts["relations"])
    assert len(product.once(edges)) == counts["relations"]


def test_every_value_is_valid(product, tmp_path):
    ftm("validate", "-i", product.once(entities_path), "-o", tmp_path / "valid.json")
    valid = read(tmp_path / "valid.json")
    assert len(valid) == len(product.once(entities))
    for ours, theirs in zip(product.once(entities), valid):
        assert (theirs["id"], theirs["schema"]) == (ours["id"], ours["schema"])
        schema = model.get(ours["schema"])
        assert not schema.abstract
        for name, values in ours["properties"].items():
            prop = schema.get(name)
            assert prop is not None and not prop.stub and not prop.deprecated
            kept = theirs["properties"].get(name, [])
            if product.is_generated and prop.type not in EXACT:
                assert bool(kept) <= bool(values)
            else:
                # Values are a set.
                assert kept == list(dict.fromkeys(values)), (ours["id"], name)


def test_what_is_required_is_there(built):
    for entity in built.once(entities):
        schema = model.get(entity["schema"])
        # A document may be known by its title only.
        required = [] if schema.is_a("Document") or schema.is_a("Contract") else schema.required
        assert set(required) <= set(entity["properties"]), entity


def test_ends_and_proofs_are_of_their_range(product):
    schemata = {entity["id"]: model.get(entity["schema"]) for entity in product.once(entities)}
    for entity in product.once(entities):
        for name, values in entity["properties"].items():
            prop = model.get(entity["schema"]).get(name)
            if prop.type == registry.entity:
                assert all(schemata[value].is_a(prop.range) for value in values)


def test_every_relation_keeps_its_sentences(product):
    ours = product.once(edges)
    assert sum(len(edge["properties"]["summary"]) for edge in ours) == product.counts["evidence"]
    assert all(edge["properties"]["proof"] for edge in ours)


def test_what_is_no_fact_is_a_link_that_says_so(product):
    """By what the JSON-LD has as plain triples."""
    def relation(node):
        return "rdf:Statement" in node.get("type", []) or "evidence" in node
    relations = [node for node in product.json["@graph"] if relation(node)]
    assert len(relations) == len(product.once(edges))
    for node, edge in zip(relations, product.once(edges)):
        stances = [piece["stance"] for piece in node["evidence"]]
        is_fact = (
            node.get("polarity") != "negative" and not node.get("inferred")
            and node.get("review", "accepted") == "accepted" and "asserts" in stances)
        if not is_fact:
            assert edge["schema"] == "UnknownLink"
            marks = edge["properties"]["role"][0].split(": ")[0].split(", ")
            assert set(marks) <= {"not", "inferred", "proposed", "rejected", "alleged", "denied"}


def test_the_graph_exporters_have_every_node_and_edge(product, tmp_path):
    path = product.once(entities_path)
    edge_count = product.counts["relations"]
    node_count = len(product.once(entities)) - edge_count
    ftm("export-gexf", "-i", path, "-o", tmp_path / "out.gexf")
    root = xml.parse(tmp_path / "out.gexf").getroot()
    count = {kind: len(root.findall(f".//{{*}}{kind}")) for kind in ("node", "edge")}
    assert count == {"node": node_count, "edge": edge_count}
    ftm("export-cypher", "-i", path, "-o", tmp_path / "out.cypher")
    script = (tmp_path / "out.cypher").read_text("utf-8").split("\n")
    assert sum(line.startswith("MERGE (p ") for line in script) == node_count
    assert sum(line.startswith("MATCH (s ") for line in script) == edge_count


def test_the_table_and_triple_exporters_have_every_entity(product, tmp_path):
    path = product.once(entities_path)
    ftm("export-csv", "-i", path, "-o", tmp_path / "tables")
    found = []
    for table in (tmp_path / "tables").glob("*.csv"):
        with table.open(newline="", encoding="utf-8") as file:
            found += [(row["id"], table.stem) for row in csv.DictReader(file)]
    ours = [(entity["id"], entity["schema"]) for entity in product.once(entities)]
    assert sorted(found) == sorted(ours)
    ftm("export-rdf", "-i", path, "-o", tmp_path / "out.nt")
    triples = (tmp_path / "out.nt").read_text("utf-8").split("\n")
    typed = [line for line in triples if "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>" in line]
    assert len(typed) == len(ours)


def test_signed_identifiers_stay_apart(product, tmp_path):
    """As Aleph signs them when it loads a collection."""
    ftm("sign", "-s", "key", "-i", product.once(entities_path), "-o", tmp_path / "signed.json")
    ids = [entity["id"].rsplit(".", 1)[0] for entity in read(tmp_path / "signed.json")]
    assert ids == [entity["id"] for entity in product.once(entities)]


def test_what_followthemoney_has_cleaned_is_read_the_same(built, tmp_path):
    path = built.once(entities_path)
    (tmp_path / "cleaned").mkdir()
    cleaned = tmp_path / "cleaned" / path.name
    ftm("validate", "-i", path, "-o", cleaned)
    assert lines_of(cleaned) == lines_of(path)


def lines_of(path):
    """What Redstring reads, as JSON lines; without the file's own document, which has its digest."""
    target = products.temporary_folder() / "read.jsonl"
    products.redstring("convert", path, target, "--proposals")
    lines = [json.loads(line) for line in target.read_text("utf-8").removesuffix("\n").split("\n")]
    target.unlink()
    return [line for line in lines if line.get("file") != path.name]


# What their Python writes.


def proxy(schema, id, **properties):
    entity = model.make_entity(schema)
    entity.id = id
    for name, values in properties.items():
        entity.add(name, values)
    return entity


def concrete(schema):
    """A schema that entities can be of, and that fits."""
    return schema if not schema.abstract else model.get("LegalEntity")


def test_every_edge_and_reference_of_the_model_is_a_relation(tmp_path):
    path = tmp_path / "model.ftm.json"
    proxies, expected = {}, set()

    def actor(schema):
        schema = concrete(schema)
        return proxies.setdefault(f"n-{schema.name}", proxy(schema.name, f"n-{schema.name}", name="N")).id

    for schema in sorted(model, key=lambda schema: schema.name):
        if schema.abstract:
            continue
        if schema.edge:
            source, target = actor(schema.source_prop.range), actor(schema.target_prop.range)
            id = f"e-{schema.name}"
            ends = {schema.edge_source: source, schema.edge_target: target}
            proxies[id] = proxy(schema.name, id, startDate="2020-01", **ends)
            expected.add((source, target, hyphenated(schema.name)))
            continue
        id = f"r-{schema.name}"
        proxies[id] = proxy(schema.name, id)
        for prop in schema.properties.values():
            if prop.type == registry.entity and not prop.stub:
                target = actor(prop.range)
                proxies[id].add(prop, target)
                expected.add((id, target, hyphenated(prop.name)))
    # The edges first: a stream has no order.
    written = sorted(proxies.values(), key=lambda proxy: not proxy.schema.edge)
    text = "".join(json.dumps(proxy.to_dict()) + "\n" for proxy in written)
    path.write_text(text, "utf-8")
    lines = lines_of(path)
    assert {line["id"] for line in lines if line["redstring"] == "actor"} == {
        proxy.id for proxy in written if not proxy.schema.edge}
    relations = [line for line in lines if line["redstring"] == "relation"]
    assert {(line["from"], line["to"], line["type"]) for line in relations} == expected
    assert all(line["start"] == "2020-01" for line in relations if line["id"].startswith("e-"))


def hyphenated(name):
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("-")


def test_names_and_values_arrive(tmp_path):
    path = tmp_path / "people.ftm.json"
    ana = proxy("Person", "ana", name=["Ana Lima", "Лима, Анна"], alias="A. “L.”", birthDate="1970-02")
    ana.add("nationality", ["br", "pt"])
    ana.add("wikidataId", "Q7747")
    blue = proxy("Company", "blue", name="Blue", description="ships")
    owns = proxy("Ownership", "owns", owner="ana", asset="blue", percentage="50.5", endDate="2021-02-16")
    text = "".join(json.dumps(proxy.to_dict()) + "\n" for proxy in [owns, ana, blue])
    path.write_text(text, "utf-8")
    read = {line["id"]: line for line in lines_of(path) if "id" in line}
    assert read["ana"]["name"] == "Ana Lima"
    assert read["ana"]["alias"] == ["Лима, Анна", "A. “L.”"]
    assert read["ana"]["same_as"] == ["https://www.wikidata.org/entity/Q7747"]
    assert read["ana"]["birthDate"] == "1970-02"
    assert sorted(json.loads(read["ana"]["nationality"])) == ["br", "pt"]
    assert read["blue"]["description"] == "ships"
    assert (read["owns"]["percentage"], read["owns"]["end"]) == ("50.5", "2021-02-16")
