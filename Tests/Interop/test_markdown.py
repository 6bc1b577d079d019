"""Markdown: in the hands of a reader of GitHub's dialect it is a table of the sentences, and no text becomes markup."""

import re

import products
import pytest
import views
from tools import markdown

HEADS = ["From", "Relation", "To", "Details", "Sentence", "Who says so"]

# What may stand in a cell: texts, our own line breaks, and references to the documents.
INLINE = {"text", "text_special", "html_inline", "footnote_ref"}


def page(profile):
    """The product as Markdown, converted from its GraphML: the parser's tokens."""

    def tokens(product):
        path = products.temporary_folder() / f"{product.name.replace(':', '-')}-{profile}.md"
        options = ["--profile", profile, "--proposals"]
        products.redstring("convert", product.path("graphml"), path, *options)
        return markdown.parser().parse(path.read_text("utf-8"))

    return tokens


PLAIN, OBSIDIAN = page("plain"), page("obsidian")


def as_shown(text):
    """A text as Markdown can show it: lines are broken alike, a tab is a space."""
    text = re.sub("\r\n|[\r\n\x85\u2028\u2029]", "\n", text)
    return text.replace("\t", " ").replace("\0", "\ufffd")


def cells(product):
    return [[markdown.shown(cell) for cell in row] for row in markdown.rows(product.once(PLAIN))]


def same(shown, text):
    """Whether a cell shows a text; white space at its ends and in runs means nothing there."""
    return " ".join(shown.split()) == " ".join(as_shown(text).split())


def test_each_piece_of_evidence_has_a_row(product):
    found = cells(product)
    assert len(found) == product.counts["evidence"]
    assert {len(row) for row in found} <= {len(HEADS)}
    tokens = product.once(PLAIN)
    head = [token.content for n, token in enumerate(tokens) if n and tokens[n - 1].type == "th_open"]
    assert head == HEADS


def test_cells_show_what_was_put_in(product):
    view = views.expected(product)
    name_of = {actor["id"]: actor["name"] or actor["id"] for actor in view["actors"]}
    documents = [document["id"] for document in view["documents"]]
    rows = iter(cells(product))
    for relation in view["relations"]:
        for number, evidence in enumerate(relation["evidence"]):
            source, verb, target, _, (sentence, notes), (voice, _) = next(rows)
            if number == 0:
                assert same(source[0], name_of[relation["from"]])
                label = relation["label"] or relation["type"]
                assert same(verb[0], ("not: " if relation["negative"] else "") + label)
                assert same(target[0], name_of[relation["to"]])
            assert notes == [str(documents.index(evidence["document"]) + 1)]
            speaker = name_of[evidence["speaker"]] if evidence.get("speaker") else "the document"
            assert same(voice, f"{speaker} {evidence['stance']}")
            exact = " … ".join(passage["exact"] for passage in evidence["passages"])
            for words in filter(None, [evidence.get("quote"), exact]):
                assert " ".join(as_shown(words).split()) in " ".join(sentence.split())


@pytest.mark.parametrize("profile", [PLAIN, OBSIDIAN], ids=["plain", "obsidian"])
def test_nothing_becomes_markup(product, profile):
    tokens = product.once(profile)
    found = [token for token in tokens if token.level == 0 and token.nesting >= 0]
    headings = [token for token in found if token.type == "heading_open"]
    assert [token.tag for token in headings] == ["h1", "h2", "h2", "h2"]
    blocks = {token.type.removesuffix("_open") for token in found}
    footnotes = {"footnote_block", "footnote", "footnote_anchor"}
    assert blocks <= {"heading", "inline", "table", "bullet_list", *footnotes}
    items = [token for token in tokens if token.type == "list_item_open"]
    # A document without sentences is an item, because a footnote that nothing refers to is not shown.
    cited = {piece["document"] for relation in views.expected(product)["relations"] for piece in relation["evidence"]}
    assert len(items) == product.counts["actors"] + product.counts["documents"] - len(cited)
    for inline in (token for token in tokens if token.type == "inline"):
        for token in inline.children:
            # An address that is given as one is a link.
            if token.type in ("link_open", "link_close"):
                assert token.info == "auto" and re.match("https?:|mailto:", token.attrs.get("href", "http:"))
                continue
            assert token.type in INLINE, f"{token.type} in {inline.content!r}"
            assert token.type != "html_inline" or token.content == "<br>"
