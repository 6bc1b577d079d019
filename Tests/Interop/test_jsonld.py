"""JSON-LD: the same triples to everyone, offline, and only facts as plain triples."""

import json
import pathlib

import pyld.jsonld
import pyoxigraph
import pyshacl
import pytest
import rdflib
import views
from conftest import NetworkDenied

SHAPES = pathlib.Path(__file__).with_name("shapes.ttl")
REFERENCE_SELECTORS = 253

REDSTRING = rdflib.Namespace("urn:redstring:term:")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
SCHEMA = rdflib.Namespace("https://schema.org/")
RDF = rdflib.RDF
XSD = "http://www.w3.org/2001/XMLSchema#"


# Triples as tuples: a subject, a predicate, and an object that is `("iri", …)` or
# `("literal", text, datatype, language)`.


def refuse(url, options=None):
    raise NetworkDenied(f"a processor asks for {url}")


def in_pyld(product):
    text = pyld.jsonld.to_rdf(
        product.json, {"format": "application/n-quads", "documentLoader": refuse})
    return tuples(pyoxigraph.parse(text.encode("utf-8"), pyoxigraph.RdfFormat.N_QUADS))


def in_oxigraph(product):
    return tuples(pyoxigraph.parse(product.bytes("jsonld"), pyoxigraph.RdfFormat.JSON_LD))


def in_streaming_oxigraph(product):
    """By the streaming profile, which asks for contexts and types before everything else."""
    profile = pyoxigraph.RdfFormat.STREAMING_JSON_LD
    return tuples(pyoxigraph.parse(product.bytes("jsonld"), profile))


def tuples(quads):
    found = set()
    for quad in quads:
        assert isinstance(quad.graph_name, pyoxigraph.DefaultGraph), f"in a named graph: {quad}"
        for term in (quad.subject, quad.object):
            assert not isinstance(term, pyoxigraph.BlankNode), f"a blank node: {quad}"
        if isinstance(quad.object, pyoxigraph.Literal):
            value = quad.object
            object = ("literal", value.value, value.datatype.value, value.language)
        else:
            object = ("iri", quad.object.value)
        found.add((quad.subject.value, quad.predicate.value, object))
    return found


def rdflib_graph(product):
    return rdflib.Graph().parse(data=product.bytes("jsonld"), format="json-ld")


def in_rdflib(product):
    found = set()
    for subject, predicate, object in product.once(rdflib_graph):
        for term in (subject, object):
            assert not isinstance(term, rdflib.BNode), f"a blank node: {subject} {predicate} {object}"
        if isinstance(object, rdflib.Literal):
            datatype = str(object.datatype or XSD + "string")
            value = ("literal", str(object), datatype, object.language)
        else:
            value = ("iri", str(object))
        found.add((str(subject), str(predicate), value))
    return found


def by_hand(product):
    """The triples by a reading of our own, which knows only what our files use of JSON-LD."""
    terms = views.Terms(product.json["@context"])
    found = set()

    def value_of(key, value):
        definition = terms.definition(key)
        if isinstance(value, dict) and "@value" in value:
            return ("literal", value["@value"], terms.iri(value["@type"]), None)
        if isinstance(value, dict):
            node(value)
            return ("iri", value["id"])
        if definition.get("@type") == "@id":
            return ("iri", value)
        if definition.get("@type") == "@vocab":
            return ("iri", terms.iri(value))
        if isinstance(value, bool):
            return ("literal", str(value).lower(), XSD + "boolean", None)
        datatype = definition.get("@type") or ("xsd:integer" if isinstance(value, int) else "xsd:string")
        return ("literal", str(value), terms.iri(datatype), None)

    def node(object):
        if object.keys() == {"id"}:
            return
        types = object["type"] if isinstance(object["type"], list) else [object["type"]]
        for type in types:
            found.add((object["id"], str(RDF.type), ("iri", terms.iri(type))))
        for key, value in object.items():
            if key not in ("id", "type"):
                for item in value if isinstance(value, list) else [value]:
                    found.add((object["id"], terms.iri(key), value_of(key, item)))

    for object in product.json["@graph"]:
        node(object)
    return found


