"""CSV: every cell arrives as it was meant in Python, pandas and DuckDB, and comes back from them."""

import csv
import io
import json
import subprocess

import duckdb
import networkx
import pandas
import products
import pytest
import views
from views import assert_same

# What a spreadsheet runs as a formula, at the beginning of a cell.
TRIGGERS = tuple("=+-@\t\r\n＝＋－＠")
NUMBERS = {"Weight", "evidence_count", "evidence_start", "evidence_end", "x", "y"}


class Tables:
    """The files of one graph: the head as it stands, and two tables as bytes."""

    def __init__(self, stream):
        head, _, rest = stream.partition(b"\n\n")
        self.head = head.decode("utf-8")
        self.nodes, self.edges = split_at_empty_line(rest)

    @property
    def mark(self):
        return json.loads(self.head)


def split_at_empty_line(text):
    """Where no quoted cell is open: each quotation mark of ours inside of one is doubled."""
    lines = text.split(b"\n")
    is_open = False
    for number, line in enumerate(lines):
        if not is_open and line == b"":
            return b"\n".join(lines[:number]) + b"\n", b"\n".join(lines[number + 1:])
        is_open ^= line.count(b'"') % 2 == 1
    raise AssertionError("no empty line between the tables")


def convert(source, ending):
    """What `redstring convert` makes of a file, on standard output."""
    command = [
        str(products.binary()), "convert", str(source), "-", "--to", ending, "--proposals",
    ]
    done = subprocess.run(command, capture_output=True, timeout=300)
    assert done.returncode == 0, done.stderr.decode("utf-8")
    return done.stdout


def tables(product):
    return Tables(convert(product.path("graphml"), "csv"))


def with_python(table):
    rows = list(csv.reader(io.StringIO(table.decode("utf-8"), newline=""), strict=True))
    assert all(len(row) == len(rows[0]) for row in rows), "a row is longer or shorter than the header"
    return rows


def with_pandas(table):
    frame = pandas.read_csv(io.BytesIO(table), dtype=str, keep_default_na=False)
    return [list(frame.columns), *frame.to_numpy().tolist()]


def with_duckdb(table, path, **options):
    path.write_bytes(table)
    relation = duckdb.read_csv(str(path), all_varchar=True, header=True, **options)
    # An empty cell is no value to it.
    rows = [[cell or "" for cell in row] for row in relation.fetchall()]
    return [relation.columns, *rows]


def test_everyone_reads_the_same_cells(product, tmp_path):
    files = product.once(tables)
    for table in (files.nodes, files.edges):
        rows = with_python(table)
        assert with_pandas(table) == rows
        path = tmp_path / "table.csv"
        assert with_duckdb(table, path, delimiter=",", quotechar='"', escapechar='"') == rows


def test_duckdb_finds_out_by_itself(built, tmp_path):
    files = built.once(tables)
    for table in (files.nodes, files.edges):
        assert with_duckdb(table, tmp_path / "table.csv") == with_python(table)


def undone(cell):
    """A cell without what keeps spreadsheets from running it."""
    is_guarded = cell.startswith("'") and cell.lstrip("'").startswith(TRIGGERS)
    return cell[1:] if is_guarded else cell


def key(header):
    """Gephi's `Kind` is the type of an edge, so that a property of that name has another column."""
    return header.removeprefix("attribute.") if header.lower() == "attribute.kind" else undone(header)


def records(table):
    header, *rows = with_python(table)
    keys = [key(name) for name in header]
    for row in rows:
        yield {key: undone(cell) for key, cell in zip(keys, row)}


def test_everything_is_there(product):
    files = product.once(tables)
    nodes = [(node["Id"], node) for node in records(files.nodes)]
    edges = []
    for edge in records(files.edges):
        # Gephi has names of its own for what GraphML's columns say.
        columns = {
            **edge, "type": edge["Kind"], "label": edge["Label"],
            "symmetric": {"Undirected": "true", "Directed": ""}[edge["Type"]],
        }
        edges.append((edge["Id"], edge["Source"], edge["Target"], columns))
    assert len(nodes) == product.counts["actors"]
    assert len(edges) == product.counts["relations"]
    assert_same(views.from_table(files.head, nodes, edges), product)


def test_a_spreadsheet_runs_nothing(product):
    files = product.once(tables)
    for table, owner in ((files.nodes, "actor_property"), (files.edges, "relation_property")):
        kinds = {property["key"]: property["kind"] for property in files.mark.get(owner, [])}
        header, *rows = with_python(table)
        assert not any(name.startswith(TRIGGERS) for name in header)
        for row in rows:
            for name, cell in zip(header, row):
                is_number = name in NUMBERS or kinds.get(key(name)) in ("integer", "decimal")
                assert not cell.startswith(TRIGGERS) or is_number and float(cell) is not None


def through(files, rewrite):
    return files.head.encode() + b"\n\n" + rewrite(files.nodes) + b"\n" + rewrite(files.edges)


