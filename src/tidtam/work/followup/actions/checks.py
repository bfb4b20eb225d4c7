"""The items of a checklist as a visit answers them; part of recording the visit."""

from collections.abc import Sequence
from typing import NamedTuple

from tidtam.ground.areas.models import Level
from tidtam.ground.files.models import File
from tidtam.work.followup import refusals
from tidtam.work.followup.models import Answer, CheckItem, Evidence, ItemAnswer, Visit
from tidtam.work.followup.no_person import no_person


class CheckRow(NamedTuple):
    """What a visit answers to one item: fine, not_fine or cannot_check, with its own note and pictures."""

    item: CheckItem
    answer: str
    note: str = ""
    photos: Sequence[File] = ()


def tidy(rows: Sequence[CheckRow]) -> list[CheckRow]:
    return [
        row._replace(answer=Answer(row.answer), note=no_person(row.note, f"item_note_{row.item.pk}"))
        for row in rows
    ]


def check(visit: Visit, rows: Sequence[CheckRow]) -> None:
    """Items of the village's province, each once; "not in order" says what it is."""
    seen = set()
    for row in rows:
        field = f"item_{row.item.pk}"
        if visit.area.level != Level.VILLAGE or row.item.checklist.province != visit.area_id[:2]:
            raise refusals.NotAsked(field=field, item=row.item.text)
        if row.item.pk in seen:
            raise refusals.AskedTwice(field=field, item=row.item.text)
        if row.answer == Answer.NOT_FINE and not row.note:
            raise refusals.ItemNeedsNote(field=f"item_note_{row.item.pk}")
        seen.add(row.item.pk)


def store(visit: Visit, rows: Sequence[CheckRow], *, photos_before: int) -> None:
    """The answers, and their pictures after those of the visit as a whole; two statements, however many there are."""
    answered = ItemAnswer.objects.bulk_create(
        ItemAnswer(visit=visit, item=row.item, answer=row.answer, note=row.note) for row in rows
    )
    shown = [(made, file) for made, row in zip(answered, rows, strict=True) for file in row.photos]
    Evidence.objects.bulk_create(
        Evidence(visit=visit, item_answer=made, file=file, order=photos_before + place)
        for place, (made, file) in enumerate(shown)
    )


def content(rows: Sequence[CheckRow]) -> list[list[object]]:
    """What makes two sendings the same."""
    return sorted(
        [row.item.pk, str(row.answer), row.note, [file.original_sha256 for file in row.photos]]
        for row in rows
    )
