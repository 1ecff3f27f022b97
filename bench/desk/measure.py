"""Ten moderators at a desk with N waiting while more come in, on both databases; prints the tables of results.md.

    measure.py REDX WORK SECONDS SIZE...
"""

import json
import multiprocessing
import os
import subprocess
import sys
import time
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from check import check, standing
from engine import Postgres, Sqlite
from moderator import PICTURES_MAX, Moderator
from product import TICKS, URL, Product, draw, staffed
from seal import Keys
from stock import Stock

MODERATORS, INSERTS = 10, 50
# How long a person looks before the next decision, on average: seconds. At 0 they decide as fast as the desk answers.
PACES = {"people": 1.0, "machines": 0.0}
STEPS = ["lease", "row", "picture", "decision", "counts"]
FORK = multiprocessing.get_context("fork")


def main(program, work, seconds, sizes):
    demo = draw(program, work)
    stock = Stock(demo, Keys(demo / "keys" / "instance.key"), work / "objects")
    # Nobody comes further than this: all their pictures and hands, or what a short queue takes in.
    stock.make_objects(max(MODERATORS * (PICTURES_MAX + 60), min(sizes) + int(INSERTS * seconds)))
    runs = []
    for kind in (Sqlite, Postgres):
        with kind(work) as engine:
            data = work / "data"
            people = staffed(program, data, demo, engine.env(), MODERATORS)
            engine.keep(data)
            for pace, pause in PACES.items():
                for size in sizes:
                    run = measure(program, data, engine, stock, people, size, pause, seconds)
                    runs.append({"engine": engine.name, "pace": pace, "size": size, **run})
                    print(line(runs[-1]), file=sys.stderr)
    (work / "measured.json").write_text(json.dumps(runs))
    for pace, pause in PACES.items():
        print(f"\n{pace}: {pause} s between decisions\n")
        table([run for run in runs if run["pace"] == pace])


def measure(program, data, engine, stock, people, size, pause, seconds):
    engine.begin_again(data)
    db = engine.connect(data)
    stock.fill(db, size)
    db.close()
    stock.lay_out(data)
    with Product(program, "serve", data, engine.env()) as product, ProcessPoolExecutor(MODERATORS + 1, FORK) as pool:
        # The start comes to rest: lists in memory, decoding workers warm.
        time.sleep(5)
        alone = Moderator(URL, *people[0], pause)
        first = alone.begin()
        idle, before, begun = product.memory("VmRSS"), cost(product, engine), time.monotonic()
        inserting = pool.submit(come_in, engine, data, stock, size, seconds)
        working = [pool.submit(work, home, cookie, pause, seconds) for home, cookie in people]
        worked = [one.result() for one in working]
        took = time.monotonic() - begun
        after = cost(product, engine)
        db = engine.connect(data)
        end = standing(db)
        inserted, slowest = inserting.result()
        said = check(db, size + inserted, [alone.done, *(done for _, done, _, _ in worked)])
        db.close()
        peak = product.memory("VmHWM")
    verify(program, data, engine)
    steps = defaultdict(list)
    for steps_of_one, *_ in worked:
        for step, times in steps_of_one.items():
            steps[step] += times
    return {
        "first": first,
        "answered": sum(len(done) for _, done, _, _ in worked),
        "steps": steps,
        "seconds": took,
        "cpu": [100 * (b - a) / took for a, b in zip(before, after)],
        "memory": [idle, peak],
        "inserted": inserted,
        "came_in": seconds,
        "insert_slowest": slowest,
        "gone": sum(gone for _, _, gone, _ in worked),
        "drawn": sum(drawn for *_, drawn in worked),
        "end": end,
        **said,
    }


def work(home, cookie, pause, seconds):
    return Moderator(URL, home, cookie, pause).work(seconds)


def come_in(engine, data, stock, first, seconds):
    return stock.come_in(engine.connect(data), first, INSERTS, seconds)


def cost(product, engine):
    """Seconds of CPU: the product's own process, its decoding workers, the database's server, everything on the machine."""
    return [*product.cpu(), engine.cpu(), busy()]


def busy():
    user, nice, system, _, _, irq, soft, *_ = map(int, Path("/proc/stat").read_text().split("\n")[0].split()[1:])
    return (user + nice + system + irq + soft) / TICKS


def verify(program, data, engine):
    """The chain of what people decided, by the product's own command."""
    command = [program, "audit", "verify", "--data", str(data)]
    subprocess.run(command, env={**os.environ, **engine.env()}, check=True, stdout=subprocess.DEVNULL)


def at(times, part):
    times = sorted(times)
    return times[min(len(times) - 1, int(len(times) * part))] if times else 0.0


def line(run):
    parts = [f"{step} {at(run['steps'].get(step, []), 0.95):.0f}" for step in STEPS]
    return f"{run['engine']}, {run['pace']}, {run['size']}: p95 ms {', '.join(parts)}; {run['decided']} decided"


def table(runs):
    columns = ["", "waiting", *STEPS, "decisions/s", "first", "come in/s", "CPU %: redx", "decoding", "server", "all", "MiB", "on the wall"]
    print(f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}")
    for run in runs:
        cells = [run["engine"], f"{run['size']:,}"]
        for step in STEPS:
            times = run["steps"].get(step, [])
            cells.append(f"{at(times, 0.5):.0f} / **{at(times, 0.95):.0f}** / {at(times, 0.99):.0f}")
        cells.append(f"{run['answered'] / run['seconds']:.1f}")
        cells.append(f"{run['first']:.0f}")
        cells.append(f"{run['inserted'] / run['came_in']:.0f}")
        cells += [f"{part:.0f}" for part in run["cpu"]]
        cells.append(f"{run['memory'][0]:.0f}, {run['memory'][1]:.0f}")
        cells.append(f"{run['end']['shown']:,} of {run['end']['approved']:,}")
        print(f"| {' | '.join(cells)} |")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]).resolve(), float(sys.argv[3]), [int(size) for size in sys.argv[4:]])
