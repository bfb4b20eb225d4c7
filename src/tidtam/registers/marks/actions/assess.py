"""An assessment on its way to the committee: opened, its sheets filled in and handed in, given back, called off."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction

from tidtam.ground.people.models import User
from tidtam.ground.trail import actions as trail
from tidtam.kit import clock
from tidtam.kit.thai import clean
from tidtam.registers.marks import refusals
from tidtam.registers.marks.models import Assessment, AssessmentState, Sheet, Version
from tidtam.registers.marks.rights import VERB
from tidtam.registers.marks.rubric.outcome import complete
from tidtam.registers.marks.rubric.shape import HUNDRED, Rubric
from tidtam.registers.producers.models import ProducerMember, Product

Typed = Mapping[str, object]


@transaction.atomic
def open_assessment(
    product: Product,
    version: Version,
    *,
    assessors: Sequence[User],
    due_on: date | None = None,
    note: str = "",
    by: User,
    on: date | None = None,
) -> Assessment:
    """Begin to assess a product under a version in force, by one or more assessors who may see the area.

    on: the day on which it began, today by default.
    """
    area = product.producer.area_id
    if not by.may(VERB, area):
        raise refusals.NotEntitled
    day = on or clock.today()
    if not Version.objects.on(day).filter(pk=version.pk).exists():
        raise refusals.NotInForce
    if not assessors:
        raise refusals.NoAssessor
    try:
        with transaction.atomic():
            assessment = Assessment.objects.create(
                product=product, version=version, opened_on=day, due_on=due_on, note=clean(note)
            )
    except IntegrityError as error:
        raise refusals.AlreadyOpen from error
    for assessor in dict.fromkeys(assessors):
        _call(assessment, assessor, "")
    trail_of(assessment, "open_assessment", by=by, assessors=[assessor.label for assessor in assessors])
    return assessment


@transaction.atomic
def call_assessor(assessment: Assessment, assessor: User, *, paper_of: str = "", by: User) -> Sheet:
    """Name one more assessor; with paper_of the account types in what that post filled in on paper."""
    locked = _taken(assessment)
    if not by.may(VERB, area_of(locked)):
        raise refusals.NotEntitled
    sheet = _call(locked, assessor, clean(paper_of))
    trail_of(locked, "call_assessor", by=by, assessors=sheet.label)
    return sheet


@transaction.atomic
def dismiss_assessor(sheet: Sheet, *, reason: str, by: User) -> None:
    """Take a sheet off the assessment, with a word why; whatever was on it is gone."""
    locked = _taken(sheet.assessment)
    if not by.may(VERB, area_of(locked)):
        raise refusals.NotEntitled
    if not clean(reason):
        raise refusals.ReasonMissing
    trail_of(locked, "dismiss_assessor", by=by, assessors=sheet.label, reason=clean(reason))
    Sheet.objects.filter(pk=sheet.pk).delete()


@transaction.atomic
def save_sheet(sheet: Sheet, *, answers: Typed, remarks: Mapping[str, str], by: User) -> Sheet:
    """Keep the assessor's draft, complete or not; what is out of range is refused at its question."""
    locked = _own(sheet, by)
    rubric = locked.assessment.version.rules
    locked.answers = {code: value for code, value in answers.items() if value not in (None, "")}
    for code, value in locked.answers.items():
        _require_answer(rubric, code, value)
    known = {section.code for section in rubric.sections} | {""}
    locked.remarks = {code: clean(text) for code, text in remarks.items() if code in known and clean(text)}
    locked.saved_at = clock.now()
    locked.save(update_fields=["answers", "remarks", "saved_at"])
    return locked


@transaction.atomic
def hand_in(sheet: Sheet, *, by: User, at: datetime | None = None) -> Sheet:
    """From now on the sheet counts, and only an officer can give it back. at: when, now by default."""
    locked = _own(sheet, by)
    rubric = locked.assessment.version.rules
    if not complete(rubric, locked.answers):
        asked = (*rubric.scored, *rubric.questions)
        missing = [code for code in asked if locked.answers.get(code) in (None, "")]
        raise refusals.Incomplete(codes=", ".join(missing))
    locked.handed_in_at = at or clock.now()
    locked.save(update_fields=["handed_in_at"])
    trail_of(locked.assessment, "hand_in", by=by, assessors=locked.label)
    return locked


