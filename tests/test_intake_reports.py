"""The fifteen invented reports of bench/intake are read as well as when they were last measured, or nearly."""

import pytest

from bench.intake.reports import reports
from bench.intake.run import DOUBTS, measured

pytestmark = pytest.mark.django_db

LEAST = 97.0  # per cent of everything
LEAST_OF_A_KIND = 90.0


def test_fifteen_provinces_of_which_none_is_the_articles() -> None:
    told = list(reports())
    assert len(told) == 15
    assert len({report.province for report in told}) == 15
    assert "40" not in {report.province for report in told}
    assert {report.form for report in told} == {"txt", "docx", "pdf"}


def test_what_is_read_of_them_stays_above_the_floor() -> None:
    scores = measured()
    assert scores["everything"].precision >= LEAST
    assert scores["everything"].recall >= LEAST
    low = {
        kind: score
        for kind, score in scores.items()
        if min(score.precision, score.recall) < (LEAST_OF_A_KIND if kind != DOUBTS else 80)
    }
    assert low == {}
