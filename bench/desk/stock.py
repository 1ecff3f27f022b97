"""Posts that wait for the desk: a few that the product drew, screened and held, written again and again.

A copy has ids, a receipt, hashes and pictures of its own: its rows are those that screening writes, its objects are sealed
under its own names. Only what can be reached in a run gets objects; whoever came further would see an error, which ends
the measurement.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import time
import uuid

# Crockford's letters, in which the product writes names.
LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
# The queue as it stands at the beginning came in over this time.
SPAN_MS = 2 * 3_600_000
# One thing to heed (rooms/desk/src/limits.rs).
HARDER_MS = 20 * 60_000
KINDS = {"UUID": lambda value: uuid.UUID(bytes=value), "BOOLEAN": bool}


class Stock:
    """Models of a demo's folder, and the names of the objects that were made for copies of them."""

    def __init__(self, demo, keys, pool):
        self.keys, self.demo, self.pool, self.names = keys, demo, pool, []
        db = sqlite3.connect(f"file:{demo / 'redx.db'}?mode=ro", uri=True)
        waiting = "id IN (SELECT post FROM desk_item) AND state = 'held' AND kind = 'photo' AND near_of IS NULL"
        plain = "caption IS NOT NULL AND hiding = 'nothing' AND faces = 0"
        with_words = rows(db, "post", f"SELECT * FROM post WHERE {waiting} AND {plain} ORDER BY id")
        self.screened = rows(db, "guard_item", "SELECT * FROM guard_item WHERE verdict = 'clear' LIMIT 1")[0]
        self.waiting = rows(db, "desk_item", "SELECT * FROM desk_item")[0]
        db.close()
        if not with_words:
            raise SystemExit("the demo left too few posts for the desk")
        # Without its words one is easy to decide on, and its turn comes at once.
        self.models = [one for model in with_words for one in (model | {"caption": None, "alt": None}, model)]

    def make_objects(self, count):
        """Seals the pictures of the first `count` copies."""
        shutil.rmtree(self.pool, ignore_errors=True)
        self.pool.mkdir(parents=True)
        plain = [self.plain(model) for model in self.models]
        for number in range(count):
            original, previews = f"{token()}.original", token()
            (self.pool / previews).mkdir()
            for name, data in plain[number % len(plain)].items():
                name = name.replace("PREVIEWS", previews).replace("ORIGINAL", original)
                (self.pool / name).write_bytes(self.keys.seal_object(name, data))
            self.names.append((original, previews))

    def plain(self, model):
        """The objects of a model, opened."""
        held = self.demo / "blobs" / "quarantine"
        names = {model["original"]: "ORIGINAL"}
        names |= {f"{model['previews']}/{side}.jpg": f"PREVIEWS/{side}.jpg" for side in model["sizes"].split(",")}
        return {to: self.keys.open_object(name, (held / name).read_bytes()) for name, to in names.items()}

    def lay_out(self, data):
        """Puts the objects into a data folder: hard links, so that what one run destroys is there for the next."""
        held = data / "blobs" / "quarantine"
        for area in ("quarantine", "public"):
            shutil.rmtree(data / "blobs" / area, ignore_errors=True)
        held.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["cp", "-al", str(self.pool), str(held)], check=True)
        os.sync()

    def fill(self, db, count):
        """The queue as it stands at the beginning. The product is not running."""
        now, generation = moment(), db.number("SELECT n FROM guard_generation")
        rows = [self.copy(number, now - SPAN_MS * (count - number) // count, generation) for number in range(count)]
        db.begin()
        for at, table in enumerate(("post", "guard_item", "desk_item")):
            db.many(insert(table, rows[0][at]), [list(row[at].values()) for row in rows])
        db.commit()
        db.settle()

    def copy(self, number, turn_at, generation):
        """The rows of one copy whose turn comes at a moment: of the post, of its screening, of the queue."""
        model, held_at = self.models[number % len(self.models)], turn_at - self.later(number)
        post, upload = row_id(held_at), row_id(held_at)
        original, previews = self.names[number] if number < len(self.names) else (f"{token()}.original", token())
        own = {"id": post, "upload": upload, "receipt_mac": os.urandom(32), "draft_mac": None, "made_at": held_at}
        own |= {"state_at": held_at, "original": original, "previews": previews, "uploader": None, "staff_saw": False}
        times = {"held_at": held_at, "turn_at": turn_at}
        lease = {"lease_person": None, "lease_until": 0}
        return (
            model | own,
            self.screening(post, upload, held_at, generation),
            self.waiting | {"post": post, "upload": upload, "first": post} | times | lease,
        )

    def later(self, number):
        """How much later than at once the turn of a copy comes, as the queue itself counts it."""
        return HARDER_MS if self.models[number % len(self.models)]["caption"] else 0

    def screening(self, post, upload, at, generation):
        """As of a picture that nothing resembles."""
        seal = lambda size: self.keys.seal_column("guard-hash", upload.bytes, os.urandom(size))
        hashes = {"md5": seal(16), "sha1": seal(20), "sha256": seal(32), "pdq": seal(8 * 32), "sha256_mac": os.urandom(32)}
        said = {"verdict": "clear", "generation": generation, "drawn": False, "frames": None, "unsettled": False}
        return self.screened | {"id": upload, "post": post, "made_at": at} | hashes | said

    def come_in(self, db, first, rate, seconds):
        """Posts that screening has just let through, `rate` a second, each in the transaction and with the news that the
        product's own queue waits for. Gives how many, and how long the slowest took in milliseconds."""
        generation = db.number("SELECT n FROM guard_generation")
        begun, slowest = time.monotonic(), 0.0
        count = int(rate * seconds)
        for number in range(count):
            wait = begun + number / rate - time.monotonic()
            if wait > 0:
                time.sleep(wait)
            if time.monotonic() - begun > seconds:
                return number, slowest
            post, screened, _ = self.copy(first + number, moment() + self.later(first + number), generation)
            since = time.monotonic()
            db.begin()
            db.run(insert("post", post), list(post.values()))
            db.run(insert("guard_item", screened), list(screened.values()))
            seq = db.number("UPDATE event_head SET seq = seq + 1 WHERE id = 1 RETURNING seq")
            news = (seq, "post.held", json.dumps({"post": str(post["id"])}), moment())
            db.run("INSERT INTO event (seq, kind, body, at) VALUES (?, ?, ?, ?)", news)
            db.commit()
            slowest = max(slowest, (time.monotonic() - since) * 1000)
        return count, slowest


def rows(db, table, query):
    """Rows as both databases take them: SQLite keeps no types of its own."""
    kinds = {name: KINDS.get(kind, lambda value: value) for _, name, kind, *_ in db.execute(f"PRAGMA table_info({table})")}
    cursor = db.execute(query)
    names = [column[0] for column in cursor.description]
    typed = lambda row: {name: None if value is None else kinds[name](value) for name, value in zip(names, row)}
    return [typed(row) for row in cursor]


def insert(table, row):
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"


def moment():
    return int(time.time() * 1000)


def row_id(at):
    """A UUID of version 7, as the product makes them."""
    tail = bytearray(os.urandom(10))
    tail[0], tail[2] = tail[0] & 0x0F | 0x70, tail[2] & 0x3F | 0x80
    return uuid.UUID(bytes=at.to_bytes(6, "big") + bytes(tail))


def token():
    return "".join(LETTERS[byte & 31] for byte in os.urandom(25)) + LETTERS[os.urandom(1)[0] & 7 << 2]
