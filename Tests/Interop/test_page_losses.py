"""Pages for people, Mermaid's and Markdown's: the loss report says what a reader finds missing, and nothing else.

Every word on a page has to be of something in the graph, so that nothing that is said to be lost is there.
"""

import json
import re

import losses
import pytest
import test_markdown
from losses import Element, Evidence, Graph, explained, selected, when
from markdown_it.common.normalize_url import normalizeLink
from tools import markdown

# Mermaid. No package parses it; these are the few of its statements that we write.

HEAD = re.compile(r"---\ntitle: (?P<title>\".*\")\n---\n")
NODE = re.compile(
    r'  a(?P<id>\d+)(?P<open>[\[({</>\\]+)"(?P<label>[^"]*)"(?P<close>[\])}<>/\\]+)(:::(?P<type>t\d+))?')
LINK = re.compile(r'  a(?P<from>\d+) (?P<line>x?(?:--|-\.-)[-x>]?)\|"(?P<label>[^"]*)"\| a(?P<to>\d+)')
STYLE = re.compile(r"  classDef t\d+ fill:#[0-9a-f]{6},stroke:#[0-9a-f]{6},color:#[0-9a-f]{6}")


def unescaped(label):
    label = label.replace("<br/>", "\n")
    return re.sub("#([0-9]+);", lambda match: chr(int(match[1])), label)


def in_mermaid(path, graph):
    """Names, labels and marks are to be seen; of the vocabulary the labels only, which are no definitions."""
    text = path.read_text("utf-8")
    head = HEAD.match(text)
    first, *lines = text[head.end() if head else 0:].removesuffix("\n").split("\n")
    assert first == "flowchart LR"
    found = Graph(title=json.loads(head["title"]) if head else None)
    for line in lines:
        if match := NODE.fullmatch(line):
            assert int(match["id"]) == len(found.actors) + 1
            found.actors.append(actor_in_mermaid(match, graph.actors[len(found.actors)]))
        elif match := LINK.fullmatch(line):
            found.relations.append(relation_in_mermaid(match, graph, graph.relations[len(found.relations)]))
        else:
            assert STYLE.fullmatch(line), line
    assert (len(found.actors), len(found.relations)) == (len(graph.actors), len(graph.relations))
    return found


def shown(text):
    """A text as Mermaid can show it."""
    return re.sub("\r\n|[\r\n\x85\u2028\u2029]", "\n", text).replace("\t", " ")


def actor_in_mermaid(match, actor):
    label = unescaped(match["label"])
    review = actor.review if actor.review in ("proposed", "rejected") else None
    mark = f"{review}: " if review else ""
    assert label in (shown(mark + actor.name), shown(mark + actor.id))
    return Element(review=review)


def relation_in_mermaid(match, graph, relation):
    ends = tuple(graph.actors[int(match[end]) - 1].id for end in ("from", "to"))
    assert ends == relation.ends
    label = graph.labels("relation_type")[relation.type] or relation.type
    text = unescaped(match["label"])
    marks = text.removesuffix(shown(label))
    review = next((review for review in ("proposed", "rejected") if f"{review}: " in marks), None)
    negative = "not: " in marks
    assert text == (f"{review}: " if review else "") + ("not: " if negative else "") + shown(label)
    assert negative == match["line"].endswith("x")
    asserted = any(piece.stance == "asserts" for piece in relation.evidence)
    assert ("." in match["line"]) != asserted
    return Element(review=review, negative=negative)


def test_what_mermaid_does_not_show_is_said(product):
    losses.check_report(product, "mmd", in_mermaid)


# Markdown.


def normal(text):
    """A text but for white space, which means nothing on a page."""
    return " ".join(test_markdown.as_shown(text).split())


def words(inline):
    """What is to be read; of a link where it leads."""
    texts, is_link = [], False
    for token in inline.children:
        match token.type:
            case "link_open":
                texts.append(token.attrs["href"])
                is_link = True
            case "link_close":
                is_link = False
            case "html_inline" | "softbreak":
                texts.append("\n")
            case "footnote_ref":
                pass
            case _ if not is_link:
                texts.append(token.content)
    return normal("".join(texts))


def iri_in_markdown(text, iri):
    return [normalizeLink(iri) if normalizeLink(iri) in text else normal(iri)]


def attributes_in_markdown(graph, owner, attributes):
    """The texts of each attribute: the property's label, and the value."""
    name_of, labels = losses.names(graph), graph.labels(owner)
    return [
        [normal(labels[name] if labels[name] is not None else name), value_in_markdown(graph, name_of, value)]
        for name, value in attributes
    ]


def value_in_markdown(graph, name_of, value):
    kind, value = value
    if kind == "actor":
        return normal(name_of[value])
    return {"true": "yes", "false": "no"}[value] if kind == "boolean" else normal(value)


