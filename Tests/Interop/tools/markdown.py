"""Markdown, as a reader of GitHub's dialect with footnotes has it."""

import re

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from tools import Table, package


def parser():
    return MarkdownIt("gfm-like", {"linkify": False, "html": True}).use(footnote_plugin)


def shown(inline):
    """What is to be read in a cell, and the numbers of its footnotes."""
    texts, notes = [], []
    for token in inline.children:
        if token.type == "footnote_ref":
            notes.append(token.meta["label"])
        elif token.type == "html_inline":
            assert token.content == "<br>", f"a tag {token.content}"
            texts.append("\n")
        else:
            texts.append("\n" if token.type == "softbreak" else token.content)
    return "".join(texts), notes


def rows(tokens):
    """The cells of the first table, row by row, without its head."""
    found = []
    for token in tokens[next(n for n, token in enumerate(tokens) if token.type == "thead_close"):]:
        if token.type == "table_close":
            return found
        if token.type == "tr_open":
            found.append([])
        elif token.type == "inline":
            found[-1].append(token)
    raise AssertionError("a table without an end")


def unlinked(text):
    """Without the brackets around an actor's name."""
    return re.sub(r"\[\[(.*?)\]\]", r"\1", text)


def in_markdown_it(path):
    """Actors by their names, for it says no identifiers."""
    tokens = parser().parse(path.read_text("utf-8"))
    edges = []
    for source, verb, target, details, sentence, voice in rows(tokens):
        if shown(source)[0]:
            label = shown(verb)[0].removeprefix("not: ")
            edges.append((unlinked(shown(source)[0]), unlinked(shown(target)[0]), {
                **time(shown(details)[0]), "label": label, "evidence": [],
            }))
        # “…”[^1] (characters 1–2)
        quote = re.match("“(.*)”", shown(sentence)[0], re.S)
        edges[-1][2]["evidence"].append({
            "text": quote[1] if quote else "",
            "stance": shown(voice)[0].rpartition(" ")[2],
        })
    return Table(actors(tokens), edges, evidence=("text", "stance"), by_name=True)


def time(details):
    """The dates among the details: `2024`, `since 2024`, `until 2025`, `2024 to 2025`."""
    first = details.partition("; ")[0]
    date = r"[0-9]{4}(?:-[0-9]{2}){0,2}"
    match = re.fullmatch(rf"(?:(?P<date>{date})|since (?P<s>{date})|until (?P<e>{date})|(?P<start>{date}) to (?P<end>{date}))", first)
    if not match:
        return {}
    return {"date": match["date"], "start": match["s"] or match["start"], "end": match["e"] or match["end"]}


def actors(tokens):
    """The items of the first list: `Blue Shipping: organisation; also …`."""
    found = []
    for number, token in enumerate(tokens):
        if token.type == "list_item_open":
            name, _, rest = unlinked(shown(tokens[number + 2])[0]).partition(": ")
            found.append((name, {"label": name, "type": rest.partition("; ")[0]}))
    return found


TOOLS = [package("markdown-it-py", "md", in_markdown_it)]
