"""What a figure depends on: the machine, the versions, the commit."""

import importlib.metadata
import os
import pathlib
import platform
import re
import subprocess

HERE = pathlib.Path(__file__).resolve().parent


def said(*command):
    try:
        done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, timeout=60)
    except OSError:
        return "none"
    return (done.stdout or done.stderr).strip() if done.returncode == 0 else "none"


def field(path, name):
    match = re.search(rf"^{name}\s*:\s*(.*)$", pathlib.Path(path).read_text(), re.MULTILINE)
    return match[1] if match else "unknown"


def commit():
    """The commit's hash, and whether the sources differ from it."""
    changed = said("git", "status", "--porcelain", "--", "../Sources", "../Package.swift", ".")
    changed = [line for line in changed.splitlines() if not line.endswith("RESULTS.md")]
    return said("git", "rev-parse", "--short=12", "HEAD") + (" with changes" if changed else "")


def versions():
    found = {
        "Swift": re.search(r"[Vv]ersion (\S+)", said("swift", "--version") + " version none")[1],
        "C compiler": said("cc", "--version").splitlines()[0],
        "Python": platform.python_version(),
    }
    for name, package in (("igraph's C library", "igraph"), ("Expat", "expat"),
                          ("libxml2", "libxml-2.0"), ("libcgraph", "libcgraph")):
        found[name] = said("pkg-config", "--modversion", package)
    for line in (HERE / "requirements.txt").read_text().split():
        name = line.split("==")[0]
        found[f"{name} (Python)"] = importlib.metadata.version(name)
    return found


def facts():
    memory = int(field("/proc/meminfo", "MemTotal").split()[0]) / 1e6
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    return {
        "processor": f"{field('/proc/cpuinfo', 'model name')}, {len(os.sched_getaffinity(0))} cores",
        "memory": f"{memory:.1f} GB",
        "system": f"{system}, kernel {platform.release()}",
        "versions": ", ".join(f"{name} {version}" for name, version in versions().items()),
    }