PROCESSORS = [in_pyld, in_rdflib, in_oxigraph, in_streaming_oxigraph]


@pytest.mark.parametrize("processor", PROCESSORS)
def test_processors_agree(product, processor):
    expected = product.once(by_hand)
    found = product.once(processor)
    assert len(expected) > 0
    assert found - expected == set()
    assert expected - found == set()


@pytest.mark.parametrize("processor", [in_pyld, in_rdflib])
def test_the_network_is_denied(tmp_path, processor, small):
    """A context that is elsewhere is asked for, and refused: so none of ours is."""
    stem = tmp_path / "remote"
    stem.with_suffix(".jsonld").write_text(
        '{"@context": "https://schema.org/", "@id": "urn:x:y", "name": "x"}', "utf-8")
    remote = type(small)("remote", stem, {})
    with pytest.raises(Exception) as raised:
        processor(remote)
    error, errors = raised.value, []
    while error is not None:
        errors.append(error)
        error = error.__cause__ or error.__context__ or getattr(error, "reason", None)
    assert any(isinstance(error, NetworkDenied) for error in errors), errors


def test_everything_written_is_in_it(product):
    """Nothing is lost between the graph and the file."""
    if not product.is_generated:
        view = views.from_jsonld(product)
        assert len(view["documents"]) == product.counts["documents"]
        assert len(view["actors"]) == product.counts["actors"]
        assert len(view["relations"]) == product.counts["relations"]
        assert sum(len(r["evidence"]) for r in view["relations"]) == product.counts["evidence"]
        return
    # Two types may have one IRI, if the case gives it to both; then an actor is of both in RDF.
    iris = [node["id"] for node in views.nodes(product.json, "ActorType")]
    options = {"names": False, "types": len(set(iris)) == len(iris)}
    found = views.comparable(views.from_jsonld(product), **options)
    assert found == views.comparable(product.expectation, **options)


def objects(value):
    """Every object in a JSON value, however deep."""
    if isinstance(value, list):
        for item in value:
            yield from objects(item)
    elif isinstance(value, dict):
        yield value
        yield from objects(list(value.values()))


def test_no_key_is_written_twice(product):
    def unique(pairs):
        keys = [key for key, _ in pairs]
        assert len(set(keys)) == len(keys), f"{sorted(keys)} has a key twice"
        return dict(pairs)

    json.loads(product.bytes("jsonld"), object_pairs_hook=unique)


def test_the_file_is_a_context_and_a_flat_list(product):
    tree = product.json
    assert list(tree) == ["@context", "@graph"]
    assert isinstance(tree["@context"], dict), "the context is inline"
    assert tree["@context"]["@version"] == 1.1
    assert {type(value) for value in tree["@context"].values()} <= {float, str, dict}
    assert "Dataset" in tree["@graph"][0]["type"]
    for node in tree["@graph"]:
        assert list(node)[:2] == ["type", "id"]
    order = ["Dataset", "ActorType", "RelationType", "Property", "Document", "Actor", "Relation"]
    places = [order.index(node["type"][0]) for node in tree["@graph"]]
    assert places == sorted(places)


def test_every_key_has_a_term(product):
    context = product.json["@context"]
    for node in objects(product.json["@graph"]):
        known = {"@value", "@type"} if "@value" in node else context.keys()
        assert node.keys() <= known, f"{node.get('id')} has keys without a term"


def test_nothing_vanishes_on_expansion(product):
    def count(value):
        """The values in an object, those of nested objects with them."""
        total = 0
        for object in objects(value):
            for key, item in object.items():
                if key not in ("@value", "@type") or "@value" not in object:
                    total += len(item) if isinstance(item, list) else 1
        return total

    compact = count(product.json["@graph"])
    expanded = pyld.jsonld.expand(product.json, {"documentLoader": refuse})
    # Expansion makes an object of a mere reference, which then counts for its `@id`.
    references = sum(
        1 for object in objects(expanded) if object.keys() == {"@id"}
    ) - sum(1 for object in objects(product.json["@graph"]) if object.keys() == {"id"})
    assert count(expanded) - references == compact


