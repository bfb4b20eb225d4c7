"""What registrations owe: a step that waits too long, papers before the round closes, a round about to close."""

from collections import Counter
from datetime import date, timedelta
from functools import cached_property

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import Post
from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.kit.dues import Due, standing
from tidtam.registers.producers.models import (
    UNDER_WAY,
    WAITING,
    Registration,
    RegistrationSet,
    RegistrationState,
    Round,
)
from tidtam.registers.producers.queries import PLACE, place
from tidtam.registers.producers.queries.documents import lacks_papers
from tidtam.registers.producers.queries.registrations import Missing

STEP, PAPERS, CLOSING = "registration", "registration_papers", "round_closing"
SOON_DAYS = 7
CLOSING_DAYS = 21


def kinds() -> dict[str, str]:
    """The words for the filter."""
    return {
        STEP: _("Registration that waits"),
        PAPERS: _("Papers of a registration"),
        CLOSING: _("Round about to close"),
    }


def dues(actor: Actor, *, area: str = "", today: date | None = None) -> list[Due]:
    """Registrations within `area` that `actor` may view."""
    today = today or clock.today()
    rows = Registration.objects.open_to(actor, "view").filter(
        within(area, "producer__area_id"), producer__merged_into=None
    )
    owners = _Owners()
    soon = today + timedelta(days=CLOSING_DAYS)
    closing = list(Round.objects.filter(opens_on__lte=today, closes_on__range=(today, soon)))
    found = _of_steps(rows, today, owners)
    if closing:
        found += _of_papers(rows.filter(round__in=closing), today)
        found += _of_drafts(rows.filter(round__in=closing), closing, today, owners)
    return found


class _Owners:
    """Who has the next step: the post of the district, of the province at its table, else the office's area."""

    @cached_property
    def posts(self) -> dict[str, str]:
        return {post.code: post.name for post in Post.objects.filter(code__startswith="cdd-")}

    def of(self, code: str) -> tuple[str, str]:
        """Name and code, as a due has them."""
        post = f"cdd-{code}"
        return (self.posts[post], post) if post in self.posts else (_("Community development office"), "")


def _of_steps(rows: RegistrationSet, today: date, owners: _Owners) -> list[Due]:
    """An officer's step that has taken longer than the round allows, or will within a week."""
    found = []
    waiting = rows.filter(state__in=WAITING, since__isnull=False).select_related(
        "round", f"producer__{PLACE}"
    )
    for row in waiting:
        if row.since is None:
            continue
        due = clock.local(row.since).date() + timedelta(days=row.round.wait_days)
        late_days, state = standing(due, today, soon_days=SOON_DAYS)
        if state == "going":
            continue
        where = row.producer.area_id
        at_province = row.state == RegistrationState.PROVINCE
        name, code = owners.of(where[:2] if at_province else where[:4])
        found.append(
            Due(
                kind=STEP,
                names=True,
                what=f"{row.producer.name}: {RegistrationState(row.state).label}",
                area=where,
                area_label=place(row.producer.area),
                post=name,
                post_code=code,
                due=due,
                late_days=late_days,
                state=state,
                link=reverse("producers:registration", args=[row.pk]),
            )
        )
    return found


def _of_papers(rows: RegistrationSet, today: date) -> list[Due]:
    """Papers that a producer still has to hand in while its round is open; nearer to the closing day only."""
    lacking = (
        rows.filter(lacks_papers(), state__in=UNDER_WAY)
        .select_related("round", f"producer__{PLACE}")
        .prefetch_related("documents")
    )
    missing = Missing.of_list()
    found = []
    for row in lacking:
        late_days, state = standing(row.round.closes_on, today, soon_days=SOON_DAYS)
        found.append(
            Due(
                kind=PAPERS,
                names=True,
                what=_("Hand in: %(papers)s") % {"papers": missing.words(row)},
                area=row.producer.area_id,
                area_label=place(row.producer.area),
                post=row.producer.name,
                due=row.round.closes_on,
                late_days=late_days,
                state=state,
                link=reverse("producers:registration", args=[row.pk]),
            )
        )
    return found


def _of_drafts(rows: RegistrationSet, closing: list[Round], today: date, owners: _Owners) -> list[Due]:
    """Drafts that nobody can receive in time once the round has closed: one row for each district."""
    drafts = rows.filter(state=RegistrationState.DRAFT).values_list("round_id", "producer__area_id")
    counts = Counter((round, code[:4]) for round, code in drafts)
    areas = Area.objects.select_related("parent").in_bulk({code for _round, code in counts})
    found = []
    for round in closing:
        late_days, state = standing(round.closes_on, today, soon_days=SOON_DAYS)
        for (_of, code), number in sorted(item for item in counts.items() if item[0][0] == round.pk):
            name, post = owners.of(code)
            asked = {"round": round.pk, "state": RegistrationState.DRAFT, "area": code}
            found.append(
                Due(
                    kind=CLOSING,
                    what=_("%(round)s closes; drafts not received: %(number)s")
                    % {"round": round, "number": number},
                    area=code,
                    area_label=place(areas[code]),
                    post=name,
                    post_code=post,
                    due=round.closes_on,
                    late_days=late_days,
                    state=state,
                    link=f"{reverse('producers:registrations')}?{urlencode(asked)}",
                )
            )
    return found
