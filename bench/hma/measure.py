"""Looks codes up over HTTP at the product and at HMA, in turn, and prints the rows of results.md.

    measure.py REDX WORK COUNT
"""

import json
import os
import re
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from statistics import median

import codes
from peer import PORT as HMA_PORT
from peer import Hma

HERE = Path(__file__).parent
PORT = 18081
ROUNDS, SECONDS, CONNECTIONS = 5, 5, 8
QUESTIONS = 20_000
# HMA builds an index of ten million for an hour and needs twice the memory of these machines meanwhile.
HMA_MOST = 1_000_000
TICKS = os.sysconf("SC_CLK_TCK")


def main(redx, work, count):
    work = Path(work).resolve()
    list_of, asked = work / f"{count}.txt", work / f"{count}.paths"
    if not list_of.exists():
        codes.write(list_of, count)
    questions = codes.questions(list_of, count, QUESTIONS)
    asked.write_text("".join(codes.path_of(code) + "\n" for code, _ in questions))
    with Product(redx, work, list_of, count) as ours:
        targets = [Target("**redx guard serve**", PORT, ours.pids, asked, ours.token)]
        source = os.environ.get("HMA_SOURCE")
        if not source or count > HMA_MOST:
            rounds(targets, questions)
            print_rows(targets, count)
        else:
            with Hma(source, work, list_of) as hma:
                targets.append(Target("HMA, one worker", HMA_PORT, hma.pids, asked, None))
                rounds(targets, questions)
                print_rows(targets, count)
                print(f"HMA built its index in {hma.built:.0f} s.")
        print(f"Import {ours.imported:.0f} s, ready to answer after {ours.opened:.1f} s.")
        seen = sorted(ours.seen(number) for number in range(200))
        print(f"A new hash is found after, ms: median {median(seen):.1f}, p99 {seen[197]:.1f}, worst {seen[-1]:.1f}.")


def rounds(targets, questions):
    for target in targets:
        target.check(questions[:400])
        target.run(2)
        target.runs.clear()
    for _ in range(ROUNDS):
        for target in targets:
            target.run(SECONDS)


class Product:
    """`redx guard serve` on a folder with one bank."""

    def __init__(self, program, work, list_of, count):
        self.program, self.data = program, work / f"data-{count}"
        subprocess.run(["rm", "-rf", str(self.data)], check=True)
        began = time.monotonic()
        self.say("bank", "import", str(list_of), "--bank", "LIST")
        self.imported = time.monotonic() - began
        self.token = self.say("token", "new", "--name", "bench", "--scopes", "match,curate")["token"]

    def say(self, *words):
        command = [self.program, "guard", *words, "--data", str(self.data), "--json"]
        return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)

    def __enter__(self):
        # The first start writes the index files; what an operator waits for is every later one.
        for _ in range(2):
            began = time.monotonic()
            command = [self.program, "guard", "serve", "--data", str(self.data), "--listen", f"127.0.0.1:{PORT}"]
            self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
            while not self.ready():
                time.sleep(0.02)
            self.opened = time.monotonic() - began
            if _ == 0:
                self.stop()
        return self

    def stop(self):
        self.process.terminate()
        self.process.wait()

    def __exit__(self, *_):
        self.stop()

    def ready(self):
        try:
            return urllib.request.urlopen(f"http://127.0.0.1:{PORT}/status").read() == b"I-AM-ALIVE"
        except OSError:
            return False

    def pids(self):
        return [self.process.pid]

    def call(self, path, body=None):
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        request = urllib.request.Request(f"http://127.0.0.1:{PORT}{path}", data=body, headers=headers)
        return json.load(urllib.request.urlopen(request))

    def seen(self, number):
        """From the answer to "add this hash" until a look-up finds it."""
        code = f"{number + 1:064x}"
        self.call("/c/bank/LIST/signal", json.dumps({"pdq": code}).encode())
        began = time.monotonic()
        while not any(match["distance"] == "0" for match in self.call(codes.path_of(code))["matches"]):
            pass
        return (time.monotonic() - began) * 1000


class Target:
    """One service under load, and what its processes use."""

    def __init__(self, name, port, pids, asked, token):
        self.name, self.port, self.pids, self.asked, self.token, self.runs = name, port, pids, asked, token, []

    def check(self, questions):
        """Nothing near is missed."""
        for code, near in questions:
            headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
            request = urllib.request.Request(f"http://127.0.0.1:{self.port}{codes.path_of(code)}", headers=headers)
            if bool(json.load(urllib.request.urlopen(request))["matches"]) != near:
                raise SystemExit(f"{self.name}: a wrong answer")

    def run(self, seconds):
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "--timeout", "60s", "-s", str(HERE / "look.lua")]
        command += [f"http://127.0.0.1:{self.port}", "--", str(self.asked), *([self.token] if self.token else [])]
        before = sum(map(cpu, self.pids()))
        out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        spent = sum(map(cpu, self.pids())) - before
        if "Non-2xx" in out or "Socket errors" in out:
            raise SystemExit(f"{self.name}: not every answer was good\n{out}")
        count = int(re.search(r"(\d+) requests in", out)[1])
        p99, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", out).groups()
        p99 = float(p99) * {"us": 0.001, "ms": 1.0, "s": 1000.0}[unit]
        rate = float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1])
        self.runs.append((rate, count / spent, p99))


def print_rows(targets, count):
    for target in targets:
        rate, core, p99 = (median(run[at] for run in target.runs) for at in range(3))
        memory = sum(resident(pid) for pid in target.pids())
        print(f"| {count:,} | {target.name} | {rate:,.0f} | {core:,.0f} | {p99:.1f} | {memory:,.0f} |")
    if len(targets) == 2:
        ratios = [one[1] / other[1] for one, other in zip(targets[0].runs, targets[1].runs)]
        print(f"Of HMA, look-ups a second of CPU: {median(ratios):.0f} times, from {min(ratios):.0f} to {max(ratios):.0f}.")


def cpu(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def resident(pid):
    return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1]) / 1024


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
