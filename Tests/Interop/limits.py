"""What does not arrive, and why.

Everything else has to: a limit that is not here fails the tests, and so does one that is no longer there.
"""

# What may arrive.
EVERYTHING = (
    "nodes", "edges", "direction", "parallel edges", "labels", "types", "colours", "weights", "positions",
    "dates", "quote", "all evidence",
)
ATTRIBUTES = EVERYTHING[4:]

# What a format does not say, whoever reads it: `(format, aspects, reason)`.
FORMATS = [
    ("dot", ["weights"], "a weight would pull nodes together in the picture; the evidence can be counted"),
    *((ending, ["weights", "positions"], "it says facts; the evidence can be counted")
      for ending in ("jsonld", "nq", "nt", "ttl")),
    ("jsonl", ["weights", "positions"], "it says facts; the evidence can be counted"),
    ("md", ["types"], "relations are called by their labels"),
    ("md", ["colours", "weights", "positions"], "it is text to be read"),
    ("cypher", ["labels"], "relations are called by their types"),
    ("cypher", ["colours", "weights", "positions"], "it says facts; the evidence can be counted"),
    ("ftm.json", ["types"], "relations are called by their labels"),
    ("ftm.json", ["colours", "weights", "positions"], "it says facts; the evidence can be counted"),
]

# What a tool does not take: `(tool, format, aspects, reason)`.
TOOLS = [
    ("NetworKit", "graphml", [each for each in ATTRIBUTES if each != "weights"],
     "its reader takes weights, and no other attribute"),
    ("Tulip", "graphml", ["labels", "types", "quote", "all evidence"],
     "of a text that its parser hands over in pieces it keeps the last: what follows the last `&` or `<`, for one, or "
     "the end of a block of the file, wherever that falls"),
    ("JGraphT", "gexf", ["colours", "positions"], "its reader is a simple one, without `viz:`"),
    ("Graphviz gc", "dot", EVERYTHING[2:], "it only counts"),
    ("pydot", "dot", EVERYTHING, "an attribute `name` is an argument twice to it, and it fails"),
    ("NetworkX", "dot", EVERYTHING, "it reads with pydot"),
    ("rustworkx", "dot", ["nodes"], "`graph`, `node` and `edge`, which say defaults, are nodes to it"),
    ("rustworkx", "dot", ["labels", "types", "colours", "positions"], "of nodes it keeps the names only"),
    ("Tulip", "dot", ["types", "dates", "quote", "all evidence"],
     "its reader takes what is drawn, and no attribute of another name"),
    ("JGraphT", "dot", EVERYTHING, "its grammar knows no `\\n` in a string, and it refuses the file"),
    ("NetworkX", "cyjs", ["positions"], "of an element it takes `data` only"),
    ("rustworkx", "node-link.json", EVERYTHING, "identifiers are numbers to it, and it refuses the file"),
]

# Tools that take of an aspect now all and now less, by where in the file it stands.
BY_CHANCE = {("Tulip", "graphml")}

# How a tool is asked: `(tool, format, words)`.
NOTES = [
    ("FalkorDB", "cypher", "it runs the script as it stands, but for constraints and indexes"),
    ("ladybug", "cypher", "it has tables, which are declared first, and of a script each map is a statement of its own"),
    ("ladybug", "csv", "its `COPY` reads the tables under a schema"),
]

# What a tool does not take of the generated graphs, whose texts are hostile, and takes of cases.
HOSTILE = [
    ("Boost", "graphml", ["labels", "quote", "all evidence"],
     "its reader makes one space of several, and none of those at the ends of a text"),
]


def of_format(format):
    """The aspects that a format does not have, with their reasons."""
    return {aspect: reason for name, aspects, reason in FORMATS if name == format for aspect in aspects}


def of_tool(tool):
    """The aspects that a tool does not take, with their reasons."""
    return {
        aspect: reason for name, format, aspects, reason in TOOLS
        if (name, format) == (tool.name, tool.format) for aspect in aspects
    }


def of_tool_with_hostile_texts(tool):
    """Those that it does not always take of hostile texts."""
    return {
        aspect: reason for name, format, aspects, reason in HOSTILE
        if (name, format) == (tool.name, tool.format) for aspect in aspects
    }
