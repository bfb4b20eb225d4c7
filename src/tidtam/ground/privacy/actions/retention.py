"""How long data are kept: the rules, and erasing what a rule says is over."""

import json
import logging
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction

from tidtam.ground.privacy.actions.erasure import erase_kept_long_enough
from tidtam.ground.privacy.models import Person, RetentionRule
from tidtam.ground.privacy.queries.retention import over
from tidtam.ground.privacy.refusals import Erased, MonthsWrong, NotEntitled
from tidtam.ground.trail import actions as trail
from tidtam.kit.actor import Actor

OURS = Path(__file__).parent.parent / "rules.json"
log = logging.getLogger(__name__)


@cache
def our_rules() -> list[dict[str, Any]]:
    """The rules that tidtam comes with."""
    found: list[dict[str, Any]] = json.loads(OURS.read_text(encoding="utf-8"))
    return found


@transaction.atomic
def load_rules() -> None:
    """Bring in the rules that are missing; those of an office that changed theirs stay as they are."""
    for order, rule in enumerate(our_rules(), start=1):
        RetentionRule.objects.get_or_create(code=rule["code"], defaults={**rule, "order": order})


@transaction.atomic
def change_rule(rule: RetentionRule, *, months: int, automatic: bool, by: Actor | None) -> None:
    """Another time, or another way of ending it."""
    if by is not None and not by.reach("configure"):
        raise NotEntitled
    if not 1 <= months <= 600:
        raise MonthsWrong
    kept = RetentionRule.objects.select_for_update().get(pk=rule.pk)
    changes = {"months": [kept.months, months], "automatic": [kept.automatic, automatic]}
    kept.months, kept.automatic = months, automatic
    kept.save(update_fields=["months", "automatic"])
    trail.write(by, "privacy.change_rule", f"privacy.rule:{kept.code}", summary=kept.name, changes=changes)


def erase_over(tell: Callable[[int, int], None] | None = None) -> int:
    """Erase whom the automatic rules no longer keep, each in its own transaction; how many were."""
    found = [
        (row.person, rule.code) for rule in RetentionRule.objects.filter(automatic=True) for row in over(rule)
    ]
    done = 0
    for number, (key, code) in enumerate(dict(found).items(), start=1):
        try:
            erase_kept_long_enough(Person(pk=key), rule=code)
            done += 1
        except Erased:  # by somebody else since we looked
            log.info("person %s was erased meanwhile", key)
        if tell is not None:
            tell(number, len(found))
    return done
