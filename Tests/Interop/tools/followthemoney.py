"""FollowTheMoney, as its own library has it, which is installed in an environment of its own."""

from products import REPOSITORY

from tools import READERS, Table, program

ENVIRONMENT = REPOSITORY / ".build/oracles-ftm"


def version():
    found = list(ENVIRONMENT.glob("lib/python3*/site-packages/followthemoney-*.dist-info"))
    return found[0].name.removeprefix("followthemoney-").removesuffix(".dist-info") if found else None


def command():
    return [ENVIRONMENT / "bin/python", READERS / "followthemoney_reader.py"]


def table(found):
    """The evidence is sentences, without the documents' and the speakers' identifiers."""
    return Table(found.nodes, found.edges, evidence=("text", "stance", "start", "end"))


TOOLS = [program("followthemoney", "ftm.json", version(), command, table)]
