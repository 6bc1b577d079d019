"""The tools that Debian has, and how the programs in `readers/` that ask them are run."""

import pathlib
import shutil

from products import REPOSITORY

from tools import READERS, debian_version

JARS = pathlib.Path("/usr/share/java")
SYSTEM_PYTHON = "/usr/bin/python3"
# `make` compiles it.
BOOST = REPOSITORY / ".build/readers/boost_graph"
CLASS_PATH = ("jgrapht-core", "jgrapht-io", "jheaps", "antlr4-runtime", "commons-text", "commons-lang3")


def boost_version():
    return debian_version("libboost-graph-dev") if BOOST.is_file() else None


def boost():
    return [BOOST]


def graph_tool_version():
    return debian_version("python3-graph-tool")


def graph_tool():
    return [SYSTEM_PYTHON, READERS / "graph_tool_reader.py"]


def jgrapht_version():
    # Only a development kit runs a program from its source.
    return debian_version("libjgrapht-java") if shutil.which("javac") else None


def jgrapht():
    path = ":".join(str(JARS / f"{name}.jar") for name in CLASS_PATH)
    return ["java", "-XX:TieredStopAtLevel=1", "-cp", path, READERS / "JGraphT.java"]
