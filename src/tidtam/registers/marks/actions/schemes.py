"""A version's life: started empty or from another, saved as a draft, checked, published for good, ended."""

from dataclasses import asdict, dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max, QuerySet

from tidtam.ground.trail import actions as trail
from tidtam.kit import calendar, clock
from tidtam.kit.actor import Actor
from tidtam.kit.thai import clean, clean_lines
from tidtam.registers.marks import refusals
from tidtam.registers.marks.models import Approver, Level, Scheme, SchemeKind, Version, VersionState
from tidtam.registers.marks.rights import require_configure
from tidtam.registers.marks.rubric import checking, reading
from tidtam.registers.marks.rubric.reading import Problem
from tidtam.registers.marks.rubric.shape import Rubric


@dataclass(frozen=True)
class Head:
    """What a version says of itself, beside its rubric."""

    code: str
    valid_from: date
    name_th: str = ""
    name_en: str = ""
    valid_until: date | None = None
    validity_months: int | None = None
    approver: str = Approver.PROVINCE
    spread_limit: int | None = None
    note_th: str = ""
    note_en: str = ""
    source: str = ""


@transaction.atomic
def start_scheme(*, code: str, kind: str, name_th: str, name_en: str = "", by: Actor | None) -> Scheme:
    """A new family without any version yet."""
    require_configure(by)
    if Scheme.objects.filter(code=code).exists():
        raise refusals.CodeTaken(code=code)
    scheme = Scheme.objects.create(
        code=code, kind=SchemeKind(kind), name_th=clean(name_th), name_en=clean(name_en)
    )
    trail.write(by, "marks.start_scheme", f"marks.scheme:{code}", summary=scheme.name_th)
    return scheme


@transaction.atomic
def start_version(scheme: Scheme, *, code: str, source: Version | None = None, by: Actor | None) -> Version:
    """A draft of the scheme: empty, or all that `source` says, valid from the day after it or from today."""
    require_configure(by)
    if Version.objects.filter(scheme=scheme, code=code).exists():
        raise refusals.CodeTaken(field="code", code=code)
    starts = clock.today()
    version = Version.objects.create(scheme=scheme, code=code, valid_from=starts)
    if source is not None:
        kept = {field: getattr(source, field) for field in Head.__dataclass_fields__}
        kept |= {
            "code": code,
            "valid_from": max(starts, source.valid_from + timedelta(days=1)),
            "valid_until": None,
        }
        _store(version, Head(**kept), source.rules)
    detail = {"before": source.code} if source is not None else {}
    trail.write(by, "marks.start_version", subject(version), summary=_title(version), **detail)
    return version


@transaction.atomic
def save_version(version: Version, head: Head, rubric: Rubric, *, by: Actor | None) -> list[Problem]:
    """Write a draft as a whole; returns what still keeps it from being published."""
    require_configure(by)
    locked = _draft(version)
    if head.valid_until is not None and head.valid_until < head.valid_from:
        raise refusals.DatesReversed
    others = Version.objects.filter(scheme=locked.scheme_id).exclude(pk=locked.pk)
    if others.filter(code=head.code).exists():
        raise refusals.CodeTaken(field="code", code=head.code)
    _store(locked, head, rubric)
    trail.write(by, "marks.save_version", subject(locked), summary=_title(locked))
    return checking.problems(rubric)


@transaction.atomic
def publish_version(version: Version, *, by: Actor | None) -> Version:
    """From now on products are assessed under it, and it never changes.

    Refused with every problem of its rubric, and where another version is in force on one of its days. The one in
    force before it without an end is ended on the day before.
    """
    require_configure(by)
    Scheme.objects.select_for_update().get(pk=version.scheme_id)
    locked = _draft(version)
    if found := checking.problems(locked.rules):
        raise refusals.NotPublishable(found)
    _make_room(locked)
    locked.state = VersionState.PUBLISHED
    locked.published_at = clock.now()
    locked.published_by = by.label if by is not None else ""
    locked.save(update_fields=["state", "published_at", "published_by"])
    trail.write(
        by,
        "marks.publish_version",
        subject(locked),
        summary=_title(locked),
        starts_on=locked.valid_from.isoformat(),
        ends_on=locked.valid_until.isoformat() if locked.valid_until else "",
    )
    return locked


@transaction.atomic
def end_version(version: Version, *, on: date, by: Actor | None) -> Version:
    """Set the last day of a published version; what was found under it stays."""
    require_configure(by)
    locked = Version.objects.select_for_update().get(pk=version.pk)
    if not locked.is_published:
        raise refusals.NotEntitled
    if on < locked.valid_from:
        raise refusals.DatesReversed(field="on")
    last = locked.assessments.aggregate(last=Max("opened_on"))["last"]
    if last is not None and on < last:
        raise refusals.EndsBeforeResults(field="on", day=calendar.date_short(last))
    later = _neighbours(locked).filter(valid_from__gt=locked.valid_from, valid_from__lte=on).first()
    if later is not None:
        raise refusals.DatesOverlap(field="on", day=calendar.date_short(later.valid_from), code=later.code)
    locked.valid_until = on
    locked.save(update_fields=["valid_until"])
    trail.write(by, "marks.end_version", subject(locked), summary=_title(locked), ends_on=on.isoformat())
    return locked


@transaction.atomic
def drop_draft(version: Version, *, by: Actor | None) -> None:
    """Throw a draft away; nothing was ever found under it."""
    require_configure(by)
    locked = _draft(version)
    trail.write(by, "marks.drop_draft", subject(locked), summary=_title(locked))
    locked.levels.all().delete()
    locked.delete()


def subject(version: Version) -> str:
    return f"marks.version:{version.pk}"


def _title(version: Version) -> str:
    return f"{version.scheme.name_th} {version.code}"


def _draft(version: Version) -> Version:
    locked = Version.objects.select_for_update().select_related("scheme").get(pk=version.pk)
    if locked.is_published:
        raise refusals.Published
    return locked


def _store(version: Version, head: Head, rubric: Rubric) -> None:
    for field, value in asdict(head).items():
        setattr(version, field, clean_lines(value) if field.startswith("note") else value)
    document = reading.written(rubric)
    levels = document.pop("levels")
    version.rubric = document
    version.save()
    version.levels.all().delete()
    Level.objects.bulk_create(
        [Level(version=version, order=order, **level) for order, level in enumerate(levels, start=1)]
    )
    version.__dict__.pop("rules", None)
    version.__dict__.pop("by_code", None)


def _neighbours(version: Version) -> QuerySet[Version]:
    return Version.objects.published().filter(scheme=version.scheme_id).exclude(pk=version.pk)


def _make_room(version: Version) -> None:
    """End the version before, or say which one is in the way."""
    before = _neighbours(version).filter(valid_from__lt=version.valid_from, valid_until=None).first()
    if before is not None:
        before.valid_until = version.valid_from - timedelta(days=1)
        last = before.assessments.aggregate(last=Max("opened_on"))["last"]
        if last is not None and before.valid_until < last:
            raise refusals.EndsBeforeResults(field="valid_from", day=calendar.date_short(last))
        before.save(update_fields=["valid_until"])
    near = _neighbours(version).exclude(valid_until__lt=version.valid_from)
    if version.valid_until is not None:
        near = near.exclude(valid_from__gt=version.valid_until)
    if (other := near.first()) is not None:
        day = max(other.valid_from, version.valid_from)
        raise refusals.DatesOverlap(day=calendar.date_short(day), code=other.code)
