"""Measures the wall beside nginx and WordPress, in turn, and prints the tables of results.md.

    measure.py REDX WORK ROUNDS SECONDS
"""

import os
import re
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from statistics import median

import seed
from peers import STATIC, WORDPRESS, Peers

POSTS = 100_000
CONNECTIONS = 32
REDX, PRIVATE = "http://127.0.0.1:18070", "http://127.0.0.1:18071"
CURSORS = Path(__file__).parent / "cursors.lua"
TICKS = os.sysconf("SC_CLK_TCK")
COLD_STARTS = 9
MADE = re.compile(r"^redx_wall_pages_made_total (\d+)", re.M)
REPORT = {"rate": r"Requests/sec:\s+([\d.]+)", "p99": r"99%\s+([\d.]+)(us|ms|s)", "count": r"(\d+) requests in"}
UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


def main(program, work, rounds, seconds):
    seed.main(program, work, POSTS)
    cold = [cold_start(program, work / "data") for _ in range(COLD_STARTS)]
    with Product(program, work / "data") as redx, Peers(work) as peers:
        page, picture = get(f"{REDX}/wall"), first_picture()
        idle = redx.memory()
        nginx = peers.static({"wall.html": page, "picture.jpg": get(f"{REDX}{picture}")})
        wordpress = peers.wordpress(POSTS)
        time.sleep(1)
        first, deep = moment(page, POSTS), moment(page, POSTS - 60_000)
        anywhere = f"{first} {moment(page, 60)}"
        targets = [
            Target("nginx, the same bytes as a file", f"http://127.0.0.1:{STATIC}/wall.html", nginx),
            Target("**wall, kept**", f"{REDX}/wall", redx.pids()),
            Target("wall, kept, brotli", f"{REDX}/wall", redx.pids(), headers=["Accept-Encoding: br"]),
            Target("**wall, made for each request**", REDX, redx.pids(), cursor=first),
            Target("the same, page 1000", REDX, redx.pids(), cursor=deep),
            Target("the same, any page of 1,667", REDX, redx.pids(), cursor=anywhere),
            Target("the same, brotli", REDX, redx.pids(), cursor=first, headers=["Accept-Encoding: br"]),
            Target("WordPress, its front page", f"http://127.0.0.1:{WORDPRESS}/", wordpress),
            Target("nginx, a picture", f"http://127.0.0.1:{STATIC}/picture.jpg", nginx),
            Target("**a picture**", f"{REDX}{picture}", redx.pids()),
        ]
        for target in targets:
            target.run(3)
            target.runs.clear()
        for _ in range(rounds):
            for target in targets:
                target.run(seconds)
        print(f"Page {len(page)} bytes, picture {len(get(f'{REDX}{picture}'))} bytes, {POSTS} posts.\n")
        table(targets)
        print(f"\nCold start to the first page of the wall, ms: median {median(cold):.0f}, from {min(cold):.0f} to {max(cold):.0f}.")
        print(f"Memory of the product, MiB: {idle}; under load at most {redx.peak():.0f}.")


class Product:
    """`redx serve` on the seeded folder."""

    def __init__(self, program, data):
        command = [program, "serve", "--data", str(data)]
        self.process = subprocess.Popen(command, env={**os.environ, **seed.LISTEN}, stdout=subprocess.DEVNULL)

    def __enter__(self):
        wait_for(f"{REDX}/wall")
        # Idle is when the start and the warm decoding workers have come to rest.
        time.sleep(5)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def pids(self):
        return [self.process.pid]

    def memory(self):
        """Resident, and what the decoding workers that wait add to it without what they share."""
        pid = self.process.pid
        workers = [int(child) for file in Path(f"/proc/{pid}/task").glob("*/children") for child in file.read_text().split()]
        own = sum(kib(worker, "smaps_rollup", "Private_Dirty") for worker in workers) / 1024
        return f"idle {kib(pid, 'status', 'VmRSS') / 1024:.0f}, and {own:.0f} in {len(workers)} waiting decoding workers"

    def peak(self):
        return kib(self.process.pid, "status", "VmHWM") / 1024


