"""Links for own entry: made by an officer, closed, given a new secret; what nobody needs any longer is cleared."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.files.actions import forget
from tidtam.ground.files.models import File
from tidtam.ground.trail import actions as trail
from tidtam.kit import calendar, clock, thai
from tidtam.kit.actor import Actor
from tidtam.kit.secret_links import new_token, print_of
from tidtam.registers.producers.entry_refusals import EndsWrong, LinkOver, NoSuchArea, NotYourArea, RoundOver
from tidtam.registers.producers.models import EntryLink, Photo, RegistrationState, Round

MOST_DAYS = 120
LEVELS = (Level.DISTRICT, Level.SUBDISTRICT, Level.VILLAGE)


@transaction.atomic
def make_link(
    area: Area, round: Round, *, last_day: date, many: bool = False, note: str = "", by: Actor | None
) -> tuple[EntryLink, str]:
    """A link for a producer of the area to register itself in the round; returns it with its token, told this once.

    many: a poster's link, by which everybody begins an entry of their own. It works to the end of the last day.
    """
    if area.level not in LEVELS:
        raise NoSuchArea()
    if by is not None and not by.may("edit", area.code):
        raise NotYourArea()
    today = clock.today()
    if round.closes_on < today:
        raise RoundOver(closed=calendar.date_long(round.closes_on))
    if not today <= last_day <= today + timedelta(days=MOST_DAYS):
        raise EndsWrong(days=MOST_DAYS)
    token = new_token()
    link = EntryLink.objects.create(
        token_print=print_of(token),
        area=area,
        round=round,
        many=many,
        note=thai.clean(note)[:200],
        by_label=by.label if by is not None else "",
        created_at=clock.now(),
        expires_at=clock.end_of(last_day),
    )
    _trail(link, "producers.make_link", by, last_day=last_day.isoformat())
    return link, token


@transaction.atomic
def renew_link(link: EntryLink, *, by: Actor | None) -> tuple[EntryLink, str]:
    """The same link under a new token; the old one leads nowhere from now on."""
    kept = _held(link, by)
    if not kept.is_open:
        raise LinkOver()
    token = kept.new_secret()
    kept.save(update_fields=["token_print"])
    _trail(kept, "producers.renew_link", by)
    return kept, token


@transaction.atomic
def close_link(link: EntryLink, *, by: Actor | None) -> None:
    """It leads nowhere from now on, and what was begun through it and not sent is dropped."""
    kept = _held(link, by)
    if kept.closed_at is not None:
        return
    kept.closed_at = clock.now()
    kept.save(update_fields=["closed_at"])
    for one in (kept, *kept.begun.filter(sent_at=None)):
        drop_typed(one)
    _trail(kept, "producers.close_link", by)


@transaction.atomic
def clear_stale() -> int:
    """Drop what was typed behind links that are over, and of entries that the office has received; how many."""
    over = Q(expires_at__lte=clock.now()) | Q(closed_at__isnull=False) | Q(parent__closed_at__isnull=False)
    received = Q(made__isnull=False) & ~Q(made__state=RegistrationState.DRAFT)
    rows = EntryLink.objects.select_for_update(of=("self",)).filter(over | received).exclude(payload={})
    return sum(1 for link in rows if drop_typed(link))


def drop_typed(link: EntryLink) -> bool:
    """Forget what was typed and the pictures that no record keeps."""
    if not link.payload:
        return False
    for key in link.payload.get("photos", []):
        file = File.objects.filter(pk=key).first()
        if file is not None and not Photo.objects.filter(file=file).exists():
            forget(file)
    link.payload = {}
    link.save(update_fields=["payload"])
    return True


def _held(link: EntryLink, by: Actor | None) -> EntryLink:
    kept = EntryLink.objects.select_for_update(of=("self",)).select_related("parent").get(pk=link.pk)
    if by is not None and not by.may("edit", kept.area_id):
        raise NotYourArea()
    return kept


def _trail(link: EntryLink, verb: str, by: Actor | None, **detail: object) -> None:
    trail.write(
        by,
        verb,
        f"producers.entrylink:{link.pk}",
        area=link.area_id,
        summary=link.note,
        round=link.round_id,
        **detail,
    )
