#!/usr/bin/env python3
"""stream.py: what a conversion part by part takes; writes STREAM.md.

STREAM_SIZES are numbers of relations (1000000 10000000), STREAM_FOLDER is where the file and its products go, one
after the other: it needs eight times the file's size, 450 bytes a relation.
"""

import os
import pathlib
import platform
import shutil
import tempfile

import lines
import processes
import report

SIZES = [int(size) for size in os.environ.get("STREAM_SIZES", "1000000 10000000").split()]
FOLDER = os.environ.get("STREAM_FOLDER", "/var/tmp")
FORMATS = {
    "nq": "N-Quads", "csv": "CSV", "graphml": "GraphML", "ftm": "FollowTheMoney", "jsonl": "JSON lines",
}
# What is first brought to the disk as JSON lines, and what it is converted to.
OTHERS = [("csv", "nq"), ("nq", "csv"), ("ftm", "csv")]


def output(folder, extension):
    """What is to be written: a file in the folder, or the folder itself."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder if extension == "csv" else folder / f"graph.{extension}"


def size(path):
    """How many bytes a file has, or those in a folder."""
    return sum(file.stat().st_size for file in path.iterdir()) if path.is_dir() else path.stat().st_size


def convert(file, extension, target, to):
    command = [processes.REDSTRING, "convert", file, target, "--from", extension, "--to", to]
    return processes.run(command)[1]


def row(relations, file, extension, to):
    """Converts a file, removes what comes of it, and says what that took."""
    folder = file.with_name("result")
    target = output(folder, to)
    run = convert(file, extension, target, to)
    made = size(folder)
    shutil.rmtree(folder)
    print(" | ".join((
        f"{relations:,}", FORMATS[extension], FORMATS[to], report.seconds(run.seconds),
        report.megabytes(run.peak))))
    return (
        f"{relations:,}", FORMATS[extension], report.megabytes(size(file)), FORMATS[to],
        report.megabytes(made), report.seconds(run.seconds), report.seconds(run.cpu),
        report.megabytes(run.peak),
    )


def rows(relations, folder):
    file = folder / "graph.jsonl"
    lines.write(relations, file)
    for to in FORMATS:
        yield row(relations, file, "jsonl", to)
    for extension, to in OTHERS:
        other = output(folder / "other", extension)
        convert(file, "jsonl", other, extension)
        yield row(relations, other, extension, to)
        shutil.rmtree(folder / "other")


def main():
    found = []
    for relations in SIZES:
        with tempfile.TemporaryDirectory(prefix="redstring-stream-", dir=FOLDER) as folder:
            found += rows(relations, pathlib.Path(folder))
    header = [
        "relations", "from", "read (MB)", "to", "written (MB)", "seconds", "of processor time", "peak (MB)",
    ]
    report.write(
        "STREAM.md", "Conversions part by part", "bench-stream",
        f"{platform.system()} {platform.release()}; one run each, files on a disk", header, found)


if __name__ == "__main__":
    main()
