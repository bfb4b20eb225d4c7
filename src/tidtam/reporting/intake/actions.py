"""Every change of the papers taken in: read, decided about, thrown away, made into a meeting."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tidtam.ground.files import actions as files
from tidtam.ground.files.models import Kind
from tidtam.ground.people.models import Post, User
from tidtam.ground.trail.actions import write
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.thai import clean
from tidtam.reporting.figures.actions import quote
from tidtam.reporting.intake import refusals
from tidtam.reporting.intake.known import read_text
from tidtam.reporting.intake.models import Intake, Passage
from tidtam.reporting.intake.papers import Paper, open_paper
from tidtam.reporting.meetings.actions import Ask, call_meeting, record_resolution, write_item
from tidtam.reporting.meetings.models import Committee, ItemKind, Meeting

KINDS = {"docx": Kind.DOCX, "pdf": Kind.PDF}


@dataclass(frozen=True)
class Said:
    """What a person says of one proposal: keep it with this value, or drop it."""

    say: str
    value: str = ""


@dataclass(frozen=True)
class Stated:
    """A figure that the paper states of the committee's area, in the figure's smallest unit."""

    name: str
    value: int
    start: date | None = None
    end: date | None = None
    round: str = ""


@dataclass(frozen=True)
class Minutes:
    """A meeting as a person confirmed it. to_note, to_decide: what stands under these items, "" for nothing.

    resolution: what was resolved, "" where the paper tells of none; passage: where the paper says so.
    """

    number: int
    starts_at: datetime
    place_th: str
    chair: Post
    to_note: str = ""
    to_decide: str = ""
    resolution: str = ""
    kind: str = "assigned"
    asks: Sequence[Ask] = ()
    figures: Sequence[Stated] = ()
    passage: tuple[int, int] | None = None


def read_paper(committee: Committee, *, content: bytes, name: str, by: User) -> Intake:
    """Read an earlier paper of that committee and keep what was read; nothing else is made of it yet.

    Raises `AlreadyRead` where the same text was read before, and what `open_paper` refuses.
    """
    _require(by, committee)
    paper = open_paper(content)
    digest = hashlib.sha256(paper.text.encode()).hexdigest()
    _refuse_again(committee, digest)
    reading = read_text(paper.text, day=clock.today())
    return _keep(committee, paper, digest, reading.json(), content, clean(name)[:200], by)


@transaction.atomic
def decide(intake: Intake, said: Mapping[int, Said], *, version: int, by: User) -> Intake:
    """Keep what a person says of the proposals, each with by whom and when; the others stay undecided.

    version: that of the page it was said on. `SavedMeanwhile` where another person has saved since.
    """
    _require(by, intake.committee)
    intake = _locked(intake)
    if intake.version != version:
        raise refusals.SavedMeanwhile
    now = clock.now().isoformat()
    decisions = {}
    for place, one in said.items():
        before = intake.decided(place)
        same = (before.get("say"), before.get("value")) == (one.say, one.value)
        decisions[str(place)] = (
            before if same else {"say": one.say, "value": one.value, "by": by.label, "at": now}
        )
    changed = sum(
        decisions.get(place) != intake.decisions.get(place) for place in {*decisions, *intake.decisions}
    )
    intake.decisions = decisions
    intake.version += 1
    intake.save(update_fields=["decisions", "version"])
    if changed:
        _trail(intake, "decide", by, changed=changed, open=intake.open_count)
    return intake


@transaction.atomic
def read_again(intake: Intake, *, by: User) -> Intake:
    """Against the register as it stands now, once villages or posts were added to it.

    What was said of a passage that is read again as the same kind of thing stays said.
    """
    _require(by, intake.committee)
    intake = _locked(intake)
    read = read_text(intake.text, day=clock.today()).json()
    said = {
        (one["kind"], one["start"], one["end"]): intake.decided(place)
        for place, one in enumerate(intake.proposals)
        if intake.decided(place)
    }
    places = {(one["kind"], one["start"], one["end"]): place for place, one in enumerate(read["proposals"])}
    intake.decisions = {str(places[where]): one for where, one in said.items() if where in places}
    intake.proposals, intake.contradictions = read["proposals"], read["contradictions"]
    intake.version += 1
    intake.save(update_fields=["decisions", "proposals", "contradictions", "version"])
    _trail(intake, "read_again", by, proposals=len(intake.proposals), open=intake.open_count)
    return intake


@transaction.atomic
def discard(intake: Intake, *, by: User) -> None:
    """Throw away what was read; the paper that was sent goes too."""
    _require(by, intake.committee)
    intake = _locked(intake)
    file = intake.file
    _trail(intake, "discard", by)
    intake.delete()
    if file is not None:
        files.discard([file.pk], by=by)


@transaction.atomic
def take_in(intake: Intake, minutes: Minutes, *, key: UUID | None = None, by: User) -> Meeting:
    """Make the meeting, what stood on its agenda, its figures as quoted, and its resolution with what it asks.

    Once for each paper; what the meetings' own rules refuse is refused here too, and nothing is written.
    """
    _require(by, intake.committee)
    intake = _locked(intake)
    meeting = call_meeting(
        intake.committee,
        starts_at=minutes.starts_at,
        place_th=minutes.place_th,
        chair=minutes.chair,
        number=minutes.number,
        was_held=True,
        by=by,
    )
    to_decide = _write_agenda(meeting, minutes, by)
    for figure in minutes.figures:
        quote(
            figure.name,
            area=intake.committee.area_id,
            value=figure.value,
            source=_source(meeting),
            stated_at=minutes.starts_at,
            start=figure.start,
            end=figure.end,
            round=figure.round,
            by=by,
        )
    if minutes.resolution:
        made = record_resolution(
            meeting,
            item=to_decide,
            kind=minutes.kind,
            text=minutes.resolution,
            asks=minutes.asks,
            key=key,
            by=by,
        )
        start, end = minutes.passage or (0, len(intake.text))
        Passage.objects.create(resolution=made, intake=intake, start=start, end=end)
    intake.meeting, intake.taken_at, intake.taken_by = meeting, clock.now(), by.label
    intake.save(update_fields=["meeting", "taken_at", "taken_by"])
    _trail(
        intake,
        "take_in",
        by,
        meeting=meeting.reference,
        figures=len(minutes.figures),
        villages=len(minutes.asks),
    )
    return meeting


def _write_agenda(meeting: Meeting, minutes: Minutes, by: User) -> int:
    """Under the items of that kind, whatever their numbers in this body; the last item where it has none.

    The number of the item under which is resolved.
    """
    items = {item.kind: item.number for item in meeting.agenda.order_by("-number")}
    last = max(items.values())
    to_note, to_decide = items.get(ItemKind.TO_NOTE, last), items.get(ItemKind.TO_DECIDE, last)
    texts: dict[int, list[str]] = {}
    for number, text in ((to_note, minutes.to_note), (to_decide, minutes.to_decide)):
        if text.strip():
            texts.setdefault(number, []).append(text)
    for number, parts in texts.items():
        write_item(meeting, number, "\n".join(parts), by=by)
    return to_decide


def _source(meeting: Meeting) -> str:
    """As figures that others stated name where they stand."""
    return f"{meeting.committee.name_th} ครั้งที่ {meeting.reference}"[:400]


@transaction.atomic
def _keep(
    committee: Committee,
    paper: Paper,
    digest: str,
    read: Mapping[str, object],
    content: bytes,
    name: str,
    by: User,
) -> Intake:
    Committee.objects.select_for_update().get(pk=committee.pk)
    _refuse_again(committee, digest)
    kind = KINDS.get(paper.form)
    intake = Intake.objects.create(
        committee=committee,
        name=name,
        form=paper.form,
        file=files.store(content, name=name, kinds={kind}, by=by) if kind else None,
        sha256=digest,
        text=paper.text,
        proposals=read["proposals"],
        contradictions=read["contradictions"],
        read_at=clock.now(),
        read_by=by.label,
    )
    _trail(intake, "read_paper", by, proposals=len(intake.proposals))
    return intake


def _refuse_again(committee: Committee, digest: str) -> None:
    there = Intake.objects.filter(committee=committee, sha256=digest).first()
    if there is not None:
        raise refusals.AlreadyRead(there)


def _locked(intake: Intake) -> Intake:
    """As it stands now; what was made into a meeting changes no more."""
    found = (
        Intake.objects.select_for_update(of=("self",))
        .select_related("committee")
        .filter(pk=intake.pk)
        .first()
    )
    if found is None:
        raise refusals.ThrownAway
    if found.meeting_id is not None:
        raise refusals.TakenInAlready
    return found


def _require(by: Actor, committee: Committee) -> None:
    if not by.may("secretary", committee.area_id):
        raise refusals.NotEntitled


def _trail(intake: Intake, verb: str, by: Actor, **detail: object) -> None:
    """Not the paper's name: people call papers after whom they are about, and the trail keeps for ever."""
    write(
        by,
        f"intake.{verb}",
        f"intake.intake:{intake.key}",
        area=intake.committee.area_id,
        summary=intake.committee.name_th,
        **detail,
    )
