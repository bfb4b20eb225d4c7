"""What a village says of a target: a confirmation by somebody else, or a matter for who answers for the work."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import translation

from tidtam.ground.files.models import File
from tidtam.ground.people.models import Post
from tidtam.kit import clock
from tidtam.kit.actor import Holder
from tidtam.work.followup.actions.chain import made
from tidtam.work.followup.models import Action, Assignment, Severity
from tidtam.work.followup.no_person import no_person
from tidtam.work.plan.actions import confirm_target
from tidtam.work.plan.models import How, Target, Verdict, WorkStep
from tidtam.work.villagers import refusals
from tidtam.work.villagers.models import Said, Speaker, VillageAnswer, VillageLink

MOST_A_DAY, MOST_PHOTOS = 60, 3
DAYS_TO_MEND = 30


def holder_of(link: VillageLink) -> Holder:
    """Whoever holds the link, as the trail names them: by post and village, in Thai whatever language is read."""
    with translation.override("th"):
        return Holder(link.area_id, f"{Speaker(link.speaker).label} {link.area.label}")


def mark_used(link: VillageLink) -> None:
    """Note that somebody opened it, to the hour."""
    now = clock.now()
    if link.used_at is None or now - link.used_at > timedelta(hours=1):
        VillageLink.objects.filter(pk=link.pk).update(used_at=now)


@transaction.atomic
def answer(
    link: VillageLink, target: UUID, said: str, *, id: UUID, note: str = "", photos: Sequence[File] = ()
) -> VillageAnswer:
    """Record the village's word about one of its own targets; the same id again gives the same answer.

    "Received" confirms, as far as the proof of the target lets it. "Damaged" sends the work back and becomes a
    matter; so does "not received" of what was reported delivered or is overdue. Before that it only stands on record.
    """
    link = VillageLink.objects.select_for_update(of=("self",)).select_related("area").get(pk=link.pk)
    if not link.is_open:
        raise refusals.LinkOver
    before = VillageAnswer.objects.filter(pk=id, link=link).first()
    if before is not None:
        return before
    found = Target.objects.kept().filter(area=link.area_id, key=target).select_related("item", "responsible")
    promised = found.first()
    if promised is None or VillageAnswer.objects.filter(pk=id).exists():
        raise refusals.NotPromised
    if said not in Said.values:
        raise refusals.SaySomething
    if len(photos) > MOST_PHOTOS:
        raise refusals.TooManyPhotos(most=MOST_PHOTOS)
    if link.answers.filter(answered_at__gt=clock.now() - timedelta(days=1)).count() >= MOST_A_DAY:
        raise refusals.TooManyAnswers
    return _recorded(link, promised, Said(said), id, no_person(note, "note")[:400], photos)


def _recorded(
    link: VillageLink, target: Target, said: Said, id: UUID, note: str, photos: Sequence[File]
) -> VillageAnswer:
    holder, verdict = holder_of(link), _verdict(target, said)
    with translation.override("th"):
        words = note if said == Said.RECEIVED else f"{said.label}: {note}" if note else str(said.label)
    confirmation = confirm_target(
        target,
        by=holder,
        how=How.VILLAGE,
        verdict=verdict,
        vouched_by=link.maker,
        photos=photos,
        note=words,
        source=f"village:{link.pk}:{id}",
    )
    action = _matter(target, words, holder) if verdict == Verdict.NOT_FINE else None
    now = clock.now()
    link.used_at = link.sent_at = now
    link.save(update_fields=["used_at", "sent_at"])
    return VillageAnswer.objects.create(
        id=id,
        link=link,
        target=target,
        said=said,
        note=note,
        confirmation=confirmation,
        action=action,
        answered_at=now,
    )


def _verdict(target: Target, said: Said) -> Verdict:
    match said:
        case Said.RECEIVED:
            return Verdict.FINE
        case Said.BROKEN:
            return Verdict.NOT_FINE
        case Said.MISSING:
            expected = target.step >= WorkStep.DELIVERED or target.due_on < clock.today()
            return Verdict.NOT_FINE if expected else Verdict.CANNOT_CHECK


def _matter(target: Target, words: str, holder: Holder) -> Action | None:
    """For the post that answers for the work, followed up by the nearest other that is assigned there; one at a time.
    None where nobody is: the target then only stands as sent back.
    """
    earlier = VillageAnswer.objects.filter(target=target, action__in=Action.objects.unfinished())
    standing = earlier.select_related("action").order_by("-answered_at").first()
    if standing is not None:
        return standing.action
    follower = _follower(target)
    if follower is None:
        return None
    today = clock.today()
    return made(
        what=f"{target.item.name_th}: {words}"[:400],
        area=target.area,
        work_item=target.item,
        doer=target.responsible,
        follower=follower,
        due_on=max(target.due_on, today + timedelta(days=DAYS_TO_MEND)),
        origin=f"หมู่บ้านแจ้ง: {holder.label}"[:200],
        origin_link=f"/desk/plan/targets/{target.key}/",
        severity=Severity.MODERATE,
        by=holder,
    )


def _follower(target: Target) -> Post | None:
    over = Assignment.objects.on(clock.today()).over(target.area_id).select_related("post")
    rows = [row for row in over.order_by("post__sort_key", "pk") if row.post_id != target.responsible_id]
    nearest = max(rows, key=lambda row: len(row.area_id), default=None)
    return nearest.post if nearest is not None else None
