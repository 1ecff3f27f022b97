"""The made-up codes that both look among, and the questions: the same on every run."""

import random
from urllib.parse import urlencode

# Of the questions, this share is near something in the list, as most uploads are not.
NEAR = 0.1
# A PDQ matches within this many bits.
THRESHOLD = 31


def write(path, count):
    """`count` codes, one a line."""
    numbers = random.Random(1)
    with open(path, "w") as file:
        for _ in range(count):
            file.write(f"{numbers.getrandbits(256):064x}\n")


def questions(path, count, wanted):
    """`wanted` codes to ask for, each with what is expected: near some line of the file, or near nothing."""
    numbers = random.Random(2)
    near = {numbers.randrange(count): None for _ in range(int(wanted * NEAR))}
    with open(path) as file:
        for at, line in enumerate(file):
            if at in near:
                near[at] = int(line, 16)
    found = [(flip(numbers, code), True) for code in near.values()]
    found += [(numbers.getrandbits(256), False) for _ in range(wanted - len(found))]
    numbers.shuffle(found)
    return [(f"{code:064x}", is_near) for code, is_near in found]


def flip(numbers, code):
    for bit in numbers.sample(range(256), numbers.randrange(THRESHOLD + 1)):
        code ^= 1 << bit
    return code


def path_of(code):
    """The call that both understand."""
    return "/m/raw_lookup?" + urlencode({"signal": code, "signal_type": "pdq", "include_distance": "true"})
