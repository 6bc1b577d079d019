"""N-Quads, N-Triples and Turtle: the triples of the JSON-LD to everyone, and back from whoever writes them again."""

import io
import shutil
import subprocess

import products
import pyoxigraph
import pytest
import rdflib
import test_jsonld
from test_jsonld import tuples

OXIGRAPH = {
    "nq": pyoxigraph.RdfFormat.N_QUADS,
    "nt": pyoxigraph.RdfFormat.N_TRIPLES,
    "ttl": pyoxigraph.RdfFormat.TURTLE,
}
ENDINGS = list(OXIGRAPH)
DECIMAL = test_jsonld.XSD + "decimal"
SERDI = {"nq": "nquads", "nt": "ntriples", "ttl": "turtle"}
RAPPER = {"nq": "nquads", "nt": "ntriples", "ttl": "turtle"}


FOOTNOTE = "urn:redstring:term:footnote"


def needs(program):
    return pytest.mark.skipif(not shutil.which(program), reason=f"{program} is not installed")


def convert(source, target):
    """Converts everything, and returns what is said."""
    return products.redstring("convert", source, target, "--proposals")


def files(product):
    """The product in each spelling of RDF, converted from its GraphML: paths by ending."""
    paths = {}
    for ending in ENDINGS:
        name = f"{product.name.replace(':', '-')}-rdf.{ending}"
        paths[ending] = products.temporary_folder() / name
        convert(product.path("graphml"), paths[ending])
    return paths


def expected(product):
    return product.once(test_jsonld.in_oxigraph)


def in_ntriples(text):
    return tuples(pyoxigraph.parse(text, pyoxigraph.RdfFormat.N_TRIPLES))


def run(*command):
    """What a program writes; it says nothing."""
    done = subprocess.run([*map(str, command)], capture_output=True, timeout=120)
    assert done.returncode == 0 and done.stderr == b"", done.stderr.decode("utf-8", "replace")
    return done.stdout


# What others read.


@pytest.mark.parametrize("ending", ENDINGS)
def test_oxigraph_reads_the_triples_of_the_jsonld(product, ending):
    path = product.once(files)[ending]
    assert tuples(pyoxigraph.parse(path.read_bytes(), OXIGRAPH[ending])) == expected(product)


@pytest.mark.parametrize("ending", ENDINGS)
def test_rdflib_reads_them(some, ending):
    graph = rdflib.Dataset() if ending == "nq" else rdflib.Graph()
    graph.parse(some.once(files)[ending], format={"nq": "nquads", "nt": "nt", "ttl": "turtle"}[ending])
    found = set()
    for subject, predicate, object in graph.triples((None, None, None)):
        if isinstance(object, rdflib.Literal):
            datatype = str(object.datatype or rdflib.XSD.string)
            value = ("literal", str(object), datatype, object.language)
        else:
            value = ("iri", str(object))
        found.add((str(subject), str(predicate), value))
    assert found == expected(some)


@needs("serdi")
@pytest.mark.parametrize("ending", ENDINGS)
def test_serdi_reads_them(product, ending):
    text = run("serdi", "-e", "-i", SERDI[ending], "-o", "ntriples", product.once(files)[ending])
    assert in_ntriples(text) == expected(product)


@needs("rapper")
@pytest.mark.parametrize("ending", ENDINGS)
def test_rapper_reads_them(product, ending):
    text = run("rapper", "-q", "-i", RAPPER[ending], "-o", "ntriples", product.once(files)[ending])
    assert in_ntriples(text) == expected(product)


def test_the_lines_of_nquads_are_those_of_ntriples(product):
    paths = product.once(files)
    assert paths["nq"].read_bytes() == paths["nt"].read_bytes()


def test_lines_are_canonical(product):
    """Oxigraph writes N-Triples in canonical form; ours are the same lines."""
    lines = product.once(files)["nt"].read_bytes().removesuffix(b"\n").split(b"\n")
    canonical = pyoxigraph.serialize(
        pyoxigraph.parse(product.once(files)["nt"].read_bytes(), OXIGRAPH["nt"]), format=OXIGRAPH["nt"])
    assert set(lines) == set(canonical.removesuffix(b"\n").split(b"\n"))


def test_a_turtle_has_a_block_for_each_node(built):
    """Each subject stands at the beginning of a line, once."""
    text = built.once(files)["ttl"].read_text("utf-8")
    blocks = [block for block in text.split("\n\n")[1:]]
    subjects = [block.split("\n", 1)[0] for block in blocks]
    # A property of actors and of relations has two.
    assert len(set(subjects)) >= len({subject for subject, _, _ in expected(built)})
    assert all(block.rstrip().endswith(" .") for block in blocks)


