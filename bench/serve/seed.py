"""Makes the data folder that is measured: 100,000 approved posts, straight into the database and the objects.

    seed.py REDX WORK POSTS

Sixty posts are drawn, screened and approved the real way by `redx demo`. Their rows are then written again and again
under new ids and public names, one a minute backwards from now, and their pictures are hard-linked under those names.
There is an event for each, as if each had been published. What screening alone would read (hashes, in `guard_item`) is
left out: nothing here uploads.
"""

import base64
import hashlib
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

DRAWN = 60
MIGRATIONS = Path(__file__).parents[2] / "foundations/store/migrations"
LISTEN = {"REDX_LISTEN": "127.0.0.1:18070", "REDX_PRIVATE_LISTEN": "127.0.0.1:18071"}
COUNTS = f"http://{LISTEN['REDX_LISTEN']}/api/v1/counts"
# What a post of its own has; everything else is its model's.
OWN = ["id", "upload", "receipt_mac", "draft_mac", "made_at", "state_at", "decided_at", "public_name", "shown_at"]
# Crockford's letters, in which public names are written.
LETTERS = str.maketrans("abcdefghijklmnopqrstuvwxyz234567", "0123456789abcdefghjkmnpqrstvwxyz")


def main(program, work, posts):
    data, stamp = work / "data", f"{posts} {tables()}"
    if (data / "seeded.txt").exists() and (data / "seeded.txt").read_text() == stamp:
        return
    shutil.rmtree(data, ignore_errors=True)
    if not (work / "drawn.txt").exists() or (work / "drawn.txt").read_text() != tables():
        shutil.rmtree(work / "demo", ignore_errors=True)
        with started(program, "demo", work / "demo", "--posts", str(DRAWN), "--still"):
            wait_for_drawn(work / "demo" / "redx.db")
        (work / "drawn.txt").write_text(tables())
    with started(program, "serve", data):
        pass
    with sqlite3.connect(data / "redx.db") as db:
        write(db, work / "demo", data / "blobs" / "public", posts)
    db.execute("ANALYZE")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    (data / "seeded.txt").write_text(stamp)


def tables():
    """What data made earlier must still fit."""
    digest = hashlib.sha256()
    for file in sorted(MIGRATIONS.glob("*.sql")):
        digest.update(file.read_bytes())
    return digest.hexdigest()


class started:
    """The product, from the moment it answers until it has ended in order."""

    def __init__(self, program, *arguments):
        command, data, *rest = arguments
        self.process = subprocess.Popen(
            [program, command, "--data", str(data), *rest], env={**os.environ, **LISTEN}, stdout=subprocess.DEVNULL
        )

    def __enter__(self):
        while True:
            try:
                return json.load(urllib.request.urlopen(COUNTS))
            except OSError:
                if self.process.poll() is not None:
                    raise SystemExit("redx ended before it answered") from None
                time.sleep(0.1)

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def wait_for_drawn(path):
    """Until every sample is on the wall or waits for the desk, which is left one in eight."""
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    query = "SELECT count(*), sum(modern) FROM post WHERE kind <> 'counted' AND (shown_at IS NOT NULL OR state = 'held')"
    last, since = None, time.monotonic()
    while True:
        done = db.execute(query).fetchone()
        if done != last:
            last, since = done, time.monotonic()
        # The last ones may be on their way from the desk to the wall, or to the modern format.
        if done[0] >= DRAWN and time.monotonic() - since > 8:
            return
        time.sleep(0.5)


def write(db, demo, public, posts):
    db.execute("ATTACH ? AS demo", (str(demo / "redx.db"),))
    columns = [name for _, name, *_ in db.execute("PRAGMA table_info(post)")]
    kept = [name for name in columns if name not in OWN]
    where = "state = 'approved' AND kind <> 'counted' AND shown_at IS NOT NULL"
    models = db.execute(f"SELECT public_name, {', '.join(kept)} FROM demo.post WHERE {where}").fetchall()
    kept_at = {name: 1 + at for at, name in enumerate(kept)}
    insert = f"INSERT INTO post ({', '.join(OWN + kept)}) VALUES ({', '.join('?' * len(columns))})"
    now = int(time.time() * 1000)
    for number in range(posts):
        model = models[number % len(models)]
        at = now - (posts - number) * 60_000
        ident, name = row_id(at), public_name()
        row = list(model[1:])
        # No original, no previews, no near-duplicate: forgotten, as a day after publishing.
        for gone in ("original", "previews", "near_of", "uploader"):
            row[kept_at[gone] - 1] = None
        row[kept_at["staff_saw"] - 1] = False
        db.execute(insert, [ident, row_id(at), os.urandom(32), None, at, at, at, name, at, *row])
        body = json.dumps({"post": uuid_text(ident), "name": name})
        db.execute("INSERT INTO event (seq, kind, body, at) VALUES (?, 'post.shown', ?, ?)", (number + 1, body, at))
        link(demo / "blobs" / "public" / model[0], public / name)
    db.execute("UPDATE event_head SET seq = ?", (posts,))
    db.execute("UPDATE event_cursor SET seq = ?", (posts,))
    db.execute("UPDATE post_tally SET posts = ?", (posts,))
    db.commit()


def row_id(at):
    """A UUID of version 7, as the product makes them."""
    tail = bytearray(os.urandom(10))
    tail[0], tail[2] = tail[0] & 0x0F | 0x70, tail[2] & 0x3F | 0x80
    return at.to_bytes(6, "big") + bytes(tail)


def uuid_text(raw):
    return re.sub(r"(.{8})(.{4})(.{4})(.{4})(.{12})", r"\1-\2-\3-\4-\5", raw.hex())


def public_name():
    return base64.b32encode(os.urandom(16)).decode().rstrip("=").lower().translate(LETTERS)


def link(source, target):
    target.mkdir(parents=True)
    for file in source.iterdir():
        os.link(file, target / file.name)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
