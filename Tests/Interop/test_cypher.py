"""Cypher: a published grammar parses every statement, and its literals are what was put in."""

import json
import re
import unicodedata

import antlr4
import pytest
import views
from antlr4.error.ErrorListener import ErrorListener
from antlr4_cypher import CypherLexer, CypherParser
from test_csv import convert

# The grammar is openCypher's, which has no constraints and no indexes.
SCHEMA = re.compile(
    r"CREATE (CONSTRAINT|INDEX) redstring_[a-z_]+ IF NOT EXISTS FOR \(n:[A-Z][a-z]+\) "
    r"(REQUIRE n\.id IS UNIQUE|ON \(n\.relation\))"
)


class Refusing(ErrorListener):
    def syntaxError(self, recognizer, symbol, line, column, message, error):
        raise AssertionError(f"{line}:{column}: {message}")


def statements(script):
    """The script's statements, as cypher-shell splits them: at a semicolon in no string and no name."""
    found, start = [], 0
    for match in re.finditer(r"//[^\n]*\n|'(?:\\.|[^'\\])*'|`(?:[^`]|``)*`|;", script, re.DOTALL):
        if match[0].startswith("//"):
            assert script[start:match.start()].strip() == "", "a comment inside of a statement"
            start = match.end()
        elif match[0] == ";":
            found.append(script[start:match.start()].strip())
            start = match.end()
    assert script[start:].strip() == "", "something behind the last semicolon"
    return found


def parse(statement):
    lexer = CypherLexer(antlr4.InputStream(statement))
    parser = CypherParser(antlr4.CommonTokenStream(lexer))
    for part in (lexer, parser):
        part.removeErrorListeners()
        part.addErrorListener(Refusing())
    tree = parser.query()
    assert parser.getCurrentToken().type == antlr4.Token.EOF, f"the query ends before {statement[-80:]}"
    return tree


def children(tree, rule):
    """The nearest nodes of a rule below `tree`."""
    for child in getattr(tree, "children", None) or []:
        if type(child).__name__ == rule + "Context":
            yield child
        else:
            yield from children(child, rule)


def filled(tree):
    """The children but white space, which the grammar has as tokens."""
    return [child for child in getattr(tree, "children", None) or [] if child.getText().strip()]


def value(tree):
    """What an expression of literals says."""
    kind = type(tree).__name__.removesuffix("Context")
    parts = filled(tree)
    match kind:
        case "MapLit":
            return {
                name(filled(pair)[0].getText()): value(filled(pair)[2])
                for pair in children(tree, "MapPair")
            }
        case "ListLit":
            chain = next(children(tree, "ExpressionChain"), None)
            return [value(part) for part in filled(chain)[::2]] if chain else []
        case "StringLit" | "CharLit":
            return string(tree.getText())
        case "NumLit":
            text = tree.getText()
            return float(text) if "." in text else int(text)
        case "BoolLit":
            return tree.getText().lower() == "true"
        case "AddSubExpression":
            result = value(parts[0])
            for sign, part in zip(parts[1::2], parts[2::2]):
                result = result + value(part) if sign.getText() == "+" else result - value(part)
            return result
        case "UnaryAddSubExpression" if len(parts) == 2:
            return -value(parts[1])
        case "ParenthesizedExpression":
            return value(parts[1])
    if tree.getText().lower() == "null":
        return None
    # Digits are a symbol in that grammar, and a property of one where there is a point.
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?", tree.getText()):
        return float(tree.getText()) if "." in tree.getText() else int(tree.getText())
    assert len(parts) == 1, f"{kind} has {[part.getText() for part in parts]}"
    return value(parts[0])


ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "\\": "\\", "'": "'"}


def string(literal):
    # Neo4j 4 would take a backslash before a u for an escape, whatever stands before it.
    assert "\\u" not in literal and "\\U" not in literal
    return re.sub(r"\\(.)", lambda match: ESCAPES[match[1]], literal[1:-1], flags=re.DOTALL)


def name(spelling):
    return spelling[1:-1].replace("``", "`") if spelling.startswith("`") else spelling


class Database:
    """What a database holds when the statements have run: nodes by label and id, relationships by id."""

    def __init__(self, script):
        self.nodes = {"Case": {}, "Document": {}, "Actor": {}, "Evidence": {}}
        self.labels = {}
        self.relationships = {}
        self.pieces = []
        for statement in statements(script):
            if not SCHEMA.fullmatch(statement):
                self.run(statement)

    def run(self, statement):
        tree = parse(statement)
        rows = value(filled(next(children(tree, "UnwindSt")))[1])
        assert 0 < len(rows) and (len(rows) <= 500 or "evidence" in rows[0])
        rest = statement[statement.rindex("\n] AS row\n") + len("\n] AS row\n"):]
        for row in rows:
            self.take(row, rest)

    def take(self, row, rest):
        if match := re.fullmatch(r"MERGE \(n:(\w+) {id: row.id}\) SET n = row(, n:(.+))?", rest):
            assert row["id"] not in self.nodes[match[1]], "an id twice"
            self.nodes[match[1]][row["id"]] = row
            self.labels[match[1], row["id"]] = match[3] and name(match[3])
        elif match := re.search(r"MERGE \(a\)-\[r:(`[^`]+`|\w+) {id: row.relation.id}\]->\(b\)", rest):
            assert {row["from"], row["to"]} <= self.nodes["Actor"].keys()
            assert row["relation"]["id"] not in self.relationships
            self.relationships[row["relation"]["id"]] = (row, name(match[1]))
        else:
            assert "MERGE (e)-[:IN_DOCUMENT]->(d)" in rest and "MERGE (e)-[:SAID_BY]->(s)" in rest
            assert row["evidence"]["id"] not in self.nodes["Evidence"]
            assert row["document"] in self.nodes["Document"]
            self.nodes["Evidence"][row["evidence"]["id"]] = row["evidence"]
            self.pieces.append(row)