def pandas_again(**options):
    def rewrite(table):
        frame = pandas.read_csv(io.BytesIO(table), dtype=str, keep_default_na=False)
        return frame.to_csv(index=False, **options).encode("utf-8")
    return rewrite


@pytest.mark.parametrize("rewrite", [
    pandas_again(quoting=csv.QUOTE_ALL),
    pandas_again(quoting=csv.QUOTE_ALL, sep=";", lineterminator="\r\n"),
    pandas_again(quoting=csv.QUOTE_NONNUMERIC, sep="\t"),
], ids=["all-quoted", "as-excel-in-german", "tabs"])
def test_comes_back_from_pandas(product, rewrite, tmp_path):
    path = tmp_path / "again.csv"
    path.write_bytes(through(product.once(tables), rewrite))
    assert convert(path, "graphml") == product.bytes("graphml")


def test_comes_back_from_pandas_as_it_quotes_by_itself(product, tmp_path):
    """It leaves a cell with a lone CR bare, which ends the row for every reader, itself among them."""
    files = product.once(tables)
    cells = [cell for table in (files.nodes, files.edges) for row in with_python(table) for cell in row]
    if any("\r" in cell and not {",", '"', "\n"} & set(cell) for cell in cells):
        pytest.skip("a text with a lone carriage return")
    path = tmp_path / "again.csv"
    path.write_bytes(through(files, pandas_again()))
    assert convert(path, "graphml") == product.bytes("graphml")


def test_comes_back_from_duckdb(product, tmp_path):
    def rewrite(table):
        source, target = tmp_path / "in.csv", tmp_path / "out.csv"
        source.write_bytes(table)
        relation = duckdb.read_csv(
            str(source), all_varchar=True, header=True, delimiter=",", quotechar='"', escapechar='"')
        relation.write_csv(str(target))
        return target.read_bytes()

    path = tmp_path / "again.csv"
    path.write_bytes(through(product.once(tables), rewrite))
    assert convert(path, "graphml") == product.bytes("graphml")


def test_networkx_makes_a_graph_of_the_edges_and_we_of_its_own(built, tmp_path):
    files = built.once(tables)
    frame = pandas.read_csv(io.BytesIO(files.edges), dtype=str, keep_default_na=False)
    graph = networkx.from_pandas_edgelist(
        frame, "Source", "Target", edge_attr=["Label", "evidence_quote"],
        create_using=networkx.MultiDiGraph) if "evidence_quote" in frame else None
    if graph is None:
        pytest.skip("no quotes")
    assert graph.number_of_edges() == built.counts["relations"]
    path = tmp_path / "edges.csv"
    networkx.to_pandas_edgelist(graph).to_csv(path, index=False)
    back = networkx.parse_graphml(convert(path, "graphml").decode("utf-8"), force_multigraph=True)
    assert set(back.nodes) == set(graph.nodes)
    said = {(s, t, data["type"]) for s, t, data in back.edges(data=True)}
    assert said == {(s, t, data["Label"]) for s, t, data in graph.edges(data=True)}


# Neo4j's profile, which the Swift tests write for generated graphs.


@pytest.fixture
def neo4j(product):
    if not product.is_generated:
        pytest.skip("only generated graphs have a file for Neo4j")
    return Tables(product.bytes("neo4j.csv"))


TYPES = {
    "long": int, "double": float, "string": str, "string[]": str,
    "boolean": {"true": True, "false": False}.__getitem__,
}


def test_neo4j_admin_finds_ids_and_types(neo4j, product):
    """By its rules: a header is a name, and a type behind the last colon."""
    node_header, *nodes = with_python(neo4j.nodes)
    edge_header, *edges = with_python(neo4j.edges)
    assert node_header[:2] == ["id:ID", ":LABEL"]
    assert edge_header[:3] == [":START_ID", ":END_ID", ":TYPE"]
    ids = [node[0] for node in nodes]
    assert len(set(ids)) == len(ids) == product.counts["actors"]
    assert all({edge[0], edge[1]} <= set(ids) and edge[2] for edge in edges)
    assert len(edges) == product.counts["relations"]
    for header, rows, skipped in ((node_header, nodes, 2), (edge_header, edges, 3)):
        for place, name in list(enumerate(header))[skipped:]:
            _, colon, type = name.rpartition(":")
            parse = TYPES[type] if colon else str
            for row in rows:
                if row[place]:
                    parse(row[place])


def test_neo4j_gets_texts_as_they_are(neo4j, product):
    expected = {actor["id"]: actor for actor in product.expectation["actors"]}
    header, *rows = with_python(neo4j.nodes)
    for row in rows:
        node = dict(zip(header, row))
        actor = expected[node["id:ID"]]
        assert node.get("name", "") == actor["name"]
        assert node[":LABEL"].endswith(";Actor")
        aliases = node.get("alias:string[]")
        if aliases is not None:
            assert aliases == ";".join(actor["aliases"])
        elif node.get("alias"):
            assert json.loads(node["alias"]) == actor["aliases"]
