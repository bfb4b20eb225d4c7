"""Which forms a person fills, for which villages; and whose an address is."""

import csv
import io
from collections import defaultdict
from datetime import date, datetime
from typing import NamedTuple

from tidtam.faces.odk import xforms
from tidtam.faces.odk.models import Key, Photo, Submission
from tidtam.faces.odk.told import FORM, VERSION
from tidtam.ground.areas.models import Area, Level
from tidtam.ground.areas.queries import full_labels
from tidtam.ground.people.models import User
from tidtam.kit import clock
from tidtam.kit.secret_links import print_of
from tidtam.work.followup.models import Checklist
from tidtam.work.followup.queries import visitable
from tidtam.work.followup.queries.checklists import checklists_of


class Form(NamedTuple):
    """A checklist in its newest version, and the villages of this person whose visits answer it."""

    id: str
    checklist: Checklist
    villages: list[Area]


def holder(token: str) -> User | None:
    """Whose open address this is; nobody's when the person may no longer log in."""
    rows = Key.objects.filter(token_print=print_of(token), closed_at=None, expires_at__gt=clock.now())
    found = rows.filter(user__is_active=True).select_related("user").first()
    return found.user if found is not None else None


def key_of(user: User) -> Key | None:
    return Key.objects.filter(user=user, closed_at=None, expires_at__gt=clock.now()).first()


def forms_of(user: User) -> list[Form]:
    """By their names; a checklist is offered once, in its newest version, to whoever visits where it is asked."""
    found = visitable(user)
    areas = [
        area for _district, villages in found.districts for area in villages if area.level == Level.VILLAGE
    ]
    asked = checklists_of(areas, clock.today())
    villages, newest = defaultdict[str, list[Area]](list), dict[str, Checklist]()
    for area in areas:
        checklist = asked.get(area.code)
        if checklist is None:
            continue
        id = xforms.id_of(checklist)
        villages[id].append(area)
        if id not in newest or newest[id].starts_on < checklist.starts_on:
            newest[id] = checklist
    forms = [Form(id, newest[id], villages[id]) for id in newest]
    return sorted(forms, key=lambda form: (form.checklist.name, form.id))


def form_of(user: User, id: str) -> Form | None:
    return next((form for form in forms_of(user) if form.id == id), None)


def villages_csv(form: Form) -> bytes:
    """The choices of the question where: code and place of each village."""
    labels = full_labels(form.villages)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["name", "label"])
    writer.writerows([area.code, labels[area.code]] for area in form.villages)
    return out.getvalue().encode()


def checklist_of_form(id: str, version: str) -> Checklist | None:
    """The one that a filled form answers, of any version: a phone may have been away for long."""
    if not FORM.fullmatch(id) or not VERSION.fullmatch(version):
        return None
    try:
        starts_on: date = datetime.strptime(version, "%Y%m%d").date()  # noqa: DTZ007 - a day, not a moment
    except ValueError:
        return None
    rows = Checklist.objects.filter(province=id[6:8], starts_on=starts_on)
    return next((row for row in rows if xforms.id_of(row) == id), None)


def awaited(submission: Submission) -> list[str]:
    """Names of the photos that have not come yet."""
    came = set(Photo.objects.filter(submission=submission).values_list("name", flat=True))
    return [name for name, _item in submission.pictures if name not in came]
