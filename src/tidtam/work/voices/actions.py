"""Every change of what visitors tell: told, made a matter, answered, set aside."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area
from tidtam.ground.files.actions import discard
from tidtam.ground.files.models import File
from tidtam.ground.people.models import Post, User
from tidtam.ground.people.queries import district_posts
from tidtam.ground.privacy import phones
from tidtam.ground.privacy.actions import keep_person
from tidtam.ground.privacy.actions.people import PersonRow
from tidtam.ground.privacy.models import Person
from tidtam.ground.trail.actions import write
from tidtam.kit import clock
from tidtam.kit.secret_links import new_token, print_of
from tidtam.kit.spoken import About
from tidtam.kit.thai import clean, clean_lines
from tidtam.work.followup.actions.chain import made
from tidtam.work.followup.models import Action, Severity
from tidtam.work.followup.queries.coverage import nearest_post
from tidtam.work.voices import refusals
from tidtam.work.voices.models import Kind, State, Voice, VoicePhoto

MOST_PHOTOS, LONGEST = 3, 2000
DAYS_TO_MEND = 30
VERB = "visit"  # whoever looks after the place on the spot


class Told(NamedTuple):
    """voice; token: of the visitor's link, this once; "" where it was told before."""

    voice: Voice
    token: str


class Proposed(NamedTuple):
    """The matter that a voice could become; a post is None where there is none."""

    what: str
    doer: Post | None
    follower: Post | None
    due_on: date
    severity: str


@transaction.atomic
def tell(
    id: UUID,
    *,
    kind: str,
    text: str,
    area: Area,
    about: About | None = None,
    point: tuple[float, float] | None = None,
    photos: Sequence[File] = (),
    name: str = "",
    contact: str = "",
    notice: str = "",
    language: str = "th",
) -> Told:
    """Put it into the inbox of the place. The same id again tells nothing anew.

    contact: a phone number or a mail address, only where the visitor wants to be asked back; kept with people.
    """
    before = Voice.objects.filter(pk=id).first()
    if before is not None:
        return Told(before, "")
    text = clean_lines(text)[:LONGEST]
    if not text and not photos:
        raise refusals.NothingTold
    token = new_token()
    voice = Voice.objects.create(
        id=id,
        kind=Kind(kind),
        text=text,
        about=about.subject if about else "",
        about_label=about.label[:200] if about else "",
        area=area,
        asset_id=about.asset if about else None,
        latitude=point[0] if point else None,
        longitude=point[1] if point else None,
        person=_person(name, contact, area, notice),
        language=language,
        token_print=print_of(token),
        told_at=clock.now(),
    )
    VoicePhoto.objects.bulk_create([VoicePhoto(voice=voice, file=file) for file in photos[:MOST_PHOTOS]])
    write(None, "voices.tell", voice.subject, area=area.code, about=voice.about, kind=str(voice.kind))
    return Told(voice, token)


def proposed(voice: Voice) -> Proposed:
    """Done by the district's post, followed up by the nearest other one that is assigned there."""
    district = voice.area_id[:4]
    doer = district_posts([district]).get(district)
    with translation.override("th"):  # kept as text, and read by Thai offices
        words = f"{voice.about_label or voice.area.label}: {voice.text or voice.get_kind_display()}"
    severity = Severity.SERIOUS if voice.kind == Kind.UNSAFE else Severity.MODERATE
    follower = nearest_post(voice.area_id, but=doer)
    return Proposed(
        clean(words)[:400], doer, follower, clock.today() + timedelta(days=DAYS_TO_MEND), severity
    )


@transaction.atomic
def make_matter(
    voice: Voice,
    *,
    what: str,
    doer: Post | None,
    follower: Post | None,
    due_on: date,
    severity: str,
    answer: str = "",
    by: User,
) -> Action:
    """Put it on somebody's list. Where the same asset is being asked for already, it joins that matter."""
    voice = _taken(voice, by)
    standing = Action.objects.filter(asset=voice.asset_id).unfinished().first() if voice.asset_id else None
    if standing is None:
        if doer is None:
            raise refusals.NobodyToDo
        if follower is None:
            raise refusals.NobodyToFollow
        with translation.override("th"):
            origin = _("Told by a visitor")
        standing = made(
            what=what,
            area=voice.area,
            doer=doer,
            follower=follower,
            due_on=due_on,
            origin=origin,
            origin_link=f"/desk/voices/{voice.pk}/",
            severity=severity,
            asset=voice.asset,
            by=by,
        )
    voice.action = standing
    _decide(voice, State.MATTER, clean_lines(answer), by)
    return standing


@transaction.atomic
def answer(voice: Voice, *, answer: str, by: User) -> Voice:
    """Nothing needs to be done: tell the visitor why, or what was done at once."""
    voice = _taken(voice, by)
    words = clean_lines(answer)
    if not words:
        raise refusals.WordsMissing
    _decide(voice, State.ANSWERED, words, by)
    return voice


@transaction.atomic
def set_aside(voices: Sequence[Voice], *, by: User) -> int:
    """Nothing that can be acted on: what machines sent, what was sent twice.

    It stays on record, without its pictures.
    """
    count = 0
    for one in voices:
        voice = _taken(one, by)
        forget_pictures(voice, by=by)
        _decide(voice, State.ASIDE, "", by)
        count += 1
    return count


def forget_pictures(voice: Voice, *, by: User | None) -> None:
    photos = VoicePhoto.objects.filter(voice=voice)
    keys = list(photos.values_list("file_id", flat=True))
    photos.delete()
    discard(keys, by=by)


def _taken(voice: Voice, by: User) -> Voice:
    """Locked, so that two officers decide once."""
    kept = Voice.objects.select_for_update(of=("self",)).select_related("area", "asset").get(pk=voice.pk)
    if not by.may(VERB, kept.area_id):
        raise refusals.NotEntitled
    if kept.state != State.NEW:
        raise refusals.Decided(who=kept.by_label)
    return kept


def _decide(voice: Voice, state: State, words: str, by: User) -> None:
    voice.state, voice.answer, voice.decided_at, voice.by_label = state, words[:1000], clock.now(), by.label
    voice.save(update_fields=["state", "answer", "decided_at", "by_label", "action"])
    matter = str(voice.action.key) if voice.action is not None else ""
    write(by, f"voices.{state}", voice.subject, area=voice.area_id, answer=voice.answer, action=matter)


def _person(name: str, contact: str, area: Area, notice: str) -> Person | None:
    contact = clean(contact)
    if not contact:
        return None
    row = PersonRow(name_th=clean(name)[:200], area=area.code, notice=notice)
    if "@" in contact:
        try:
            validate_email(contact)
        except ValidationError as error:
            raise refusals.ContactUnreadable from error
        return keep_person(row._replace(email=contact), by=None)
    try:
        return keep_person(row._replace(phone=phones.clean(contact)), by=None)
    except ValidationError as error:
        raise refusals.ContactUnreadable from error