def test_jq_always_sees_the_same_kind_of_value(product):
    context = product.json["@context"]
    sets = {
        term for term, definition in context.items()
        if isinstance(definition, dict) and definition.get("@container") == "@set"
    }
    assert {"evidence", "selector", "alternateName", "author", "sameAs"} <= sets
    for node in objects(product.json["@graph"]):
        for key, value in node.items():
            if key in sets:
                assert isinstance(value, list) and value, f"{key} of {node['id']} is no array"
            elif key != "type":
                assert not isinstance(value, list), f"{key} of {node['id']} is an array"
    for relation in views.nodes(product.json, "Relation"):
        assert all(evidence["id"] for evidence in relation["evidence"])


def is_fact(node):
    """Whether a relation may be a plain triple: what some evidence asserts, and nothing weakens."""
    return (
        any(evidence["stance"] == "asserts" for evidence in node["evidence"])
        and node.get("polarity") != "negative"
        and not node.get("isInferred")
        and node.get("review") not in ("proposed", "rejected")
    )


def test_only_facts_are_direct_triples(product):
    terms = views.Terms(product.json["@context"])
    relations = views.nodes(product.json, "Relation")
    actors = {node["id"] for node in views.nodes(product.json, "Actor")}
    types = {node["id"] for node in views.nodes(product.json, "RelationType")}
    facts = {
        (node["from"], terms.iri(node["predicate"]), ("iri", node["to"]))
        for node in relations if is_fact(node)
    }
    # A case may give a property the IRI of a relation type; what an actor has of it is no relation.
    attributes = {
        (node["id"], terms.iri(key), ("iri", value["id"]))
        for node in views.nodes(product.json, "Actor")
        for key, value in node.items() if isinstance(value, dict) and "id" in value
    }
    for processor in PROCESSORS:
        direct = {
            triple for triple in product.once(processor)
            if triple[0] in actors and triple[1] in types and triple[2][0] == "iri"
        }
        assert direct - attributes == facts - attributes
        assert facts <= direct


def test_some_relation_is_no_fact(case):
    """The test above has something to leave out."""
    relations = views.nodes(case.json, "Relation")
    assert 0 < sum(map(is_fact, relations)) < len(relations)


# Places in documents.


def document_texts(product):
    """The documents that stand beside the case, by their IRI, without a byte order mark."""
    texts = {}
    for node in views.nodes(product.json, "Document"):
        for folder in product.folders:
            file = folder / node.get("file", "no file")
            if file.is_file():
                texts[node["id"]] = file.read_bytes().decode("utf-8-sig")
    return texts


def found_evidence(product):
    for relation in views.nodes(product.json, "Relation"):
        for evidence in relation["evidence"]:
            if evidence["state"] == "found":
                yield evidence


def test_ranges_cut_the_quotes_out_of_the_documents(built):
    texts = document_texts(built)
    cut = 0
    for evidence in found_evidence(built):
        text = texts[evidence["document"]]
        selectors = evidence["selector"]
        assert len(selectors) % 2 == 0 and selectors
        for quote, place in zip(selectors[::2], selectors[1::2]):
            assert (quote["type"], place["type"]) == ("TextQuoteSelector", "TextPositionSelector")
            # Python counts a string in code points, as Web Annotation does.
            assert text[place["start"]:place["end"]] == quote["exact"]
            cut += 1
        first, last = selectors[1]["start"], selectors[-1]["end"]
        assert selectors[0].get("prefix", "") == text[max(0, first - 32):first]
        assert selectors[-2].get("suffix", "") == text[last:last + 32]
    assert cut > 0


def test_the_reference_case_has_all_its_places(reference):
    graph = reference.once(rdflib_graph)
    [article] = document_texts(reference).values()
    places = set(graph.subjects(RDF.type, OA.TextPositionSelector))
    assert len(places) == REFERENCE_SELECTORS
    for place in places:
        [evidence] = graph.subjects(OA.hasSelector, place)
        [quote] = [
            selector for selector in graph.objects(evidence, OA.hasSelector)
            if (selector, RDF.type, OA.TextQuoteSelector) in graph
        ]
        start, end = (int(graph.value(place, term)) for term in (OA.start, OA.end))
        assert article[start:end] == str(graph.value(quote, OA.exact))


