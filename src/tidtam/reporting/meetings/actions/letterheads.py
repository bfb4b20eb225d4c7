"""The letterhead of a body: laid down and changed by its secretary."""

from dataclasses import asdict, dataclass

from django.db import transaction

from tidtam.ground.files import actions as files
from tidtam.ground.files.models import File
from tidtam.ground.trail.actions import write
from tidtam.kit.actor import Actor
from tidtam.kit.thai import clean, clean_lines
from tidtam.reporting.meetings import refusals
from tidtam.reporting.meetings.actions.committees import require
from tidtam.reporting.meetings.models import Committee, Letterhead

LINES = frozenset({"address_th", "signer_th"})
MOST_LINES = 6


@dataclass(frozen=True)
class Head:
    """What a letterhead says, as it is typed."""

    office_th: str
    address_th: str = ""
    number_prefix: str = ""
    section_th: str = ""
    phone: str = ""
    email: str = ""
    signer_name_th: str = ""
    signer_th: str = ""
    digits: str = Letterhead.Digits.THAI


@transaction.atomic
def set_letterhead(
    committee: Committee,
    head: Head,
    *,
    emblem: File | None = None,
    without_emblem: bool = False,
    by: Actor | None,
) -> Letterhead:
    """Lay down what stands on the body's letters from now on; those that were written keep theirs.

    emblem: a new one, kept by files.store_drawing; none keeps the one that is there, unless `without_emblem`.
    """
    require(by, committee.area_id)
    said = {name: _tidy(name, value) for name, value in asdict(head).items()}
    if not said["office_th"]:
        raise refusals.OfficeUnnamed
    for name in LINES:
        if said[name].count("\n") >= MOST_LINES:
            raise refusals.TooManyLines(field=name, most=MOST_LINES)
    Committee.objects.select_for_update().get(pk=committee.pk)
    row = Letterhead.objects.filter(committee=committee).first() or Letterhead(committee=committee)
    changed = sorted(name for name, value in said.items() if getattr(row, name) != value)
    before = row.emblem
    for name, value in said.items():
        setattr(row, name, value)
    if emblem is not None or without_emblem:
        row.emblem = emblem
    if row.emblem != before:
        changed.append("emblem")
    if not changed and row.pk:
        return row
    row.save()
    if before is not None and row.emblem != before:
        files.discard([before.pk], by=by)
    # Which parts, not what they say: a name that signs is a person's, and the trail keeps for ever.
    write(
        by,
        "meetings.set_letterhead",
        f"meetings.committee:{committee.code}",
        area=committee.area_id,
        summary=committee.name_th,
        changed=changed,
        emblem=row.emblem.sha256 if row.emblem else "",
    )
    return row


def _tidy(name: str, typed: str) -> str:
    """Cleaned; the prefix without the word ที่, which the form of a letter puts there itself."""
    if name in LINES:
        return "\n".join(filter(None, clean_lines(typed).split("\n")))
    text = clean(typed)
    return text.removeprefix("ที่").strip() if name == "number_prefix" else text
