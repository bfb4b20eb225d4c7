"""Rows that are called nearly as was typed, for when nothing is called so: a letter too many, or another one."""

import re
from typing import Any, NamedTuple

from django.db import connections, models
from rapidfuzz import fuzz

from tidtam.kit import digits, thai
from tidtam.kit.search.index import search_table
from tidtam.kit.search.keys import indexable

SHORTEST = 4  # letters: of shorter words nearly every word is near
NEAR = 74.0  # of 100
LOOKED_AT = 150  # rows that share the most with what was typed
COMMON = 20_000  # rows that one piece of three letters may bring
PIECES = 14


class Near(NamedTuple):
    """likeness: 0 to 100."""

    pk: int
    likeness: float


def near(model: type[models.Model], typed: str, *, most: int = 12, database: str = "default") -> list[Near]:
    """The rows of an indexed model that are nearest to what was typed, the nearest first; none for short words.

    Who may see them is the caller's to say: filter by the keys.
    """
    asked = indexable(thai.bare_place(digits.to_arabic(thai.clean(typed)).casefold()))
    if len(asked.replace(" ", "")) < SHORTEST:
        return []
    vendor = connections[database].vendor
    keys = _sqlite(model, asked, database) if vendor == "sqlite" else _postgresql(model, asked, database)
    texts = model._default_manager.using(database).filter(pk__in=keys).values_list("pk", "search_text")
    scored = [Near(pk, fuzz.partial_ratio(asked, text, score_cutoff=NEAR)) for pk, text in texts]
    return sorted((one for one in scored if one.likeness), key=lambda one: (-one.likeness, one.pk))[:most]


def pieces(text: str) -> list[str]:
    """Each three letters that follow one another within a word, and how each word begins."""
    found: dict[str, None] = {}
    for word in text.split():
        padded = f" {word}"
        found.update(dict.fromkeys(padded[at : at + 3] for at in range(len(padded) - 2)))
    return list(found)[:PIECES]


def _sqlite(model: type[models.Model], asked: str, database: str) -> list[int]:
    """The index keeps no lengths, by which it could rank: rows are ranked by how many pieces they share."""
    table = search_table(model._meta.db_table)
    quoted = [f'text : "{piece.replace(chr(34), chr(34) * 2)}"' for piece in pieces(asked)]
    one = f"SELECT rowid AS pk FROM (SELECT rowid FROM {table} WHERE {table} MATCH %s LIMIT {COMMON})"  # noqa: S608
    every = " UNION ALL ".join([one] * len(quoted))
    return _keys(
        f"SELECT pk FROM ({every}) GROUP BY pk ORDER BY count(*) DESC, pk LIMIT {LOOKED_AT}",  # noqa: S608
        quoted,
        database,
    )


def _postgresql(model: type[models.Model], asked: str, database: str) -> list[int]:
    """By the same pieces, each of which the index of trigrams finds; its own likeness leaves short words out."""
    table = model._meta.db_table
    patterns = [f"%{_plain(piece)}%" for piece in pieces(asked) if not piece.startswith(" ")]
    if not patterns:
        return []
    shared = " + ".join(["(search_text LIKE %s)::int"] * len(patterns))
    return _keys(
        f"SELECT id FROM {table} WHERE search_text LIKE ANY(%s) "  # noqa: S608
        f"ORDER BY {shared} DESC, id LIMIT {LOOKED_AT}",
        [patterns, *patterns],
        database,
    )


def _plain(piece: str) -> str:
    """What LIKE reads as itself."""
    return re.sub(r"([\\%_])", r"\\\1", piece)


def _keys(statement: str, values: list[Any], database: str) -> list[int]:
    with connections[database].cursor() as cursor:
        cursor.execute(statement, values)
        return [row[0] for row in cursor.fetchall()]