@transaction.atomic
def give_back(sheet: Sheet, *, by: User) -> Sheet:
    """Open a handed-in sheet again for its assessor, as long as nothing is decided."""
    assessment = _taken(sheet.assessment)
    if not by.may(VERB, area_of(assessment)):
        raise refusals.NotEntitled
    locked = Sheet.objects.select_for_update().get(pk=sheet.pk)
    if locked.handed_in_at is None:
        raise refusals.NotHandedIn
    locked.handed_in_at = None
    locked.save(update_fields=["handed_in_at"])
    trail_of(assessment, "give_back", by=by, assessors=locked.label)
    return locked


@transaction.atomic
def cancel_assessment(assessment: Assessment, *, reason: str, by: User) -> Assessment:
    """Call an open assessment off; what was handed in stays on record."""
    locked = _taken(assessment)
    if not by.may(VERB, area_of(locked)):
        raise refusals.NotEntitled
    if not clean(reason):
        raise refusals.ReasonMissing
    locked.state = AssessmentState.CANCELLED
    locked.reason, locked.recorded_at, locked.recorded_by = clean(reason), clock.now(), by.label
    locked.save(update_fields=["state", "reason", "recorded_at", "recorded_by"])
    trail_of(locked, "cancel_assessment", by=by, reason=clean(reason))
    return locked


def may_assess(user: User, product: Product) -> bool:
    """Sees the area by a grant, and is none of the producer's own people."""
    member = ProducerMember.objects.filter(producer=product.producer_id, user=user)
    return user.is_active and user.may("view", product.producer.area_id) and not member.exists()


def area_of(assessment: Assessment) -> str:
    return assessment.product.producer.area_id


def trail_of(assessment: Assessment, verb: str, *, by: User, **detail: object) -> None:
    """One entry under the assessment, titled with the product and the scheme."""
    summary = f"{assessment.product.name_th} · {assessment.version.scheme.name_th}"
    trail.write(
        by,
        f"marks.{verb}",
        f"marks.assessment:{assessment.pk}",
        area=area_of(assessment),
        summary=summary,
        **detail,
    )


def _call(assessment: Assessment, assessor: User, paper_of: str) -> Sheet:
    if not may_assess(assessor, assessment.product):
        raise refusals.CannotAssess(name=assessor.label)
    try:
        with transaction.atomic():
            return Sheet.objects.create(
                assessment=assessment,
                assessor=assessor,
                assessor_label=assessor.label,
                paper_of=paper_of,
            )
    except IntegrityError as error:
        raise refusals.SheetTaken(name=paper_of or assessor.label) from error


def _taken(assessment: Assessment) -> Assessment:
    """The assessment as it stands now, held until the transaction ends; a closed one is refused."""
    rows = Assessment.objects.select_for_update(of=("self",))
    locked = rows.select_related("product__producer", "version__scheme").get(pk=assessment.pk)
    if not locked.is_open:
        raise refusals.NotOpen
    return locked


def _own(sheet: Sheet, by: User) -> Sheet:
    """The assessor's own sheet, still a draft of an open assessment."""
    if sheet.assessor_id != by.pk:
        raise refusals.NotEntitled
    assessment = _taken(sheet.assessment)
    if not may_assess(by, assessment.product):
        raise refusals.CannotAssess(name=by.label)
    locked = Sheet.objects.select_for_update().get(pk=sheet.pk)
    if locked.handed_in_at is not None:
        raise refusals.HandedIn
    locked.assessment = assessment
    return locked


def _require_answer(rubric: Rubric, code: str, value: object) -> None:
    if code in rubric.scored:
        most = rubric.scored[code]
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most * HUNDRED:
            raise refusals.WrongAnswer(field=code, maximum=most)
    elif value not in rubric.questions.get(code, ()):
        raise refusals.WrongChoice(field=code)
