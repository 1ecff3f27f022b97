#!/usr/bin/env python3
"""Checks tests/drawn.csv against the C++ reference, through the PyPI package `pdqhash`, which binds it.

    pip install pdqhash==0.2.8 numpy
    python3 check_drawn.py            # compare, exit 1 on any difference
    python3 check_drawn.py --write    # record anew what the reference says

The pictures are those that tests/drawn.rs draws. The binding has no step down to 512 pixels: it is done here the
way the reference's picture library does it, by nearest pixels.

No side here divides 64. Such a picture has frequencies that are zero but for rounding, and the package's build rounds
its sums otherwise than the reference as it stands; tests/drawn_cpp.csv holds those, and the grey ones, which the
binding does not take. They were recorded from `pdqHash256FromFloatLuma` of the reference itself, built with
`g++ -O2` (no fused multiply-add).
"""
import pathlib
import sys

import numpy
import pdqhash

RECORD = pathlib.Path(__file__).resolve().parent.parent / "tests" / "drawn.csv"
HEADER = "width,height,channels,dim,quality,original,rotate90,rotate180,rotate270,flipX,flipY,flipPlus1,flipMinus1"
PICTURES = [
    (512, 512, 3, 1), (5, 5, 3, 1), (7, 300, 3, 1), (63, 65, 3, 1), (64, 63, 3, 1), (100, 37, 3, 1),
    (127, 129, 4, 1), (128, 128, 3, 4), (129, 128, 4, 1), (256, 257, 3, 5), (300, 200, 3, 1), (300, 200, 3, 6),
    (384, 385, 3, 7), (511, 500, 4, 1), (512, 90, 3, 1), (513, 512, 3, 1), (1600, 1004, 3, 5), (40, 900, 3, 1),
    (2000, 6, 4, 1), (777, 1234, 3, 9), (200, 200, 3, 200),
]


def draw(width, height, dim):
    u = (numpy.arange(width) * 256 // width)[None, :]
    v = (numpy.arange(height) * 256 // height)[:, None]
    slope = (u * 2 + v) % 256
    rings = ((u - 90) ** 2 + (v - 140) ** 2) // 64 % 256
    blocks = (u // 24 * 37 + v // 32 * 91) % 256
    # The reference ignores alpha, and the binding takes three channels, so no grey either.
    return (numpy.dstack([slope, rings, blocks]) // dim).astype(numpy.uint8)


def at_most_512(pixels):
    height, width = pixels.shape[:2]
    if height <= 512 and width <= 512:
        return pixels
    at = numpy.arange(512)
    return pixels[at * height // 512][:, at * width // 512]


def text(bits):
    return "".join(f"{byte:02x}" for byte in numpy.packbits(bits))


def reference(width, height, channels, dim):
    pixels = numpy.ascontiguousarray(at_most_512(draw(width, height, dim)))
    hashes, quality = pdqhash.compute_dihedral(pixels)
    return ",".join([str(width), str(height), str(channels), str(dim), str(quality)] + [text(bits) for bits in hashes])


def main():
    lines = [HEADER] + [reference(*picture) for picture in PICTURES]
    if "--write" in sys.argv[1:]:
        RECORD.write_text("\n".join(lines) + "\n")
        return 0
    recorded = RECORD.read_text().splitlines()
    wrong = [number for number, pair in enumerate(zip(lines, recorded), 1) if pair[0] != pair[1]]
    print(f"{len(lines) - 1} pictures, lines that differ: {wrong or 'none'}")
    return 1 if wrong or len(lines) != len(recorded) else 0


if __name__ == "__main__":
    sys.exit(main())
