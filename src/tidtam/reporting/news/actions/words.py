"""The lists and rules that an office keeps for its news."""

import re
from typing import NamedTuple

from django.db import transaction
from django.db.models import Max

from tidtam.ground.trail import actions as trail
from tidtam.kit import thai
from tidtam.kit.actor import Actor
from tidtam.kit.review.refusals import ChangedMeanwhile
from tidtam.reporting.news import refusals
from tidtam.reporting.news.models import Category, CommentRules

CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
PROVINCE_DIGITS = 2
MOST_WORDS = 10_000


class RulesRow(NamedTuple):
    """See `CommentRules`."""

    connection_days: int
    open_days: int
    hide_after: int
    most_waiting: int
    suspicious: str


LIMITS = {
    "connection_days": (1, 730),
    "open_days": (1, 3650),
    "hide_after": (1, 100),
    "most_waiting": (10, 1_000_000),
}


def comment_rules() -> CommentRules:
    """The rules as they stand; those of the beginning where none were laid down."""
    return CommentRules.objects.order_by("pk").first() or CommentRules()


def keeps_words(actor: Actor) -> bool:
    """Whoever sets the system up, and officers of a whole province."""
    wide = any(len(code) <= PROVINCE_DIGITS for code in actor.reach("edit"))
    return wide or bool(actor.reach("configure"))


@transaction.atomic
def keep_category(
    code: str, name_th: str, name_en: str, *, order: int | None = None, new: bool, by: Actor | None
) -> Category:
    """Add a category or change what it is called; none is removed, articles are in it."""
    if by is not None and not keeps_words(by):
        raise refusals.NotEntitled
    names = thai.clean(name_th), thai.clean(name_en)
    if not CODE.fullmatch(code):
        raise refusals.CodeNotPlain
    for field, name in zip(("name_th", "name_en"), names, strict=True):
        if not name:
            raise refusals.WordMissing(field=field)
    known = Category.objects.select_for_update().filter(code=code).first()
    if new and known is not None:
        raise refusals.CodeTaken
    entry = known or Category(code=code, order=0)
    before = [entry.name_th, entry.name_en] if known else []
    entry.name_th, entry.name_en = names
    last: int | None = Category.objects.aggregate(last=Max("order"))["last"]
    if order is not None:
        entry.order = order
    elif known is None:
        entry.order = 0 if last is None else last + 1
    entry.save()
    trail.write(
        by,
        "news.keep_category",
        f"news.category:{code}",
        summary=entry.name_th,
        before=before,
        order=entry.order,
    )
    return entry


@transaction.atomic
def keep_rules(row: RulesRow, *, version: int, by: Actor | None) -> CommentRules:
    """Lay down what holds for comments from now on. Shorter days erase the connections beyond them at night."""
    if by is not None and not by.reach("configure"):
        raise refusals.NotEntitled
    for name, (least, most) in LIMITS.items():
        if not least <= getattr(row, name) <= most:
            raise refusals.DaysUnlikely(field=name, least=f"{least:,}", most=f"{most:,}")
    rules = CommentRules.objects.select_for_update().order_by("pk").first() or CommentRules()
    if rules.version != version:
        raise ChangedMeanwhile
    before = {name: getattr(rules, name) for name in LIMITS}
    for name in LIMITS:
        setattr(rules, name, getattr(row, name))
    rules.suspicious = thai.clean_lines(row.suspicious)[:MOST_WORDS]
    rules.version += 1
    rules.save()
    after = {name: getattr(rules, name) for name in LIMITS}
    changed = [name for name in after if after[name] != before[name]]
    trail.write(
        by,
        "news.keep_rules",
        "news.commentrules:1",
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
    )
    return rules
