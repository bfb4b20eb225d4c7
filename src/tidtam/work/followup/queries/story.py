"""One action's chain, told in order: where it came from, what was said, what was seen, what came of it."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext as _

from tidtam.work.followup.models import (
    Action,
    ActionState,
    Answer,
    Evidence,
    Finding,
    HandedAction,
    Step,
    Visit,
)

HANDS = ("hand_over__giver", "hand_over__taker")


@dataclass(frozen=True)
class Chapter:
    """One step of the chain. kind: late, soon, going, done or none, as the state it led to is shown."""

    at: datetime
    title: str
    kind: str
    who: str
    post: str = ""
    on_behalf: bool = False
    note: str = ""
    due_on: date | None = None
    visit: Visit | None = None
    photos: list[Evidence] = field(default_factory=list)


def story(action: Action) -> list[Chapter]:
    """The steps, and between them the visits that looked at the action without moving it.

    In the order in which they came to be known: a visit of the morning that is recorded after the noon's report
    answers that report, so it stands below it.
    """
    steps = list(
        Step.objects.filter(action=action).select_related("post", "visit__leader", "visit__leader_post")
    )
    findings = list(
        Finding.objects.filter(action=action).select_related(
            "visit__leader", "visit__leader_post", "visit__recorded_by"
        )
    )
    photos = _photos(steps, findings)
    settled = {step.visit_id for step in steps if step.visit_id}
    known = [(step.at, _of_step(step, photos)) for step in steps]
    known += [
        (one.visit.recorded_at, _of_finding(one, photos)) for one in findings if one.visit_id not in settled
    ]
    known += [(one.hand_over.at, _of_hand_over(one)) for one in action.handed.select_related(*HANDS)]
    return [chapter for _at, chapter in sorted(known, key=lambda row: row[0])]


def _of_hand_over(one: HandedAction) -> Chapter:
    given = one.hand_over
    return Chapter(
        at=given.at,
        title=_("Handed over from %(giver)s to %(taker)s")
        % {"giver": given.giver.name, "taker": given.taker.name},
        kind="none",
        who=given.by_label,
        post=str(HandedAction.Part(one.part).label),
        note=given.note,
    )


def _photos(steps: list[Step], findings: list[Finding]) -> dict[object, list[Evidence]]:
    """The pictures by the key of their step or visit, in one question."""
    by_owner: dict[object, list[Evidence]] = defaultdict(list)
    rows = Evidence.objects.filter(step__in=[step.pk for step in steps]) | Evidence.objects.filter(
        visit__in=[one.visit_id for one in findings]
    )
    for one in rows.select_related("file"):
        by_owner[one.visit_id or one.step_id].append(one)
    return by_owner


def _of_step(step: Step, photos: dict[object, list[Evidence]]) -> Chapter:
    title, kind = _title(step)
    visit = step.visit
    return Chapter(
        at=visit.visited_at if visit else step.at,
        title=title,
        kind=kind,
        who=visit.leader.label if visit else step.by_label,
        post=step.post.name if step.post else "",
        on_behalf=step.on_behalf,
        note=step.note,
        due_on=step.due_on,
        visit=visit,
        photos=photos[visit.pk if visit else step.pk],
    )


def _title(step: Step) -> tuple[str, str]:
    if step.due_on:
        return _("Due date moved"), "going"
    match ActionState(step.state):
        case ActionState.OPEN:
            return _("Decided"), "none"
        case ActionState.REPORTED:
            return _("Reported done"), "going"
        case ActionState.CONFIRMED:
            return _("Confirmed on the spot"), "done"
        case ActionState.SENT_BACK:
            return _("Sent back after a visit"), "soon"
        case ActionState.DROPPED:
            return _("Dropped"), "none"


def _of_finding(finding: Finding, photos: dict[object, list[Evidence]]) -> Chapter:
    visit = finding.visit
    return Chapter(
        at=visit.visited_at,
        title=_("Seen on a visit: %(answer)s") % {"answer": Answer(finding.answer).label},
        kind="none",
        who=visit.leader.label,
        post=visit.leader_post.name if visit.leader_post else "",
        on_behalf=visit.on_behalf,
        note=finding.note,
        visit=visit,
        photos=photos[visit.pk],
    )
