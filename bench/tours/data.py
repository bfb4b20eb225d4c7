"""Instances of the kinds of the public sets, made by chance with a seed: none of theirs is here.

c: places in clusters, r: anywhere, rc: half of each. Windows are short (kind 1) or wide (kind 2), as theirs are.
"""

import random

SIDE = 100


def instance(kind: str, size: int, seed: int) -> str:
    """A file. kind: c, r or rc with 1 or 2 behind it, as "rc2"."""
    chance = random.Random(f"{kind} {size} {seed}")
    shape, wide = kind[:-1], kind[-1] == "2"
    stay = 90 if shape == "c" else 10
    bound = {"c1": 1236, "c2": 3390, "r1": 230, "r2": 1000, "rc1": 240, "rc2": 960}[kind]
    points = _points(chance, shape, size)
    lines = [f"1 {max(2, size // 10)} {size} 1", f"0 {bound}", f"0 {SIDE // 2} {SIDE // 2} 0 0 0 0 0 {bound}"]
    for number, (x, y) in enumerate(points, 1):
        profit = chance.randint(1, 5) * 10 if shape == "c" else chance.randint(1, 41)
        way = int(((x - SIDE / 2) ** 2 + (y - SIDE / 2) ** 2) ** 0.5) + 1
        first, last = way, bound - way - stay
        width = int(bound * chance.uniform(0.2, 0.5)) if wide else int(bound * chance.uniform(0.04, 0.14))
        middle = chance.randint(first, max(first, last))
        opens, closes = max(0, middle - width // 2), min(bound, middle + width // 2)
        lines.append(f"{number} {x} {y} {stay} {profit} 1 1 1 {opens} {closes}")
    return "\n".join(lines) + "\n"


def _points(chance: random.Random, shape: str, size: int) -> list[tuple[int, int]]:
    centres = [
        (chance.randint(10, SIDE - 10), chance.randint(10, SIDE - 10)) for _n in range(max(3, size // 10))
    ]
    made = []
    for number in range(size):
        if shape == "c" or (shape == "rc" and number % 2):
            x, y = chance.choice(centres)
            made.append((_within(chance.gauss(x, 4)), _within(chance.gauss(y, 4))))
        else:
            made.append((chance.randint(0, SIDE), chance.randint(0, SIDE)))
    return made


def _within(value: float) -> int:
    return max(0, min(SIDE, round(value)))