def test_nothing_is_unchecked_where_the_article_is_brought(checked):
    assert sum(1 for _ in found_evidence(checked)) == checked.counts["evidence"]


# Shapes.


@pytest.fixture(scope="session")
def shapes():
    return rdflib.Graph().parse(SHAPES, format="turtle")


def copied(product):
    return rdflib.Graph() + product.once(rdflib_graph)


def messages(graph, shapes):
    """What the shapes have against a graph."""
    conforms, report, text = pyshacl.validate(graph, shacl_graph=shapes)
    assert isinstance(report, rdflib.Graph), text
    said = {str(message) for message in report.objects(None, rdflib.SH.resultMessage)}
    assert conforms == (not said)
    return said


def test_the_shapes_accept_it(some, shapes):
    graph = copied(some)
    assert len(graph) == len(some.once(in_oxigraph))
    assert messages(graph, shapes) == set()


def test_the_shapes_are_sound(shapes):
    pyshacl.validate(rdflib.Graph(), shacl_graph=shapes, meta_shacl=True)


def one(graph, kind):
    return min(graph.subjects(RDF.type, kind))


def without(predicate, kind):
    return lambda graph: graph.remove((one(graph, kind), predicate, None))


def twice(predicate, kind, object):
    return lambda graph: graph.add((one(graph, kind), predicate, object))


def instead(predicate, kind, object):
    return lambda graph: graph.set((one(graph, kind), predicate, object))


def claims_the_reverse(graph):
    """A direct triple that no relation carries."""
    relation = one(graph, REDSTRING.Relation)
    subject, predicate, object = (
        graph.value(relation, term) for term in (RDF.subject, RDF.predicate, RDF.object))
    graph.add((object, predicate, subject))


def weakens(predicate, value):
    """Says of a relation that is a direct triple what forbids that."""

    def weaken(graph):
        for relation in sorted(graph.subjects(RDF.type, REDSTRING.Relation)):
            subject, type, object = (
                graph.value(relation, term) for term in (RDF.subject, RDF.predicate, RDF.object))
            alike = [
                other for other in graph.subjects(RDF.subject, subject)
                if (other, RDF.predicate, type) in graph and (other, RDF.object, object) in graph
            ]
            if (subject, type, object) in graph and alike == [relation]:
                if predicate == REDSTRING.stance:
                    for evidence in graph.objects(relation, REDSTRING.evidence):
                        graph.set((evidence, predicate, value))
                else:
                    graph.set((relation, predicate, value))
                return
        raise AssertionError("no relation is a direct triple")

    return weaken


def loses_its_place(graph):
    evidence = next(graph.subjects(REDSTRING.state, rdflib.Literal("found")))
    graph.remove((evidence, OA.hasSelector, None))


def keeps_a_place(graph):
    graph.set((next(graph.subjects(REDSTRING.state, rdflib.Literal("found"))),
               REDSTRING.state, rdflib.Literal("unchecked")))


def ends_before_it_starts(graph):
    place = one(graph, OA.TextPositionSelector)
    start = graph.value(place, OA.start)
    graph.set((place, OA.end, start))
    graph.set((place, OA.start, rdflib.Literal(str(int(start) + 1), datatype=start.datatype)))


