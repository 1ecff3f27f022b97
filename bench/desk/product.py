"""The product as it is installed, and what it costs."""

import os
import re
import shutil
import sqlite3
import subprocess
import time
import urllib.request
from pathlib import Path

from people import come_in, invite

URL, PRIVATE = "http://127.0.0.1:18480", "127.0.0.1:18481"
MODELS = Path(__file__).parents[2] / "models"
OURS = {"REDX_LISTEN": "127.0.0.1:18480", "REDX_PRIVATE_LISTEN": PRIVATE, "REDX_MODELS": str(MODELS)}
DRAWN = 60
TICKS = os.sysconf("SC_CLK_TCK")
CONFIG = """[campaign.safety]
name = "Ruth Okafor"
phone = "+1 555 0100"
email = "ruth@redx.example"
"""


class Product:
    """`redx`, from the moment it is ready until it has ended in order."""

    def __init__(self, program, command, data, env, *rest):
        command = [program, command, "--data", str(data), *rest]
        self.process = subprocess.Popen(command, env={**os.environ, **OURS, **env}, stdout=subprocess.DEVNULL)

    def __enter__(self):
        while True:
            try:
                urllib.request.urlopen(f"http://{PRIVATE}/readyz")
                return self
            except OSError:
                if self.process.poll() is not None:
                    raise SystemExit("redx ended before it was ready") from None
                time.sleep(0.05)

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def cpu(self):
        """Seconds of its own, and of its decoding workers."""
        pid = self.process.pid
        children = [int(child) for file in Path(f"/proc/{pid}/task").glob("*/children") for child in file.read_text().split()]
        own, ended = times(pid)
        return own, ended + sum(times(child)[0] for child in children)

    def memory(self, field):
        """MiB: VmRSS now, VmHWM at most."""
        text = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(rf"^{field}:\s+(\d+)", text, re.M)[1]) / 1024


def times(pid):
    """Seconds of a process, and of those of its children that have ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0.0, 0.0
    ticks = [int(field) for field in fields[11:15]]
    return (ticks[0] + ticks[1]) / TICKS, (ticks[2] + ticks[3]) / TICKS


def draw(program, work):
    """A demo's folder in which some drawn posts wait for the desk."""
    demo = work / "demo"
    shutil.rmtree(demo, ignore_errors=True)
    with Product(program, "demo", demo, {}, "--posts", str(DRAWN), "--still"):
        wait_for_drawn(demo / "redx.db")
    return demo


def wait_for_drawn(path):
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    query = "SELECT count(*) FROM post WHERE kind <> 'counted' AND (shown_at IS NOT NULL OR state = 'held')"
    last, since = None, time.monotonic()
    while True:
        done = db.execute(query).fetchone()[0]
        if done != last:
            last, since = done, time.monotonic()
        # The last ones may be on their way to the wall.
        if done >= DRAWN and time.monotonic() - since > 5:
            return
        time.sleep(0.3)


def staffed(program, data, demo, env, count):
    """A fresh instance with the key of the demo, and its moderators: where each sits, and the cookie they came in with."""
    shutil.rmtree(data, ignore_errors=True)
    shutil.copytree(demo / "keys", data / "keys")
    (data / "redx.toml").write_text(CONFIG)
    people = []
    with Product(program, "serve", data, env):
        for number in range(1, count + 1):
            home = f"127.0.{number}.1"
            link = invite(program, data, {**os.environ, **env}, URL, f"Moderator {number}")
            people.append((home, come_in(URL, home, link).cookie))
    return people