# What others write again.


def normal(triples):
    """Triples of which the decimals are as Turtle's short form leaves them."""

    def value(object):
        if object[0] == "literal" and object[2] == DECIMAL:
            return ("literal", str(float(object[1])), object[2], None)
        return object

    return {(subject, predicate, value(object)) for subject, predicate, object in triples}


def check_again(product, path, folder, change=lambda triples: triples):
    """What a tool has written again makes an equal graph, but for the order and for what `change` names.

    The footnotes are numbered in the order in which the relations stand now.
    """
    assert convert(path, folder / "back.nq") == ""
    found = tuples(pyoxigraph.parse((folder / "back.nq").read_bytes(), OXIGRAPH["nq"]))
    numbers, wanted = (
        {(s, p): o for s, p, o in triples if p == FOOTNOTE} for triples in (found, expected(product)))
    assert numbers.keys() == wanted.keys()
    assert sorted(numbers.values()) == sorted(wanted.values())
    without = [{triple for triple in triples if triple[1] != FOOTNOTE} for triples in (found, expected(product))]
    assert change(without[0]) == change(without[1])


def test_sorted_lines_come_back(product, tmp_path):
    lines = product.once(files)["nq"].read_bytes().removesuffix(b"\n").split(b"\n")
    (tmp_path / "sorted.nq").write_bytes(b"\n".join(sorted(set(lines))) + b"\n")
    check_again(product, tmp_path / "sorted.nq", tmp_path)


def test_the_graph_comes_back_as_it_was(product, tmp_path):
    for ending in ENDINGS:
        assert convert(product.once(files)[ending], tmp_path / "back.graphml") == ""
        assert (tmp_path / "back.graphml").read_bytes() == product.bytes("graphml")


@needs("serdi")
def test_serdi_writes_it_again(product, tmp_path):
    (tmp_path / "again.ttl").write_bytes(
        run("serdi", "-i", "turtle", "-o", "turtle", product.once(files)["ttl"]))
    check_again(product, tmp_path / "again.ttl", tmp_path)


def has_carriage_returns(product):
    return any("\r" in object[1] for _, _, object in expected(product))


@needs("rapper")
@pytest.mark.parametrize("ending, syntax", [("ttl", "turtle"), ("nt", "ntriples"), ("nq", "nquads")])
def test_rapper_writes_it_again(product, tmp_path, ending, syntax):
    if ending == "ttl" and has_carriage_returns(product):
        pytest.skip("rapper writes a carriage return in a string of Turtle as it is, which is no Turtle")
    (tmp_path / f"again.{ending}").write_bytes(
        run("rapper", "-q", "-i", "turtle", "-o", syntax, product.once(files)["ttl"]))
    check_again(product, tmp_path / f"again.{ending}", tmp_path)


@pytest.mark.parametrize("ending", ENDINGS)
def test_oxigraph_writes_it_again(product, tmp_path, ending):
    store = pyoxigraph.Store()
    store.load(product.once(files)["nt"].read_bytes(), OXIGRAPH["nt"])
    dump = io.BytesIO()
    graph = None if ending == "nq" else pyoxigraph.DefaultGraph()
    store.dump(dump, OXIGRAPH[ending], from_graph=graph)
    (tmp_path / f"again.{ending}").write_bytes(dump.getvalue())
    # Its store keeps numbers, not their spelling.
    check_again(product, tmp_path / f"again.{ending}", tmp_path, normal)


def test_rdflib_writes_it_again(some, tmp_path):
    decimals = {object[1] for _, _, object in expected(some) if object[-2:-1] == (DECIMAL,)}
    if any(decimal.endswith(".") for decimal in decimals):
        pytest.skip("rdflib writes the decimal '1.' without quotation marks, which is no Turtle")
    graph = rdflib.Graph().parse(some.once(files)["nt"], format="nt")
    graph.serialize(tmp_path / "again.ttl", format="turtle")
    check_again(some, tmp_path / "again.ttl", tmp_path, normal)


def test_jsonld_in_other_hands_comes_back(some, tmp_path):
    """The JSON-LD itself, as triples of Oxigraph's."""
    quads = pyoxigraph.parse(some.bytes("jsonld"), pyoxigraph.RdfFormat.JSON_LD)
    (tmp_path / "again.nq").write_bytes(pyoxigraph.serialize(quads, format=OXIGRAPH["nq"]))
    check_again(some, tmp_path / "again.nq", tmp_path)
