"""The two databases, each as the operator's guide has it: a file, or a PostgreSQL of one's own with its usual settings."""

import shutil
import sqlite3
import subprocess
import uuid
from pathlib import Path

import psycopg2
import psycopg2.extras

from product import times

PORT = 18482
sqlite3.register_adapter(uuid.UUID, lambda one: one.bytes)
psycopg2.extras.register_uuid()


class Sqlite:
    name = "SQLite"

    def __init__(self, _):
        self.base = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def env(self):
        return {}

    def keep(self, data):
        """Remembers the state of a database that no process has open, to begin from it again."""
        self.connect(data).settle()
        self.base = data / "kept.db"
        shutil.copyfile(data / "redx.db", self.base)

    def begin_again(self, data):
        for ending in ("", "-wal", "-shm"):
            Path(f"{data / 'redx.db'}{ending}").unlink(missing_ok=True)
        shutil.copyfile(self.base, data / "redx.db")

    def connect(self, data):
        return Connection(connect_sqlite(data / "redx.db"))

    def cpu(self):
        """It works in the product's own process."""
        return 0.0


def connect_sqlite(path):
    """As durable as the product's own connections."""
    db = sqlite3.connect(path, timeout=10, isolation_level=None)
    db.execute("PRAGMA synchronous = FULL")
    return db


class Postgres:
    name = "PostgreSQL"

    def __init__(self, work):
        self.folder = work / "postgres"

    def __enter__(self):
        subprocess.run(["rm", "-rf", str(self.folder)], check=True)
        self.folder.mkdir(parents=True)
        subprocess.run(["chown", "postgres", str(self.folder)], check=True)
        self.tool("initdb", "-A", "trust", "-D", str(self.folder / "db"))
        options = f"-k {self.folder} -p {PORT} -c listen_addresses=127.0.0.1"
        self.tool("pg_ctl", "-D", str(self.folder / "db"), "-o", options, "-w", "-l", str(self.folder / "log"), "start")
        self.query("CREATE DATABASE redx")
        return self

    def __exit__(self, *_):
        self.tool("pg_ctl", "-D", str(self.folder / "db"), "-m", "fast", "-w", "stop")
        subprocess.run(["rm", "-rf", str(self.folder)], check=True)

    def env(self):
        return {"REDX_DATABASE_URL": f"postgres://postgres@127.0.0.1:{PORT}/redx"}

    def keep(self, _):
        self.query("ALTER DATABASE redx RENAME TO kept")
        self.query("CREATE DATABASE redx TEMPLATE kept")

    def begin_again(self, _):
        self.query("DROP DATABASE redx")
        self.query("CREATE DATABASE redx TEMPLATE kept")

    def connect(self, _):
        db = psycopg2.connect(host="127.0.0.1", port=PORT, user="postgres", dbname="redx")
        db.autocommit = True
        return Connection(db)

    def cpu(self):
        """Seconds of the server and its children."""
        first = int((self.folder / "db" / "postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        return sum(times(first)) + sum(times(child)[0] for child in children)

    def query(self, text):
        db = psycopg2.connect(host="127.0.0.1", port=PORT, user="postgres", dbname="postgres")
        db.autocommit = True
        db.cursor().execute(text)
        db.close()

    def tool(self, name, *rest):
        tools = sorted(Path("/usr/lib/postgresql").iterdir())[-1] / "bin"
        command = ["runuser", "-u", "postgres", "--", str(tools / name), *rest]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")


class Connection:
    """One text for both: `?` for a value, and a transaction that is said in so many words."""

    def __init__(self, db):
        self.db, self.cursor = db, db.cursor()
        self.postgres = not isinstance(db, sqlite3.Connection)

    def run(self, text, values=()):
        self.cursor.execute(text.replace("?", "%s") if self.postgres else text, values)
        return self.cursor

    def all(self, text, values=()):
        return self.run(text, values).fetchall()

    def number(self, text, values=()):
        return self.run(text, values).fetchone()[0]

    def begin(self):
        # SQLite: the lock of the one writer at once, as the product takes it.
        self.run("BEGIN" if self.postgres else "BEGIN IMMEDIATE")

    def commit(self):
        self.run("COMMIT")

    def many(self, text, rows):
        if self.postgres:
            psycopg2.extras.execute_batch(self.cursor, text.replace("?", "%s"), rows, page_size=500)
        else:
            self.cursor.executemany(text, rows)

    def settle(self):
        """As some time after the rows came: PostgreSQL does this by itself; the product never asks SQLite to ANALYZE."""
        self.run("VACUUM ANALYZE" if self.postgres else "PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self):
        self.db.close()
