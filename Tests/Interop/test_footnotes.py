"""The numbers of the sentences are the same in every file."""

import json
import re

import networkx
import products
import views

DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def numbers(product):
    """By the relation's id."""
    return {node["identifier"]: node["footnote"] for node in views.nodes(product.json, "Relation")}


def test_graphml_has_the_numbers_of_jsonld(product):
    graph = networkx.read_graphml(product.path("graphml"), force_multigraph=True)
    found = {data.get("identifier", id): data["footnote"] for _, _, id, data in graph.edges(keys=True, data=True)}
    assert found == numbers(product)
    assert sorted(found.values()) == list(range(1, len(found) + 1))


def test_the_list_has_a_sentence_for_each(built, tmp_path):
    page = tmp_path / "map.svg"
    products.redstring("convert", built.path("jsonld"), page, "--footnotes", "--proposals")
    count = len(numbers(built))
    assert [int(n) for n in re.findall(r'id="footnote-(\d+)"', page.read_text())] == list(range(1, count + 1))


def test_pictures_and_pages_have_the_numbers_too(built, tmp_path):
    svg, page = tmp_path / "map.svg", tmp_path / "map.html"
    for file in (svg, page):
        products.redstring("convert", built.path("jsonld"), file, "--proposals", "--no-bundle")
    expected = {f"relation-{id}": number for id, number in numbers(built).items()}
    # The number stands at the end of what is written at the line.
    groups = re.findall(r'<g id="(relation-[^"]+)".*?</g>', svg.read_text(), re.DOTALL)
    labels = {
        id: re.findall(r"<text[^>]*>[^<]*?([⁰¹²³⁴⁵⁶⁷⁸⁹]+)</text>", group)
        for id, group in re.findall(r'<g id="(relation-[^"]+)"(.*?)</g>', svg.read_text(), re.DOTALL)
    }
    assert len(groups) == len(expected)
    if len(expected) <= 300:
        assert {id: int(found[-1].translate(DIGITS)) for id, found in labels.items()} == expected
    [data] = re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', page.read_text(), re.DOTALL)
    assert len(json.loads(data)["relations"]) == len(expected)
