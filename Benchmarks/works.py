"""What is measured, against whom, and what is wanted: the one table that everything else follows."""

from dataclasses import dataclass

LARGEST = 10**9


@dataclass(frozen=True)
class Peer:
    """Another program that does the same work, or what bounds how fast anything can do it."""

    name: str
    title: str
    # `c`: a program in peers/; `python`: functions in peers.py; `script`: a line of Python.
    kind: str
    works: tuple
    # With more relations than this it takes too long to be of interest.
    largest: int = LARGEST


@dataclass(frozen=True)
class Goal:
    """In `work` we want to be at least `ratio` times as fast as `peer`."""

    work: str
    peer: str
    ratio: float


WORKS = {
    "write-graphml": "write GraphML",
    "read-graphml": "read GraphML",
    "write-dot": "write DOT",
    "read-dot": "read DOT",
    "write-jsonld": "write JSON-LD",
    "read-jsonld": "read JSON-LD",
    "convert": "`convert` GraphML to DOT, whole process",
}

OURS = "redstring"

PEERS = [
    Peer("igraph-c", "igraph, C library", "c", ("read-graphml", "write-graphml", "write-dot")),
    Peer("igraph", "igraph, Python", "python", ("read-graphml", "write-graphml", "write-dot")),
    Peer("lxml", "lxml, a finished tree", "python", ("write-graphml",)),
    Peer("rustworkx", "rustworkx", "python",
         ("read-graphml", "write-graphml", "read-dot", "write-dot")),
    Peer("networkx", "NetworkX", "python", ("read-graphml", "write-graphml"), largest=100_000),
    Peer("cgraph", "libcgraph", "c", ("read-dot", "write-dot")),
    Peer("oxigraph", "Oxigraph", "python", ("read-jsonld", "write-jsonld")),
    Peer("orjson", "orjson, JSON alone", "python", ("read-jsonld", "write-jsonld")),
    Peer("expat", "Expat, empty handlers", "c", ("read-graphml",)),
    Peer("libxml2", "libxml2 SAX, empty handlers", "c", ("read-graphml",)),
    Peer("copy", "copy of our bytes to memory", "c", ("write-graphml", "write-dot", "write-jsonld")),
    Peer("igraph-script", "igraph, one line of Python", "script", ("convert",)),
]

GOALS = [
    Goal("write-graphml", "igraph-c", 4),
    Goal("write-graphml", "lxml", 3),
    Goal("write-graphml", "copy", 0.30),
    Goal("read-graphml", "igraph-c", 2),
    Goal("read-graphml", "rustworkx", 2),
    Goal("read-graphml", "expat", 1 / 1.5),
    Goal("write-dot", "igraph-c", 6),
    Goal("write-dot", "rustworkx", 6),
    Goal("read-dot", "rustworkx", 5),
    Goal("read-dot", "cgraph", 7),
    Goal("write-jsonld", "oxigraph", 8),
    Goal("write-jsonld", "orjson", 1),
    Goal("read-jsonld", "oxigraph", 6),
    Goal("read-jsonld", "orjson", 1 / 2),
    Goal("convert", "igraph-script", 4),
]

# How long `redstring --version` may take, in seconds.
START_UP = 0.015
# How much memory `convert` may take, in sizes of the GraphML that it reads.
CONVERT_MEMORY = 1.5
# How far time and memory may be over a straight line, and up to how many relations.
GROWTH = 0.15
GROWTH_SIZES = [10_000, 100_000, 1_000_000, 5_000_000]


def peers(work, relations):
    """Those that do `work` on a graph of this size."""
    return [peer for peer in PEERS if work in peer.works and relations <= peer.largest]


def title(name):
    return next((peer.title for peer in PEERS if peer.name == name), name)
