"""Every change of what visitors ask: asked, answered, taken back."""

from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from tidtam.ground.jobs.actions import send
from tidtam.ground.privacy import phones
from tidtam.ground.privacy.actions import PersonRow, keep_person
from tidtam.ground.privacy.models import Person
from tidtam.ground.trail.actions import write
from tidtam.kit import calendar, clock
from tidtam.kit.actor import Actor
from tidtam.kit.secret_links import new_token, print_of
from tidtam.kit.thai import clean, clean_lines
from tidtam.registers.communities.models import Community
from tidtam.registers.tourism.models import Receives, VillagePage
from tidtam.registers.tourism.queries import public
from tidtam.work.guests import refusals
from tidtam.work.guests.models import State, VisitRequest

LONGEST, A_YEAR = 1000, timedelta(days=366)


class Asked(NamedTuple):
    """request; token: of the visitor's link, this once; "" where it was asked before."""

    request: VisitRequest
    token: str


@transaction.atomic
def ask(
    page: VillagePage,
    id: UUID,
    *,
    comes_on: date,
    people: int,
    name: str,
    contact: str,
    text: str = "",
    notice: str = "",
    language: str = "th",
) -> Asked:
    """Ask the village; the same id again asks nothing anew. By mail to the coordinator and the village's editors.

    contact: a phone number or a mail address; kept with people, read by who answers and by nobody else.
    """
    before = VisitRequest.objects.filter(pk=id).first()
    if before is not None:
        return Asked(before, "")
    kept = public.pages().filter(pk=page.pk).first()
    if kept is None or kept.receives == Receives.PAUSED:
        raise refusals.ReceivesNobody
    _check(kept, comes_on, people)
    token = new_token()
    request = VisitRequest.objects.create(
        id=id,
        community=kept.community,
        comes_on=comes_on,
        people=people,
        text=clean_lines(text)[:LONGEST],
        person=_person(name, contact, kept, notice),
        language=language,
        token_print=print_of(token),
        asked_at=clock.now(),
    )
    write(None, "guests.ask", request.subject, area=kept.code, people=people, on=comes_on.isoformat())
    _tell_the_village(kept, request)
    return Asked(request, token)


def _check(page: VillagePage, comes_on: date, people: int) -> None:
    """What the village said of whom it receives."""
    today = clock.today()
    first = today + timedelta(days=page.notice_days or 0)
    if comes_on < first:
        raise refusals.TooSoon(days=page.notice_days or 0, first=calendar.date_long(first))
    if comes_on > today + A_YEAR:
        raise refusals.TooFar
    if page.group_min and people < page.group_min:
        raise refusals.TooFew(least=page.group_min)
    if page.group_max and people > page.group_max:
        raise refusals.TooMany(most=page.group_max)


@transaction.atomic
def answer(request: VisitRequest, *, welcome: bool, answer: str = "", by: Actor) -> VisitRequest:
    """The village's word, by its editors or an officer of the area; a refusal says why."""
    kept = VisitRequest.objects.select_for_update().get(pk=request.pk)
    if not VisitRequest.objects.open_to(by, "edit").filter(pk=kept.pk).exists():
        raise refusals.NotEntitled
    if kept.state != State.NEW:
        raise refusals.Answered(who=kept.by_label or str(State(kept.state).label))
    words = clean_lines(answer)[:LONGEST]
    if not welcome and not words:
        raise refusals.WordsMissing
    _decide(kept, State.WELCOME if welcome else State.SORRY, words, by)
    _tell_the_visitor(kept)
    return kept


@transaction.atomic
def take_back(request: VisitRequest) -> VisitRequest:
    """By the visitor's own link; the village need not answer any more, or knows that nobody comes."""
    kept = VisitRequest.objects.select_for_update().get(pk=request.pk)
    if kept.state in {State.NEW, State.WELCOME}:
        _decide(kept, State.OFF, kept.answer, None)
    return kept


def _decide(kept: VisitRequest, state: State, words: str, by: Actor | None) -> None:
    kept.state, kept.answer, kept.answered_at = state, words, clock.now()
    kept.by_label = by.label if by is not None else kept.by_label
    kept.save(update_fields=["state", "answer", "answered_at", "by_label"])
    write(by, f"guests.{state}", kept.subject, area=kept.community.area_id)


def _person(name: str, contact: str, page: VillagePage, notice: str) -> Person:
    row = PersonRow(name_th=clean(name)[:200], area=page.code, notice=notice)
    contact = clean(contact)
    try:
        if "@" in contact:
            validate_email(contact)
            return keep_person(row._replace(email=contact), by=None)
        number = phones.clean(contact)
    except ValidationError as error:
        raise refusals.ContactUnreadable from error
    if not number:
        raise refusals.ContactUnreadable
    return keep_person(row._replace(phone=number), by=None)


def _tell_the_village(page: VillagePage, request: VisitRequest) -> None:
    """By mail to whoever has an address; the words without the visitor's name, for mail is read on the way."""
    with override("th"):
        subject = _("A visitor asks whether to come to %(village)s") % {"village": page.area.label}
        body = _("%(people)s people on %(day)s. Read and answer: %(where)s") % {
            "people": request.people,
            "day": calendar.date_long(request.comes_on),
            "where": f"/desk/guests/{request.pk}/",
        }
    for to in sorted(_addresses(page.community, page)):
        send(to, subject, body)


def _addresses(community: Community, page: VillagePage) -> set[str]:
    found = {mail for mail in community.editors.values_list("user__email", flat=True) if mail}
    if page.coordinator is not None and page.coordinator.email:
        found.add(page.coordinator.email)
    return found


def _tell_the_visitor(kept: VisitRequest) -> None:
    """By mail where a mail address was given; who gave a phone reads it by the link, or is called."""
    person = kept.person
    if person is None or not person.email:
        return
    with override(kept.language):
        subject = _("Answer of %(village)s") % {"village": kept.community.area.label}
        body = f"{State(kept.state).label}: {calendar.date_long(kept.comes_on)}\n\n{kept.answer}"
    send(person.email, subject, body)