def properties(some):
    return Database(convert(some.path("graphml"), "cypher").decode("utf-8"))


def in_order(things):
    return sorted(things, key=lambda thing: thing["case_place"])


def said(thing):
    """The fields that actors and relations both have."""
    return {
        "id": thing["id"], "inferred": thing.get("inferred", False), "review": thing.get("review"),
    }


def actor_of(node):
    return {
        **said(node), "name": node["name"], "type": node["type"], "aliases": node.get("alias", []),
        "description": node.get("description"), "sameAs": node.get("same_as", []),
    }


def relation_of(row):
    relation = row["relation"]
    return {
        **said(relation), "from": row["from"], "to": row["to"], "type": relation["type"],
        "date": relation.get("date"), "start": relation.get("start"), "end": relation.get("end"),
        "negative": relation.get("polarity") == "negative",
    }


def test_actors_and_relations_are_there(some):
    database = some.once(properties)
    expected = views.comparable(views.expected(some))
    actors = in_order(database.nodes["Actor"].values())
    assert [views._without_nothing(actor_of(actor)) for actor in actors] == [
        {key: actor[key] for key in actor if key not in ("color", "attributes")}
        for actor in expected["actors"]
    ]
    rows = sorted(
        (row for row, _ in database.relationships.values()),
        key=lambda row: row["relation"]["case_place"])
    assert [views._without_nothing(relation_of(row)) for row in rows] == [
        {
            key: relation[key] for key in relation
            if key not in ("label", "symmetric", "attributes", "evidence")
        }
        for relation in expected["relations"]
    ]


def test_documents_and_the_case_are_there(some):
    database = some.once(properties)
    expected = views.comparable(views.expected(some))
    documents = in_order(database.nodes["Document"].values())
    assert [
        {key: document[key] for key in ("id", "title") if key in document} for document in documents
    ] == expected["documents"]
    [case] = database.nodes["Case"].values()
    assert case["id"] == expected["name"] and case.get("title") == expected.get("title")


def test_properties_have_the_types_of_their_kinds(some):
    if not some.is_generated:
        pytest.skip("only what the Swift tests wrote has properties by their names")
    database = some.once(properties)
    actors = {actor["id"]: actor for actor in some.expectation["actors"]}
    for node in database.nodes["Actor"].values():
        for attribute in actors[node["id"]]["attributes"]:
            keys = [attribute["name"], "attribute." + re.sub(r"[^A-Za-z0-9.:_-]", "_", attribute["name"])]
            found = [node[key] for key in node if key in keys or key.rsplit(".", 1)[0] in keys]
            found += [node[key + "_actor"] for key in keys if key + "_actor" in node]
            assert any(is_said(one, attribute["value"]) for one in found), attribute


def is_said(found, text):
    if isinstance(found, bool):
        return str(found).lower() == text
    if isinstance(found, (int, float)):
        return float(found) == float(text)
    return found == text


def test_evidence_on_relationships(some):
    database = some.once(properties)
    for relation in views.expected(some)["relations"]:
        found = database.relationships[relation["id"]][0]["relation"]
        pieces = relation["evidence"]
        assert found["evidence_count"] == len(pieces) == len(json.loads(found["evidence"]))
        assert found["evidence_document"] == [piece["document"] for piece in pieces]
        assert found["evidence_stance"] == [piece["stance"] for piece in pieces]
        assert found["evidence_speaker"] == [piece.get("speaker") or "" for piece in pieces]
        assert found["evidence_quote"] == [
            " … ".join(passage["exact"] for passage in piece["passages"]) or piece.get("quote") or ""
            for piece in pieces
        ]


def test_evidence_as_nodes(some):
    if not some.is_generated:
        pytest.skip("only generated graphs have a file with evidence as nodes")
    database = Database(some.bytes("nodes.cypher").decode("utf-8"))
    found = {}
    for row in database.pieces:
        found.setdefault(row["evidence"]["relation"], []).append(row)
    for relation in some.expectation["relations"]:
        rows = found.pop(relation["id"])
        assert [row["evidence"]["number"] for row in rows] == list(range(1, len(rows) + 1))
        for row, piece in zip(rows, relation["evidence"], strict=True):
            node = row["evidence"]
            assert row["document"] == piece["document"] and row["speaker"] == piece.get("speaker")
            for key in ("quote", "prefix", "suffix", "stance", "state", "line"):
                assert node.get(key) == piece.get(key)
            assert list(zip(node.get("start", []), node.get("end", []), node.get("exact", []))) == [
                (passage["start"], passage["end"], passage["exact"]) for passage in piece["passages"]
            ]
            assert node.get("before", "") == piece["before"]
            assert node.get("after", "") == piece["after"]
    assert not found


def is_word(text):
    """Letters, digits and underscores; a mark may stand above a letter."""
    return all(unicodedata.category(one)[0] in "LMN" or one == "_" for one in text)


def test_labels_are_words(some):
    database = some.once(properties)
    for (label, _), other in database.labels.items():
        assert label != "Actor" or other and is_word(other)
        assert other not in ("Actor", "Case", "Document", "Evidence")
    for _, type in database.relationships.values():
        assert is_word(type) and type == type.upper()
