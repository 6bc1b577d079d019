"""JSON-LD, N-Quads, N-Triples and Turtle, as their readers have them."""

import json
import shutil
import subprocess

import pyld.jsonld
import pyoxigraph
import rdflib
import test_jsonld
import test_rdf
from rdflib import RDF, RDFS

from tools import Table, Tool, attempt, debian_version, package

TERM = "urn:redstring:term:"
OA = "http://www.w3.org/ns/oa#"
PROV = "http://www.w3.org/ns/prov#"
TYPE = str(RDF.type)
SCHEMA = "https://schema.org/"
NAME, IDENTIFIER = SCHEMA + "name", SCHEMA + "identifier"


class Triples:
    """Triples as `test_jsonld.tuples` has them, by their subjects."""

    def __init__(self, triples):
        self.values = {}
        for subject, predicate, object in sorted(triples):
            self.values.setdefault(subject, {}).setdefault(predicate, []).append(object[1])

    def all(self, subject, predicate):
        return self.values.get(subject, {}).get(predicate, [])

    def one(self, subject, predicate):
        return next(iter(self.all(subject, predicate)), None)

    def of_class(self, name):
        return [subject for subject in self.values if TERM + name in self.all(subject, TYPE)]


def table(triples):
    graph = Triples(triples)
    actor_types = set(graph.of_class("ActorType"))

    def actor(iri):
        [type] = [each for each in graph.all(iri, TYPE) if each in actor_types]
        return graph.one(iri, IDENTIFIER), {
            "label": graph.one(iri, NAME),
            "type": graph.one(type, IDENTIFIER),
            "color": graph.one(type, TERM + "color"),
        }

    def relation(iri):
        source, type, target = (graph.one(iri, str(RDF[part])) for part in ("subject", "predicate", "object"))
        pieces = graph.all(iri, TERM + "evidence")
        return graph.one(source, IDENTIFIER), graph.one(target, IDENTIFIER), {
            "label": graph.one(type, str(RDFS.label)),
            "type": graph.one(type, IDENTIFIER),
            "date": graph.one(iri, TERM + "date"),
            "start": graph.one(iri, SCHEMA + "startDate"),
            "end": graph.one(iri, SCHEMA + "endDate"),
            "evidence": [evidence(piece) for piece in sorted(pieces, key=last_number)],
        }

    def evidence(iri):
        speaker = graph.one(iri, PROV + "wasAttributedTo")
        quotes, places = [], []
        for selector in sorted(graph.all(iri, OA + "hasSelector"), key=selector_number):
            if OA + "TextQuoteSelector" in graph.all(selector, TYPE):
                quotes.append(graph.one(selector, OA + "exact"))
            else:
                places.append((graph.one(selector, OA + "start"), graph.one(selector, OA + "end")))
        return {
            "document": graph.one(graph.one(iri, OA + "hasSource"), IDENTIFIER),
            "quote": graph.one(iri, TERM + "quote"),
            "stance": graph.one(iri, TERM + "stance"),
            "speaker": graph.one(speaker, IDENTIFIER) if speaker else None,
            "passage": [
                {"exact": exact, "start": int(start), "end": int(end)}
                for exact, (start, end) in zip(quotes, places, strict=True)
            ],
        }

    nodes = [actor(iri) for iri in graph.of_class("Actor")]
    edges = [relation(iri) for iri in graph.of_class("Relation")]
    return Table(nodes, edges)


def last_number(iri):
    return int(iri.rpartition(":")[2].rpartition("/")[2])


def selector_number(iri):
    """`…:quote` comes before `…:quote:2`."""
    last = iri.replace("/", ":").rpartition(":")[2]
    return int(last) if last.isdecimal() else 1


# JSON-LD.


def in_pyld(path):
    text = pyld.jsonld.to_rdf(
        json.loads(path.read_text("utf-8")),
        {"format": "application/n-quads", "documentLoader": test_jsonld.refuse})
    return table(test_jsonld.tuples(pyoxigraph.parse(text.encode("utf-8"), pyoxigraph.RdfFormat.N_QUADS)))


def in_rdflib(format):
    def read(path):
        graph = rdflib.Dataset() if format == "nquads" else rdflib.Graph()
        graph.parse(path, format=format)
        return table({
            (str(subject), str(predicate), ("any", str(object)))
            for subject, predicate, object in graph.triples((None, None, None))
        })

    return read


def in_oxigraph(format):
    return lambda path: table(test_jsonld.tuples(pyoxigraph.parse(path.read_bytes(), format)))


# Programs that write N-Triples of whatever they read.


def through(*command):
    def read(paths):
        return [attempt(lambda: table(test_rdf.in_ntriples(test_rdf.run(*command, path)))) for path in paths]

    return read


def serdi(ending, format):
    version = debian_version("serdi") if shutil.which("serdi") else None
    return Tool("Serd", ending, version, through("serdi", "-e", "-i", format, "-o", "ntriples"))


def rapper(ending, format):
    version = None
    if shutil.which("rapper"):
        version = subprocess.run(["rapper", "--version"], capture_output=True, text=True).stdout.strip()
    return Tool("Raptor", ending, version, through("rapper", "-q", "-i", format, "-o", "ntriples"))


TOOLS = [
    package("PyLD", "jsonld", in_pyld),
    package("rdflib", "jsonld", in_rdflib("json-ld")),
    package("Oxigraph", "jsonld", in_oxigraph(pyoxigraph.RdfFormat.JSON_LD), "pyoxigraph"),
]
for ending, format in [("nq", "nquads"), ("nt", "nt"), ("ttl", "turtle")]:
    TOOLS += [
        package("rdflib", ending, in_rdflib(format)),
        package("Oxigraph", ending, in_oxigraph(test_rdf.OXIGRAPH[ending]), "pyoxigraph"),
        serdi(ending, test_rdf.SERDI[ending]),
        rapper(ending, test_rdf.RAPPER[ending]),
    ]
