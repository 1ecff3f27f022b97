"""PDQ as Python has it: `pdqhash`, which binds the reference, from pixels, and HMA's hasher from files."""
import pathlib
import sys
import time

import numpy
import pdqhash
from threatexchange.signal_type.pdq.pdq_hasher import pdq_from_bytes

SIDE = 512


def binding(pixels):
    bits, quality = pdqhash.compute(pixels)
    return numpy.packbits(bits).tobytes().hex(), quality


def main():
    kind, folder, passes = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
    files = sorted(folder.iterdir())
    if kind == "pixels":
        who, hash_one = "binding", binding
        items = [numpy.fromfile(file, numpy.uint8).reshape(SIDE, SIDE, 3) for file in files]
    else:
        # What PdqSignal.hash_from_bytes calls; it drops the quality, which is wanted here.
        who, hash_one = "hma", pdq_from_bytes
        items = [file.read_bytes() for file in files]
    for file, item in zip(files, items):
        code, quality = hash_one(item)
        print("hash", who, folder.name, file.name, code, quality)
    start = time.process_time_ns()
    for _ in range(passes):
        for item in items:
            hash_one(item)
    spent = (time.process_time_ns() - start) / passes / len(items) / 1e3
    print("time", who, folder.name, f"{spent:.1f}")


main()
