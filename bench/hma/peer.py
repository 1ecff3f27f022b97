"""HMA in a PostgreSQL of its own, filled past its interface: one request for each of a million would take half a day."""

import os
import subprocess
import time
import urllib.request
from pathlib import Path

HERE = Path(__file__).parent
PORT = 18082


class Hma:
    """One worker process of HMA: it works on one core."""

    def __init__(self, source, work, codes):
        self.source, self.python, self.codes = Path(source), work / "python" / "bin", codes
        self.folder = work / "postgres"
        self.env = {
            **os.environ,
            "PYTHONPATH": f"{self.source / 'src'}:{HERE}",
            "OMM_CONFIG": str(HERE / "hma_config.py"),
            "HMA_DATABASE": f"postgresql+psycopg2://postgres@/hma?host={self.folder}",
        }

    def __enter__(self):
        self.postgres()
        self.flask("db", "upgrade", "--directory", str(self.source / "src/OpenMediaMatch/migrations"), MIGRATION_COMMAND="1")
        self.fill()
        began = time.monotonic()
        self.flask("build_indices")
        self.built = time.monotonic() - began
        command = ["gunicorn", "--workers", "1", "--bind", f"127.0.0.1:{PORT}", "OpenMediaMatch.app:create_app()"]
        self.process = subprocess.Popen([self.python / command[0], *command[1:]], env=self.env, stderr=subprocess.DEVNULL)
        while not self.ready():
            time.sleep(1)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.as_postgres("pg_ctl", "-D", str(self.folder / "db"), "-m", "fast", "stop")

    def ready(self):
        try:
            return urllib.request.urlopen(f"http://127.0.0.1:{PORT}/status").read() == b"I-AM-ALIVE"
        except OSError:
            return False

    def pids(self):
        """The worker, without the process that minds it."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [int(child) for child in children]

    def postgres(self):
        subprocess.run(["rm", "-rf", str(self.folder)], check=True)
        self.folder.mkdir(parents=True)
        subprocess.run(["chown", "postgres", str(self.folder)], check=True)
        self.as_postgres("initdb", "-A", "trust", "-D", str(self.folder / "db"))
        options = f"-k {self.folder} -c listen_addresses='' -c fsync=off -c max_wal_size=4GB"
        self.as_postgres("pg_ctl", "-D", str(self.folder / "db"), "-o", options, "-w", "-l", str(self.folder / "log"), "start")
        self.as_postgres("createdb", "-h", str(self.folder), "hma")

    def as_postgres(self, tool, *rest):
        tools = sorted(Path("/usr/lib/postgresql").iterdir())[-1] / "bin"
        command = ["runuser", "-u", "postgres", "--", str(tools / tool), *rest]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")

    def flask(self, *rest, **more):
        command = [self.python / "flask", "--app", "OpenMediaMatch.app", *rest]
        subprocess.run(command, check=True, env={**self.env, **more}, cwd=self.source, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def fill(self):
        script = f"""
            CREATE TEMP TABLE line (at bigserial, code text);
            \\copy line (code) from '{self.codes}'
            INSERT INTO bank (name, enabled_ratio) VALUES ('LIST', 1);
            INSERT INTO bank_content (id, bank_id, disable_until_ts) SELECT at, (SELECT id FROM bank), 1 FROM line;
            INSERT INTO content_signal (content_id, signal_type, signal_val) SELECT at, 'pdq', code FROM line;
        """
        command = ["psql", "-q", "-v", "ON_ERROR_STOP=1", "-h", str(self.folder), "-U", "postgres", "hma"]
        subprocess.run(command, input=script, text=True, check=True)
