"""The agenda: the order that a body uses, the items of one meeting, what stands under them and what is attached."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from tidtam.ground.files.models import File
from tidtam.ground.trail.actions import write
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.thai import clean
from tidtam.reporting.meetings import agenda, refusals
from tidtam.reporting.meetings.actions.committees import require
from tidtam.reporting.meetings.actions.trail import trail
from tidtam.reporting.meetings.models import (
    AgendaItem,
    AgendaPaper,
    Committee,
    ItemKind,
    Meeting,
    TemplateItem,
)

MOST = 20  # items of one agenda
APART = 50  # added to numbers while they change places: no two are ever the same


@dataclass(frozen=True)
class Line:
    """One item as it is to stand. pk: of the item that it was; none for a new one."""

    kind: str
    heading: str
    pk: int | None = None


@transaction.atomic
def set_template(committee: Committee, lines: Sequence[Line], *, by: Actor | None) -> None:
    """The items that meetings called from now on begin with; without any line the official six."""
    require(by, committee.area_id)
    _check(lines)
    committee.template.all().delete()
    TemplateItem.objects.bulk_create(
        TemplateItem(committee=committee, number=number, kind=line.kind, heading_th=clean(line.heading))
        for number, line in enumerate(lines, 1)
    )
    write(
        by,
        "meetings.set_template",
        f"meetings.committee:{committee.code}",
        area=committee.area_id,
        summary=committee.name_th,
        items=[clean(line.heading) for line in lines],
    )


def template_of(committee: Committee) -> list[Line]:
    own = [Line(row.kind, row.heading_th) for row in committee.template.all()]
    return own or [Line(kind, heading) for kind, heading in agenda.OFFICIAL]


def lay_agenda(meeting: Meeting) -> None:
    """The items of a meeting that was just called, from its body's template."""
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, number=number, kind=line.kind, heading_th=line.heading)
        for number, line in enumerate(template_of(meeting.committee), 1)
    )


@transaction.atomic
def set_agenda(meeting: Meeting, lines: Sequence[Line], *, by: Actor | None) -> None:
    """The items of one meeting in this order, by these names; what is left out goes, with nothing under it only.

    Once something was resolved the numbers are cited elsewhere: items may be renamed and added at the end, and
    no longer change places.
    """
    require(by, meeting.committee.area_id)
    _check(lines)
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.is_frozen:
        raise refusals.Frozen
    there = {item.pk: item for item in meeting.agenda.select_for_update()}
    kept = [there[line.pk] for line in lines if line.pk in there]
    gone = [item for item in there.values() if item not in kept]
    for item in gone:
        if item.text_th or item.minutes_th or item.papers.exists() or item.resolutions.exists():
            raise refusals.ItemNotEmpty(heading=item.heading_th)
    if meeting.resolutions.exists():
        places = {line.pk: number for number, line in enumerate(lines, 1) if line.pk}
        if any(places.get(item.pk) != item.number for item in there.values()):
            raise refusals.NumbersCited
    AgendaItem.objects.filter(pk__in=[item.pk for item in gone]).delete()
    for item in kept:
        AgendaItem.objects.filter(pk=item.pk).update(number=item.number + APART, kind=ItemKind.OTHER)
    for number, line in enumerate(lines, 1):
        fields = {"number": number, "kind": line.kind, "heading_th": clean(line.heading)}
        if line.pk in there:
            AgendaItem.objects.filter(pk=line.pk).update(**fields)
        else:
            AgendaItem.objects.create(meeting=meeting, **fields)
    trail(meeting, "set_agenda", by=by, items=[clean(line.heading) for line in lines])


@transaction.atomic
def write_item(meeting: Meeting, number: int, text: str, *, by: Actor | None) -> AgendaItem:
    """What stands under an item, a paragraph a line; the minutes to approve and item 3 fill themselves."""
    require(by, meeting.committee.area_id)
    item = meeting.agenda.select_for_update().filter(number=number).first()
    if item is None:
        raise refusals.NoSuchItem
    if item.kind in agenda.COMPUTED:
        raise refusals.ComputedItem
    if meeting.is_frozen:
        raise refusals.Frozen
    item.text_th = "\n".join(filter(None, (clean(line) for line in text.splitlines())))
    item.save(update_fields=["text_th"])
    trail(meeting, "write_item", by=by, item=number, text=item.text_th)
    return item


@transaction.atomic
def choose_figures(meeting: Meeting, names: Sequence[str] | None, *, by: Actor | None) -> None:
    """Which figures the papers tell under the first item to take note of; none for all that say something."""
    require(by, meeting.committee.area_id)
    meeting = Meeting.objects.select_for_update().select_related("committee").get(pk=meeting.pk)
    if meeting.is_frozen:
        raise refusals.Frozen
    meeting.figures = list(names) if names is not None else None
    meeting.save(update_fields=["figures"])
    trail(meeting, "choose_figures", by=by, figures=meeting.figures or [])


@transaction.atomic
def attach_paper(item: AgendaItem, file: File, *, title: str, by: Actor | None) -> AgendaPaper:
    """A paper that goes out with the agenda; the same file under the same item is refused."""
    meeting = item.meeting
    require(by, meeting.committee.area_id)
    if meeting.is_frozen:
        raise refusals.Frozen
    if item.papers.filter(file=file).exists():
        raise refusals.PaperThere(title=file.name)
    made = AgendaPaper.objects.create(
        item=item,
        order=item.papers.count() + 1,
        title_th=clean(title) or file.name,
        file=file,
        attached_at=clock.now(),
        attached_by=by.label if by is not None else "tidtam",
    )
    trail(meeting, "attach_paper", by=by, item=item.number, title=made.title_th, sha256=file.sha256)
    return made


@transaction.atomic
def remove_paper(paper: AgendaPaper, *, by: Actor | None) -> None:
    """Taken from the agenda; packs that were frozen with it keep its name."""
    meeting = paper.item.meeting
    require(by, meeting.committee.area_id)
    if meeting.is_frozen:
        raise refusals.Frozen
    trail(
        meeting,
        "remove_paper",
        by=by,
        item=paper.item.number,
        title=paper.title_th,
        sha256=paper.file.sha256,
    )
    paper.delete()


def _check(lines: Sequence[Line]) -> None:
    """Every line named and of a known kind, the two computed kinds at most once, matters arising once, not too many."""
    if not 1 <= len(lines) <= MOST:
        raise refusals.AgendaSize(most=MOST)
    for number, line in enumerate(lines, 1):
        if not clean(line.heading):
            raise refusals.ItemUnnamed(number=number)
        if line.kind not in ItemKind.values:
            raise refusals.NoSuchItem
    for kind in sorted(agenda.COMPUTED):
        if sum(line.kind == kind for line in lines) > 1:
            raise refusals.TwiceComputed(kind=ItemKind(kind).label)
    if not any(line.kind == ItemKind.FOLLOW_UP for line in lines):
        raise refusals.WithoutFollowUp
