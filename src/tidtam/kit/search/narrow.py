"""Rows in which every word is found, the same on both databases."""

from typing import Any, NamedTuple, TypeVar, cast

from django.db import connections, models
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from tidtam.kit import among
from tidtam.kit.among import keyed
from tidtam.kit.search.index import search_table
from tidtam.kit.search.keys import indexable
from tidtam.kit.search.typed import Word, words

Rows = TypeVar("Rows", bound=QuerySet[Any])


class Searched(NamedTuple):
    """How a model is found, which it says as `searched`: its columns, and whether its table has a search index.

    The columns of an indexed one are written by `search.keys`.
    """

    text: str = "search_text"
    sound: str = ""
    indexed: bool = False


PLAIN = Searched()


def found(rows: Rows, typed: str, path: str = "") -> Rows:
    """The rows in which every typed word is found; `path` leads to the model that is searched, "" is the rows' own.

    PostgreSQL plans by itself: its trigram index answers the same conditions. SQLite's index is a table of its
    own, asked first whether it would find few or many.
    """
    asked = words(typed)
    if not asked:
        return rows
    model = _model(rows.model, path)
    searched: Searched = getattr(model, "searched", PLAIN)
    if searched.indexed and connections[rows.db].vendor == "sqlite":
        table, match = search_table(model._meta.db_table), _match(asked, searched)
        hits = RawSQL(f"SELECT rowid FROM {table} WHERE {table} MATCH %s", [match])  # noqa: S608, S611
        return keyed(rows, hits, path or "pk", few=_few(rows.db, table, match))
    before = f"{path}__" if path else ""
    for word in asked:
        rows = rows.filter(holds(word, searched, before))
    return rows


def holds(word: Word, searched: Searched = PLAIN, before: str = "") -> Q:
    """That the word is found in a row, as a condition; before: the path to its columns, "area__"."""
    text = f"{before}{searched.text}"
    if searched.indexed:
        word = _indexable(word)
    if word.anywhere:
        here = Q(**{f"{text}__contains": word.text})
    else:
        here = Q(**{f"{text}__startswith": word.text}) | Q(**{f"{text}__contains": f" {word.text}"})
    if word.whole:
        here |= Q(**{f"{text}__contains": word.whole})
    if word.sound and searched.sound:
        here |= Q(**{f"{before}{searched.sound}__contains": word.sound})
    return here


def _match(asked: list[Word], searched: Searched) -> str:
    """The words as FTS5 takes them; the index holds two spaces before every word, so that one letter is a trigram."""
    terms = []
    for word in map(_indexable, asked):
        ways = [f"text : {_phrase(word.text if word.anywhere else f'  {word.text}')}"]
        if word.whole:
            ways.append(f"text : {_phrase(word.whole)}")
        if word.sound and searched.sound:
            ways.append(f"sound : {_phrase(word.sound)}")
        terms.append(f"({' OR '.join(ways)})")
    return " AND ".join(terms)


def _indexable(word: Word) -> Word:
    return word._replace(text=indexable(word.text), whole=indexable(word.whole))


def _phrase(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _few(database: str, table: str, match: str) -> bool:
    with connections[database].cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {table} MATCH %s LIMIT %s)",  # noqa: S608
            [match, among.FEW + 1],
        )
        return bool(cursor.fetchone()[0] <= among.FEW)


def _model(model: type[models.Model], path: str) -> type[models.Model]:
    for step in path.split("__") if path else ():
        model = cast(type[models.Model], model._meta.get_field(step).related_model)
    return model
