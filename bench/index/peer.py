"""FAISS on the same codes: peer.py KIND-COUNT FOLDER [QUESTIONS]. The answers must be those of the index."""

import sys
import time

import faiss
import numpy as np

RADIUS = 31
ROUNDS = 3


def memory_mb():
    with open("/proc/self/status") as status:
        line = next(line for line in status if line.startswith("RssAnon:"))
    return int(line.split()[1]) * 1024 / 1e6


def say(name, what, value):
    print(f"{name}\t{what}\t{value}", flush=True)


def spread(values):
    values = sorted(values)
    return f"{values[(len(values) - 1) // 2]:.1f} ({values[0]:.1f} to {values[-1]:.1f})"


def measured(ask, count):
    """Microseconds of CPU time for each question, on all threads."""
    rounds = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        ask()
        rounds.append((time.process_time() - begun) * 1e6 / count)
    return spread(rounds)


def main(name, folder, most):
    codes = np.memmap(f"{folder}/{name}.codes", dtype=np.uint8, mode="r").reshape(-1, 32)
    questions = np.fromfile(f"{folder}/{name}.questions", dtype=np.uint8).reshape(-1, 32)[:most]
    with open(f"{folder}/{name}.answers") as lines:
        answers = [tuple(map(int, line.split())) for line in lines][:most]
    # As HMA makes it: 16 hashes of 16 bits, one flip in each.
    multi = faiss.IndexBinaryMultiHash(256, 16, 16)
    multi.nflip = 1
    for label, index in (("Flat", faiss.IndexBinaryFlat(256)), ("MultiHash", multi)):
        faiss.omp_set_num_threads(1)
        before, begun = memory_mb(), time.process_time()
        index.add(codes)
        say(name, f"{label} built, s CPU", f"{time.process_time() - begun:.1f}")
        say(name, f"{label} memory MB", f"{memory_mb() - before:.0f}")
        # FAISS finds what is nearer than the radius it is given.
        limits, _, found = index.range_search(questions, RADIUS + 1)
        lists = [found[limits[at] : limits[at + 1]] for at in range(len(questions))]
        same = [(len(hits), int(hits.sum())) for hits in lists] == answers
        say(name, f"{label} answers as the index does, of {len(questions)}", same)

        def one_by_one():
            for at in range(len(questions)):
                index.range_search(questions[at : at + 1], RADIUS + 1)

        say(name, f"{label} single, us CPU", measured(one_by_one, len(questions)))
        for threads in (1, 2):
            faiss.omp_set_num_threads(threads)
            batch = measured(lambda: index.range_search(questions, RADIUS + 1), len(questions))
            say(name, f"{label} batch, {threads} threads, us CPU", batch)
        del index, found, lists
        if label == "Flat":
            del limits


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 2000)
