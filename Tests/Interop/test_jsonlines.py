"""JSON lines: what tools that know nothing of Redstring read in them, line by line."""

import json
import shutil
import subprocess

import networkx
import products
import pytest
import views

# The members that say what a line is of, and between which actors.
FRAME = {"redstring", "id", "from", "to"}


def jsonlines(product):
    """The product as JSON lines, converted from its GraphML: the file's path."""
    path = products.temporary_folder() / f"{product.name.replace(':', '-')}.jsonl"
    products.redstring("convert", product.path("graphml"), path, "--proposals")
    return path


def lines(product):
    text = product.once(jsonlines).read_text("utf-8")
    # Python's splitlines also splits where JSON does not, at U+2028 for one.
    return [json.loads(line) for line in text.removesuffix("\n").split("\n")]


def of_kind(product, kind):
    return [line for line in product.once(lines) if line["redstring"] == kind]


def test_every_thing_has_its_line(product):
    assert product.once(lines)[0]["redstring"] == 1
    for kind, name in [("document", "documents"), ("actor", "actors"), ("relation", "relations")]:
        assert len(of_kind(product, kind)) == product.counts[name]
    evidence = sum(len(relation["evidence"]) for relation in of_kind(product, "relation"))
    assert evidence == product.counts["evidence"]


def test_a_member_says_what_the_column_of_graphml_says(product):
    graph = networkx.read_graphml(product.path("graphml"), force_multigraph=True)
    nodes = {data.get("identifier", node): data for node, data in graph.nodes(data=True)}
    edges = {data.get("identifier", key): data for _, _, key, data in graph.edges(keys=True, data=True)}
    for kind, elements in [("actor", nodes), ("relation", edges)]:
        things = of_kind(product, kind)
        assert len(things) == len(elements)
        for thing in things:
            views.assert_members_same(thing, elements[thing["id"]], FRAME)


def test_comes_back_when_keys_are_sorted(product, tmp_path):
    """As `jq -S` leaves it, but for decimals: 0.50 would be 0.5, so they are made strings here."""
    sorted_path = tmp_path / "sorted.jsonl"
    text = product.once(jsonlines).read_text("utf-8").removesuffix("\n")
    parsed = [json.loads(line, parse_float=str) for line in text.split("\n")]
    texts = [json.dumps(line, sort_keys=True, ensure_ascii=True) for line in parsed]
    sorted_path.write_text("\n".join(texts) + "\n", "utf-8")
    assert products.redstring("convert", sorted_path, tmp_path / "back.graphml", "--proposals") == ""
    assert (tmp_path / "back.graphml").read_bytes() == product.bytes("graphml")


@pytest.mark.skipif(not shutil.which("jq"), reason="jq is not installed")
def test_jq_selects_and_counts(product):
    command = ["jq", "-c", 'select(.redstring == "relation")', product.once(jsonlines)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.count("\n") == product.counts["relations"]
