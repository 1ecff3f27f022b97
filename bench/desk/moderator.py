"""One moderator at work, as the desk's script has them: twenty in hand, a row revealed before it is decided, more fetched
when ten are left. Every answer is timed from asking to its last byte."""

import json
import random
import re
import time
from collections import defaultdict

from people import Browser

ITEM = re.compile(r'<li class="item[^"]*".*?</form>\s*</li>', re.S)
FACE = re.compile(r'name="post" value="([^"]+)"><input type="hidden" name="mark" value="([^"]*)"')
AHEAD_WHEN, ROW_MAX, COUNTS_EVERY = 10, 6, 10.0
# Nobody looks at more in a day than care allows (rooms/desk/src/care/limits.rs).
PICTURES_MAX = 380
REASONS = ["not-the-x", "face", "unreadable"]


class Moderator:
    def __init__(self, url, home, cookie, pause):
        self.browser, self.pause = Browser(url, home, cookie), pause
        self.hand, self.seen, self.took = {}, 0, defaultdict(list)
        self.done, self.gone, self.drawn = [], 0, 0
        self.counted = time.monotonic()

    def work(self, seconds):
        """Until the time is over, or everything that one person looks at in a day was looked at."""
        until = time.monotonic() + seconds
        while time.monotonic() < until and self.seen < PICTURES_MAX:
            if len(self.hand) <= AHEAD_WHEN:
                self.take()
            row = self.row()
            if not row:
                time.sleep(0.2)
                continue
            self.look(row)
            for item in row:
                if time.monotonic() > until:
                    break
                self.decide(item)
                self.rest()
        return dict(self.took), self.done, self.gone, self.drawn

    def timed(self, step, asked):
        begun = time.perf_counter()
        status, body, where = asked()
        self.took[step].append((time.perf_counter() - begun) * 1000)
        if status != 200 and not (status == 409 and step == "decision"):
            raise SystemExit(f"{step}: {status} {where} {body[:300]!r}")
        return status, body

    def take(self):
        """A batch: what is in hand, and what comes next."""
        _, page = self.timed("lease", lambda: self.browser.get("/desk"))
        for part in ITEM.findall(page.decode()):
            faces = FACE.findall(part)
            if faces and faces[0][0] not in self.hand:
                self.hand[faces[0][0]] = {"faces": faces, "easy": "item easy" in part[:40]}

    def row(self):
        """The easy ones that one look takes in, or a single hard one."""
        row, posts = [], 0
        for item in self.hand.values():
            posts += len(item["faces"])
            if row and (not item["easy"] or posts > ROW_MAX):
                break
            row.append(item)
            if not item["easy"]:
                break
        return row

    def look(self, row):
        """Reveals the row as the script does, and one of it by its own address, as a page without a script does."""
        posts = [post for item in row for post, _ in item["faces"]]
        asked = [("post", post) for post in posts]
        _, body = self.timed("row", lambda: self.browser.post("/desk/reveals", asked, "application/json"))
        marks = {one["post"]: one["mark"] for one in json.loads(body)["pictures"]}
        self.seen += len(marks)
        for item in row:
            if any(marks.get(post) != mark for post, mark in item["faces"]):
                raise SystemExit("what was revealed is not what the page carries")
        _, picture = self.timed("picture", lambda: self.browser.get(f"/desk/picture/{posts[0]}/320", "image/*"))
        if picture[:2] != b"\xff\xd8":
            raise SystemExit("no picture")

    def begin(self):
        """The first approvals after a start, alone at the desk: gives how long the slowest took, in milliseconds."""
        self.take()
        row = self.row()
        self.look(row)
        for item in row:
            self.decide(item, "approve")
        return max(self.took["decision"])

    def decide(self, item, act=None):
        """Nine of ten go up."""
        act = act or ("approve" if random.random() < 0.9 else f"refuse:{random.choice(REASONS)}")
        fields = [pair for post, mark in item["faces"] for pair in (("post", post), ("mark", mark))]
        decide = lambda: self.browser.post("/desk/decisions", [*fields, ("act", act)], "application/json")
        status, body = self.timed("decision", decide)
        self.hand.pop(item["faces"][0][0])
        told = json.loads(body)
        if status == 200:
            self.done += told["done"]
            self.gone += told["gone"]
        elif told["code"].startswith("desk-drawn"):
            # One of those that show how the group does: there is no post behind it.
            self.drawn += 1
        elif told["code"] == "desk-gone":
            self.gone += 1
        else:
            raise SystemExit(f"not decided: {told}")

    def rest(self):
        """A person looks, and now and then the page asks how the queue stands."""
        if time.monotonic() - self.counted > COUNTS_EVERY:
            self.counted = time.monotonic()
            self.timed("counts", lambda: self.browser.get("/desk/counts", "application/json"))
        if self.pause:
            time.sleep(self.pause * random.uniform(0.5, 1.5))