class Target:
    """One address under load, and whose CPU time it costs."""

    def __init__(self, name, url, pids, headers=(), cursor=None):
        self.name, self.url, self.pids, self.cursor = name, url, pids, cursor
        self.headers = [part for header in headers for part in ("-H", header)]
        self.runs = []

    def run(self, seconds):
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "--timeout", "60s", *self.headers]
        if self.cursor:
            command += ["-s", str(CURSORS)]
        before, made = sum(map(cpu, self.pids)), pages_made()
        rest = ["--", *self.cursor.split()] if self.cursor else []
        out = subprocess.run([*command, self.url, *rest], capture_output=True, text=True, check=True).stdout
        spent, made = sum(map(cpu, self.pids)) - before, pages_made() - made
        found = {key: re.search(pattern, out) for key, pattern in REPORT.items()}
        if "Non-2xx" in out or "Socket errors" in out or not all(found.values()):
            raise SystemExit(f"{self.name}: not every answer was good\n{out}")
        count = int(found["count"][1])
        if self.cursor and made < count:
            raise SystemExit(f"{self.name}: {count} answers but only {made} pages were made: some came from the cache")
        p99 = float(found["p99"][1]) * UNITS[found["p99"][2]]
        memory = sum(kib(pid, "status", "VmRSS") for process in self.pids for pid in family(process)) / 1024
        self.runs.append((float(found["rate"][1]), spent / count * 1e6, p99, memory))

    def column(self, at):
        return [run[at] for run in self.runs]


def table(targets):
    print("| | requests/s | of nginx | CPU us a request | of nginx | p99 ms | of nginx | RSS MiB |")
    print("|---|---|---|---|---|---|---|---|")
    peers = {target.name: target for target in targets}
    page, picture = peers["nginx, the same bytes as a file"], peers["nginx, a picture"]
    for target in targets:
        peer = picture if "picture" in target.name else page
        cells = [target.name]
        for at, digits in ((0, 0), (1, 1), (2, 1)):
            cells.append(f"{median(target.column(at)):,.{digits}f}")
            # Of each round its own ratio: what disturbs one target of a round mostly disturbs the next one, too.
            ratios = [one / other for one, other in zip(target.column(at), peer.column(at))]
            cells.append(f"{median(ratios):.2f}" if median(ratios) < 10 else f"{median(ratios):,.0f}")
        cells.append(f"{max(target.column(3)):.0f}")
        print(f"| {' | '.join(cells)} |")
    wall, wordpress = peers["**wall, made for each request**"], peers["WordPress, its front page"]
    first, deep = wall.column(1), peers["the same, page 1000"].column(1)
    ratio = median([one / other for one, other in zip(wall.column(0), wordpress.column(0))])
    print(f"\nMade for each request, times WordPress' requests/s: {ratio:,.0f}; its CPU per request: 1/{median([o / w for w, o in zip(wall.column(1), wordpress.column(1))]):,.0f}.")
    print(f"Page 1000 to page 1, CPU: {median([d / f for d, f in zip(deep, first)]):.2f}.")


def cold_start(program, data):
    """From starting the process to the last byte of the first page of the wall, in milliseconds."""
    start = time.monotonic()
    command = [program, "serve", "--data", str(data)]
    process = subprocess.Popen(command, env={**os.environ, **seed.LISTEN}, stdout=subprocess.DEVNULL)
    wait_for(f"{REDX}/wall")
    took = (time.monotonic() - start) * 1000
    process.terminate()
    process.wait()
    return took


def wait_for(url):
    while True:
        try:
            return get(url)
        except OSError:
            time.sleep(0.0005)


def get(url):
    with urllib.request.urlopen(url) as answer:
        return answer.read()


def first_picture():
    """The small size of the newest post."""
    return re.search(rb'/public/\w+/320\.\w+', get(f"{REDX}/wall"))[0].decode()


def moment(page, number):
    """The time of a post as a cursor begins with it: `number` of POSTS is the newest. They are a minute apart."""
    cursor = re.search(rb"/wall\?cursor=([0-9a-z]+)-", page)[1].decode()
    return base36(int(cursor, 36) - (POSTS - 60 - number) * 60_000)


def base36(number):
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits


def family(pid):
    """A process and its children, as far as they serve: decoding workers wait for pictures."""
    children = map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
    return [pid, *(child for child in children if b"decode-worker" not in Path(f"/proc/{child}/cmdline").read_bytes())]


def cpu(pid):
    """Seconds a process has used, with the children that it has now (nginx's and PHP's workers)."""
    total = 0
    for one in family(pid):
        fields = Path(f"/proc/{one}/stat").read_text().rsplit(")", 1)[1].split()
        total += (int(fields[11]) + int(fields[12])) / TICKS
    return total


def kib(pid, file, field):
    text = Path(f"/proc/{pid}/{file}").read_text()
    found = re.search(rf"^{field}:\s+(\d+)", text, re.M)
    return int(found[1]) if found else 0


def pages_made():
    found = MADE.search(get(f"{PRIVATE}/metrics").decode())
    return int(found[1]) if found else 0


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]).resolve(), int(sys.argv[3]), int(sys.argv[4]))