DIRECT = "a direct triple is a fact that some evidence asserts"
NOWHERE = rdflib.URIRef("urn:x:nowhere")
TEXT = rdflib.Literal("x")
MUTILATIONS = {
    "relation without evidence": (without(REDSTRING.evidence, REDSTRING.Relation), "has evidence"),
    "relation without subject": (without(RDF.subject, REDSTRING.Relation), "begins at exactly one actor"),
    "relation with two subjects": (twice(RDF.subject, REDSTRING.Relation, NOWHERE), "begins at exactly one actor"),
    "relation without predicate": (without(RDF.predicate, REDSTRING.Relation), "has exactly one type, of the vocabulary"),
    "relation of a foreign type": (instead(RDF.predicate, REDSTRING.Relation, NOWHERE), "has exactly one type, of the vocabulary"),
    "relation to nobody": (instead(RDF.object, REDSTRING.Relation, NOWHERE), "ends at exactly one actor"),
    "relation without identifier": (without(SCHEMA.identifier, REDSTRING.Relation), "has exactly one identifier"),
    "relation of two polarities": (instead(REDSTRING.polarity, REDSTRING.Relation, TEXT), "is negative, or says nothing about it"),
    "relation on no date": (instead(REDSTRING.date, REDSTRING.Relation, TEXT), "is on one date"),
    "relation reviewed by nobody": (instead(REDSTRING.review, REDSTRING.Relation, TEXT), "has one state of review, or none"),
    "triple without relation": (claims_the_reverse, DIRECT),
    "triple of a negative relation": (weakens(REDSTRING.polarity, rdflib.Literal("negative")), DIRECT),
    "triple of an inferred relation": (weakens(REDSTRING.isInferred, rdflib.Literal(True)), DIRECT),
    "triple of a proposal": (weakens(REDSTRING.review, rdflib.Literal("proposed")), DIRECT),
    "triple of a denied relation": (weakens(REDSTRING.stance, rdflib.Literal("denies")), DIRECT),
    "actor without name": (without(SCHEMA.name, REDSTRING.Actor), "has exactly one name"),
    "actor with two names": (twice(SCHEMA.name, REDSTRING.Actor, rdflib.Literal("y")), "has exactly one name"),
    "actor without type": (
        lambda graph: [graph.remove((one(graph, REDSTRING.Actor), RDF.type, type))
                       for type in list(graph.subjects(RDF.type, REDSTRING.ActorType))],
        "is of a type that the vocabulary has"),
    "evidence without document": (without(OA.hasSource, REDSTRING.Evidence), "stands in exactly one document"),
    "evidence in no document": (instead(OA.hasSource, REDSTRING.Evidence, NOWHERE), "stands in exactly one document"),
    "evidence without stance": (without(REDSTRING.stance, REDSTRING.Evidence), "has exactly one stance"),
    "evidence of a foreign stance": (instead(REDSTRING.stance, REDSTRING.Evidence, TEXT), "has exactly one stance"),
    "evidence of two relations": (
        lambda graph: [graph.add((relation, REDSTRING.evidence, one(graph, REDSTRING.Evidence)))
                       for relation in list(graph.subjects(RDF.type, REDSTRING.Relation))],
        "carries exactly one relation"),
    "evidence without place": (loses_its_place, None),
    "unchecked evidence with a place": (keeps_a_place, None),
    "place without start": (without(OA.start, OA.TextPositionSelector), "has exactly one start, before its end"),
    "place without end": (without(OA.end, OA.TextPositionSelector), "has exactly one end"),
    "place that ends before it starts": (ends_before_it_starts, "has exactly one start, before its end"),
    "quote without text": (without(OA.exact, OA.TextQuoteSelector), "has exactly one text"),
    "document of two dates": (
        lambda graph: [graph.add((one(graph, REDSTRING.Document), SCHEMA.datePublished,
                                  rdflib.Literal(year, datatype=rdflib.XSD.gYear)))
                       for year in ("1999", "2000")],
        "is published on one date"),
    "document of a strange sum": (instead(SCHEMA.sha256, REDSTRING.Document, TEXT), "has at most one SHA-256"),
    "graph of a later version": (
        lambda graph: graph.set((one(graph, SCHEMA.Dataset), REDSTRING.formatVersion, rdflib.Literal(2))),
        "is of the format's first version"),
}


@pytest.mark.parametrize("mutilate, message", MUTILATIONS.values(), ids=MUTILATIONS.keys())
def test_the_shapes_refuse_a_mutilated_graph(small, shapes, mutilate, message):
    graph = copied(small)
    mutilate(graph)
    said = messages(graph, shapes)
    assert said
    assert message is None or message in said