def in_markdown(path, graph):
    tokens = markdown.parser().parse(path.read_text("utf-8"))
    heading = words(tokens[1])
    rows = iter(markdown.rows(tokens))
    found = Graph(
        title=graph.title if graph.title is not None and heading == normal(graph.title) else None,
        relations=[relation_in_markdown(rows, graph, relation) for relation in graph.relations],
        actors=[
            actor_in_markdown(words(inline), graph, actor)
            for inline, actor in zip(items(tokens), graph.actors)
        ],
    )
    assert next(rows, None) is None
    notes = footnotes(tokens)
    # A footnote that nothing refers to is not to be seen; those documents stand in a list.
    listed = iter(items(tokens)[len(graph.actors):])
    for place, document in enumerate(graph.documents):
        text = notes.pop(str(place + 1)) if str(place + 1) in notes else words(next(listed))
        found.documents.append(document_in_markdown(text, document))
    assert not notes and next(listed, None) is None
    return found


def items(tokens):
    return [tokens[place + 2] for place, token in enumerate(tokens) if token.type == "list_item_open"]


def footnotes(tokens):
    """The first line of each footnote that is to be seen, by their labels."""
    return {
        token.meta["label"]: words(tokens[place + 2])
        for place, token in enumerate(tokens) if token.type == "footnote_open"
    }


def relation_in_markdown(rows, graph, relation):
    name_of = losses.names(graph)
    found = Element()
    for number, piece in enumerate(relation.evidence):
        source, verb, target, details, sentence, voice = next(rows)
        if number == 0:
            for cell, end in zip((source, target), relation.ends, strict=True):
                explained(words(cell), [[normal(name_of[end])]])
            label = graph.labels("relation_type")[relation.type] or relation.type
            found.negative = words(verb) == normal(f"not: {label}")
            assert found.negative or words(verb) == normal(label)
            details_in_markdown(words(details), graph, relation, found)
        else:
            assert not any(words(cell) for cell in (source, verb, target, details))
        found.evidence.append(evidence_in_markdown(words(sentence), words(voice), name_of, piece))
        [note] = markdown.shown(sentence)[1]
        assert graph.documents[int(note) - 1]["id"] == piece.document
    return found


def details_in_markdown(text, graph, relation, found):
    attributes = attributes_in_markdown(graph, "relation_property", relation.attributes)
    times, inferred, reviews = (
        [relation.time] if relation.time else [], ["inferred"] * relation.inferred,
        [relation.review] if relation.review else [])
    there = iter(explained(text, [
        *attributes, *([when(time)] for time in times), *([word] for word in inferred), *([word] for word in reviews),
    ]))
    found.attributes = [value for value in relation.attributes if next(there)]
    found.time = relation.time if times and next(there) else None
    found.inferred = bool(inferred) and next(there)
    found.review = relation.review if reviews and next(there) else None


def evidence_in_markdown(sentence, voice, name_of, piece):
    quotes = [[normal(f"“{piece.quote}”")]] if piece.quote is not None else []
    exact = normal(" … ".join(exact for _, _, exact in piece.passages))
    is_quoted = piece.quote is not None and normal(piece.quote) == exact
    passages = [
        [f"{start}–{end}", *([] if is_quoted else [normal(exact)])] for start, end, exact in piece.passages
    ]
    lines = [[f"line {piece.line}"]] if piece.line is not None else []
    there = explained(
        sentence, [*quotes, *passages, *lines], ["the file itself", "unchecked", "characters", "in the document"])
    speakers = [[normal(name_of[piece.speaker])]] if piece.speaker else []
    *speaks, stands = explained(voice, [*speakers, [piece.stance]], [] if speakers else ["the document"])
    return Evidence(
        quote=piece.quote if quotes and there[0] else None,
        passages=selected(piece.passages, there[len(quotes):len(quotes) + len(passages)]),
        line=piece.line if lines and there[-1] else None,
        speaker=piece.speaker if any(speaks) else None, stance=piece.stance if stands else None,
    )


def actor_in_markdown(text, graph, actor):
    name, type = actor.name or actor.id, actor.type
    values = [
        *([normal(f"“{alias}”")] for alias in actor.aliases),
        *attributes_in_markdown(graph, "actor_property", actor.attributes),
        *(iri_in_markdown(text, iri) for iri in actor.same_as),
        *([[normal(actor.description)]] if actor.description is not None else []),
        *([["inferred"]] if actor.inferred else []),
        *([[actor.review]] if actor.review else []),
    ]
    label = normal(graph.labels("actor_type")[type])
    there = iter(explained(text, values, [normal(name), label, *(["also"] if actor.aliases else [])]))
    return Element(
        aliases=[value for value in actor.aliases if next(there)],
        attributes=[value for value in actor.attributes if next(there)],
        same_as=[value for value in actor.same_as if next(there)],
        description=actor.description if actor.description is not None and next(there) else None,
        inferred=actor.inferred and next(there), review=actor.review if actor.review and next(there) else None,
    )


def document_in_markdown(text, document):
    members = [member for member in losses.DESCRIPTION if document.get(member) is not None]
    values = []
    for member in members:
        value = document[member]
        match member:
            case "author":
                values.append([normal(author) for author in value])
            case "url":
                values.append(iri_in_markdown(text, value))
            case _:
                values.append([normal(value)])
    there = explained(text, values, [] if "title" in members else [normal(document["id"])])
    return {member: document[member] for member in selected(members, there)}


@pytest.mark.parametrize("profile", ["plain", "obsidian"])
def test_what_markdown_does_not_show_is_said(product, profile):
    losses.check_report(product, "md", in_markdown, "--profile", profile)
