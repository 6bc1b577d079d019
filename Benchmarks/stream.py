#!/usr/bin/env python3
"""stream.py: what a conversion part by part takes; writes STREAM.md.

STREAM_SIZES are numbers of relations (1000000 10000000), STREAM_FOLDER is where the file and its products go, one
after the other: it needs four times the file's size, 450 bytes a relation.
"""

import datetime
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


def measure(file, extension):
    """The run, and how many bytes it has made."""
    result = file.with_name("result")
    shutil.rmtree(result, ignore_errors=True)
    result.mkdir()
    try:
        output = result if extension == "csv" else result / f"graph.{extension}"
        _, measured = processes.run(
            [processes.REDSTRING, "convert", file, output, "--to", extension])
        return measured, sum(made.stat().st_size for made in result.iterdir())
    finally:
        shutil.rmtree(result)


def rows(relations, folder):
    file = folder / "graph.jsonl"
    lines.write(relations, file)
    size = file.stat().st_size
    for extension, name in FORMATS.items():
        run, made = measure(file, extension)
        yield (
            f"{relations:,}", report.megabytes(size), name, report.megabytes(made),
            report.seconds(run.seconds), report.seconds(run.cpu), report.megabytes(run.peak),
        )
        print(" | ".join((f"{relations:,}", name, report.seconds(run.seconds), report.megabytes(run.peak))))


def main():
    found = []
    for size in SIZES:
        with tempfile.TemporaryDirectory(prefix="redstring-stream-", dir=FOLDER) as folder:
            found += rows(size, pathlib.Path(folder))
    header = [
        "relations", "JSON lines (MB)", "to", "written (MB)", "seconds", "of processor time", "peak (MB)",
    ]
    (processes.HERE / "STREAM.md").write_text(
        "# Conversions part by part\n\n"
        "Made by `make bench-stream`; [README.md](README.md) says what is measured and how.\n\n"
        f"{datetime.datetime.now(datetime.timezone.utc):%Y-%m-%d}, {os.cpu_count()} cores, "
        f"{platform.system()} {platform.release()}; one run each, files on a disk.\n\n"
        + report.table(header, found) + "\n")


if __name__ == "__main__":
    main()
