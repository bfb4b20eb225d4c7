"""Taking in what ODK Collect sends: the form first, its photos with it or later, each as often as it comes, kept once.

What cannot become a visit is kept with the reason, and so is other content under an id that is a visit already.
"""

import hashlib
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from tidtam.faces.odk import queries
from tidtam.faces.odk.actions.reading import village_of, what_it_says
from tidtam.faces.odk.models import Photo, Submission
from tidtam.faces.odk.refusals import NotAForm, UnknownForm
from tidtam.faces.odk.told import MOST_PHOTOS, Told, deflated, read
from tidtam.ground.areas.models import Area
from tidtam.ground.files.actions import FileProblem, forget, store_picture
from tidtam.ground.files.models import File
from tidtam.ground.jobs.actions import Conflict
from tidtam.ground.people.models import User
from tidtam.ground.trail.actions import write
from tidtam.kit import clock
from tidtam.work.followup.actions import add_photos, record_visit
from tidtam.work.followup.models import CheckItem, Checklist, Visit

State = Submission.State


def take(xml: bytes, *, by: User) -> Submission:
    """Keep the form and make a visit of it; the same again is the same submission.

    NotAForm, UnknownForm: nothing is kept, the phone keeps it.
    """
    told = read(xml)
    checklist = queries.checklist_of_form(told.form, told.version)
    if checklist is None:
        raise UnknownForm
    return _kept(xml, told, checklist, by)


@transaction.atomic
def _kept(xml: bytes, told: Told, checklist: Checklist, by: User) -> Submission:
    """Two that arrive together wait for one another."""
    area = village_of(told)
    row = Submission(
        user=by,
        instance=told.instance,
        corrects=told.corrects,
        sha256=hashlib.sha256(xml).hexdigest(),
        packed=deflated(xml),
        checklist=checklist,
        area_code=area.code if area is not None else checklist.province,
        pictures=[[name, item] for name, item in told.pictures],
        received_at=clock.now(),
        state=State.REFUSED,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return Submission.objects.get(user=by, instance=row.instance, sha256=row.sha256)
    _conclude(row, told, area)
    row.save(update_fields=["state", "visit", "reason"])
    if row.state != State.VISIT:
        _noted(row, "odk.keep", by)
    return row


def _conclude(row: Submission, told: Told, area: Area | None) -> None:
    """A visit, or what stands in the way."""
    ids = [one for one in (row.instance, row.corrects) if one is not None]
    if Visit.objects.filter(pk__in=ids).exists():
        row.state, row.reason = State.BESIDE, _beside(row)
        return
    sender = row.user
    assert isinstance(sender, User)
    try:
        with transaction.atomic():
            row.visit = record_visit(**what_it_says(told, row.checklist, area, sender))
    except Conflict:
        row.state, row.reason = State.BESIDE, _beside(row)
    except ValidationError as refusal:
        row.state, row.reason = State.REFUSED, " ".join(refusal.messages)[:400]
    else:
        row.state, row.reason = State.VISIT, ""


def _beside(row: Submission) -> str:
    if row.corrects is not None:
        return _("It was changed on the phone after it had been sent; the visit as first sent stands.")
    return _("A visit of this id was sent with other content before; that one stands.")


def bring(row: Submission, given: Sequence[UploadedFile[Any]], *, by: User) -> list[str]:
    """Keep the photos of one post; what is wrong with those that cannot be kept, in words."""
    problems, stored = [], list[tuple[str, str, File]]()
    here = set(row.photos.values_list("name", "print"))
    if len(here) + len(given) > MOST_PHOTOS:
        raise NotAForm
    for file in given:
        name = (file.name or "")[:255]
        print_ = _print(file)
        if (name, print_) in here:
            continue
        here.add((name, print_))
        try:
            stored.append((name, print_, store_picture(file, by=by, name=name)))
        except FileProblem as problem:
            problems.append(f"{name}: {problem}")
    if stored:
        _attach(row, stored, by)
    return problems


@transaction.atomic
def _attach(row: Submission, stored: Sequence[tuple[str, str, File]], by: User) -> None:
    """Put the photos with their submission, and with its visit; the same post beside this one may have been quicker."""
    row = Submission.objects.select_for_update(of=("self",)).select_related("visit").get(pk=row.pk)
    here = set(row.photos.values_list("name", "print"))
    items = {name: item for name, item in row.pictures if item is not None}
    known = CheckItem.objects.filter(checklist=row.checklist_id).in_bulk(list(items.values()))
    added = []
    for name, print_, file in stored:
        if (name, print_) in here:
            forget(file)
            continue
        item = known.get(items.get(name, 0))
        Photo.objects.create(
            submission=row, name=name, print=print_, item=item, file=file, received_at=clock.now()
        )
        added.append((file, item))
    if row.visit is not None and added:
        add_photos(row.visit, added, by=by)


@transaction.atomic
def take_again(row: Submission, *, by: User) -> Submission:
    """Try once more, as who sent it, what could not become a visit, after what stood in the way was set right."""
    row = Submission.objects.select_for_update().get(pk=row.pk)
    if row.state != State.REFUSED:
        return row
    told = read(row.xml)
    _conclude(row, told, village_of(told))
    row.save(update_fields=["state", "visit", "reason"])
    if row.visit is not None:
        sender = row.user
        assert isinstance(sender, User)
        photos = [(one.file, one.item) for one in row.photos.select_related("file", "item")]
        add_photos(row.visit, photos, by=sender)
        _noted(row, "odk.take_again", by)
    return row


def _noted(row: Submission, verb: str, by: User) -> None:
    write(
        by,
        verb,
        f"odk.submission:{row.pk}",
        area=row.area_code,
        summary=row.checklist.name,
        reason=row.reason,
    )


def _print(file: UploadedFile[Any]) -> str:
    found = hashlib.sha256()
    for piece in file.chunks():
        found.update(piece)
    file.seek(0)
    return found.hexdigest()
