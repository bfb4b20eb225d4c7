"""Where one product stands in every scheme: what it bears, what was found last, what would lift it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch

from tidtam.registers.marks.models import Assessment, AssessmentState, Award, Level, Scheme, Version
from tidtam.registers.marks.queries.advice import Advice, advise, reasons
from tidtam.registers.marks.queries.bearing import standing
from tidtam.registers.marks.queries.points import shown
from tidtam.registers.marks.queries.summary import no_level
from tidtam.registers.marks.rubric.outcome import Outcome, outcome
from tidtam.registers.producers.models import Product


@dataclass(frozen=True)
class Standing:
    """One scheme seen from one product.

    version: that of the latest assessment, else the one in force, else that of the latest award. award: the newest
    permission, with its state on the day; last: the newest assessment that was not called off; found: what its
    sheets come to, once all are in; level: what was decided, else what is computed.
    """

    scheme: Scheme
    version: Version
    award: Award | None
    award_state: tuple[str, str] | None
    last: Assessment | None
    found: Outcome | None
    level: Level | None
    result: str
    advice: Sequence[Advice]
    reasons: Sequence[tuple[str, tuple[str, ...]]]

    def json(self) -> dict[str, Any]:
        award, last = self.award, self.last
        return {
            "scheme": self.scheme.code,
            "version": self.version.code,
            "level": _level(award.level) if award and (self.award_state or ("",))[0] == "done" else None,
            "award": None
            if award is None
            else {
                "level": award.level.code,
                "state": (self.award_state or ("", ""))[1],
                "certificate_no": award.certificate_no,
                "valid_from": award.valid_from.isoformat(),
                "valid_until": award.valid_until.isoformat() if award.valid_until else None,
                "revoked_on": award.revoked_on.isoformat() if award.revoked_on else None,
            },
            "assessment": None
            if last is None
            else {
                "state": last.state,
                "opened_on": last.opened_on.isoformat(),
                "decided_on": last.decided_on.isoformat() if last.decided_on else None,
                "score": shown(last.score) or None,
                "level": _level(self.level),
                "result": self.result or None,
            },
            "reasons": [{"level": level, "missing": list(missing)} for level, missing in self.reasons],
            "lifts": [one.json() for one in self.advice],
        }


def standings(
    product: Product, today: date, *, scheme: str = "", decided_only: bool = False
) -> list[Standing]:
    """The schemes in force and those in which the product has a past; scheme: only that one.

    decided_only: leave out what is still being assessed, for whoever may not see it.
    """
    versions = Version.objects.select_related("scheme").prefetch_related("levels")
    awards = list(
        Award.objects.filter(product=product)
        .select_related("level")
        .prefetch_related(Prefetch("version", versions))
        .order_by("-valid_from", "-pk")
    )
    states = [AssessmentState.DECIDED] + ([] if decided_only else [AssessmentState.OPEN])
    assessments = list(
        Assessment.objects.filter(product=product, state__in=states)
        .select_related("level")
        .prefetch_related(Prefetch("version", versions), "sheets")
        .order_by("-opened_on", "-pk")
    )
    current = list(versions.filter(pk__in=Version.objects.on(today).values("pk")))
    past = [award.version for award in awards] + [row.version for row in assessments]
    found = {version.scheme_id: version.scheme for version in [*current, *past]}
    rows = [one for one in found.values() if not scheme or one.code == scheme]
    return [
        _standing(one, current, awards, assessments, today)
        for one in sorted(rows, key=lambda one: (one.kind, one.code))
    ]


def _standing(
    scheme: Scheme,
    current: Sequence[Version],
    awards: Sequence[Award],
    assessments: Sequence[Assessment],
    today: date,
) -> Standing:
    own = [award for award in awards if award.version.scheme_id == scheme.pk]
    in_force = [award for award in own if standing(award, today)[0] == "done"]
    award = next(iter(in_force or own), None)
    last = next((row for row in assessments if row.version.scheme_id == scheme.pk), None)
    now = next((version for version in current if version.scheme_id == scheme.pk), None)
    version = last.version if last else now or own[0].version
    found = _found(last) if last else None
    decided = last is not None and last.state == AssessmentState.DECIDED
    level = last.level if last and decided else version.by_code.get(found.level) if found else None
    has_result = decided or (found is not None and found.settled)
    return Standing(
        scheme=scheme,
        version=version,
        award=award,
        award_state=standing(award, today) if award else None,
        last=last,
        found=found,
        level=level,
        result=(str(level) if level else no_level(version)) if has_result else "",
        advice=advise(version, found, level=level.code if level else "") if found and has_result else [],
        reasons=reasons(version, found) if found and level is None else [],
    )


def _found(assessment: Assessment) -> Outcome | None:
    """What the sheets come to; nothing while one is missing."""
    sheets = list(assessment.sheets.all())
    if not sheets or not all(sheet.is_handed_in for sheet in sheets):
        return None
    return outcome(assessment.version.rules, [sheet.answers for sheet in sheets])


def _level(level: Level | None) -> dict[str, str] | None:
    return {"code": level.code, "name": str(level)} if level else None
