"""What somebody without an account enters through a link: begun, kept as typed, sent once, changed until received."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from tidtam.ground.files.actions import forget
from tidtam.ground.files.models import File
from tidtam.ground.privacy import numbers
from tidtam.kit import clock, sealing
from tidtam.kit.actor import Holder
from tidtam.kit.secret_links import new_token, print_of
from tidtam.registers.producers.entry.steps import Step
from tidtam.registers.producers.entry_refusals import AlreadyReceived, LinkOver, TooManyPhotos, TooMuchTyped
from tidtam.registers.producers.models import EntryLink, Photo

MOST_PHOTOS = 6
MOST_TYPED = 4000  # letters of one answer
MOST_ANSWERS = 60
NUMBER = "person_number"


def holder_of(link: EntryLink) -> Holder:
    """Whoever holds the link."""
    return Holder(link.area_id, _("Producer, by a link"))


@transaction.atomic
def begin_entry(poster: EntryLink) -> tuple[EntryLink, str]:
    """An entry of one's own behind a poster's link, with its own token; it ends when the poster's link does."""
    kept = EntryLink.objects.select_related("parent").get(pk=poster.pk)
    if not kept.many or not kept.is_open:
        raise LinkOver()
    token = new_token()
    link = EntryLink.objects.create(
        token_print=print_of(token),
        area_id=kept.area_id,
        round_id=kept.round_id,
        parent=kept,
        note=kept.note,
        by_label=kept.by_label,
        created_at=clock.now(),
        expires_at=kept.expires_at,
    )
    return link, token


@transaction.atomic
def keep_typed(link: EntryLink, step: Step, typed: Mapping[str, Sequence[str]]) -> EntryLink:
    """Keep what was typed in a step, as typed, right or wrong. Nothing of a personal number: see `keep_number`."""
    kept = held_entry(link)
    names = [name for name in step.form(link=kept).fields if name not in (NUMBER, f"{NUMBER}_out")]
    answers = {name: [value for value in typed[name] if value] for name in names if typed.get(name)}
    if len(answers) > MOST_ANSWERS or any(len(one) > MOST_TYPED for row in answers.values() for one in row):
        raise TooMuchTyped()
    kept.payload.setdefault("typed", {})[step.code] = answers
    return _save(kept)


@transaction.atomic
def keep_number(link: EntryLink, number: str) -> EntryLink:
    """Keep the personal number sealed, with its end for showing; "" takes it out. It was checked before."""
    kept = held_entry(link)
    if number:
        kept.payload |= {"number": sealing.seal(number), "tail": numbers.tail_of(number)}
    else:
        kept.payload = {key: value for key, value in kept.payload.items() if key not in ("number", "tail")}
    return _save(kept)


@transaction.atomic
def keep_photos(link: EntryLink, files: Sequence[File]) -> EntryLink:
    """Put pictures behind those that are there."""
    kept = held_entry(link)
    there = kept.payload.get("photos", [])
    if len(there) + len(files) > MOST_PHOTOS:
        raise TooManyPhotos(most=MOST_PHOTOS)
    kept.payload["photos"] = [*there, *(str(file.pk) for file in files)]
    return _save(kept)


@transaction.atomic
def drop_photo(link: EntryLink, key: str) -> EntryLink:
    """Take a picture out; one that was sent already goes with the next sending."""
    kept = held_entry(link)
    kept.payload["photos"] = [one for one in kept.payload.get("photos", []) if one != key]
    file = File.objects.filter(pk=key).first()
    if file is not None and not Photo.objects.filter(file=file).exists():
        forget(file)
    return _save(kept)


def held_entry(link: EntryLink) -> EntryLink:
    """The link as it stands now, locked; an answer that came twice at once is kept in turn."""
    rows = EntryLink.objects.select_for_update(of=("self",))
    kept = rows.select_related("parent", "area", "made", "round").get(pk=link.pk)
    if kept.many or not kept.is_open:
        raise LinkOver()
    if kept.is_sealed:
        raise AlreadyReceived()
    return kept


def _save(link: EntryLink) -> EntryLink:
    link.saved_at = clock.now()
    link.save(update_fields=["payload", "saved_at"])
    return link
