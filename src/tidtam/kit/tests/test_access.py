from dataclasses import dataclass
from types import SimpleNamespace

import pytest
from django.db.models import Q
from hypothesis import given
from hypothesis import strategies as st

from tidtam.kit.access import EVERYTHING, NOTHING, AreaQuerySet, reach_q, within
from tidtam.kit.actor import Actor

codes = st.from_regex(r"([0-9]{2}){0,4}", fullmatch=True)


@dataclass
class Officer:
    """An actor of these tests: allowed to view within `areas`."""

    areas: tuple[str, ...]
    pk: int = 1
    label: str = "พัฒนาการอำเภอ"

    def reach(self, verb: str) -> tuple[str, ...]:
        return self.areas if verb == "view" else ()

    def may(self, verb: str, area_code: str) -> bool:
        return any(area_code.startswith(area) for area in self.reach(verb))


def holds(condition: Q, code: str) -> bool:
    """Whether the condition, over `code`, is true of this code; ranges compare as bytes do."""
    verdicts = []
    for child in condition.children:
        if isinstance(child, Q):
            verdicts.append(holds(child, code))
            continue
        lookup, bound = child
        if lookup == "pk__in":
            verdicts.append(False)
            continue
        verdicts.append(code >= bound if lookup == "code__gte" else code < bound)
    verdict = any(verdicts) if condition.connector == Q.OR and verdicts else all(verdicts)
    return verdict is not condition.negated


@given(codes, codes)
def test_within_is_exactly_the_prefix(area, code):
    assert holds(within(area), code) is code.startswith(area)


@given(st.lists(codes, max_size=4).map(tuple), codes)
def test_reach_and_may_answer_alike(areas, code):
    officer = Officer(areas)
    assert holds(reach_q(officer, "view", "code"), code) is officer.may("view", code)


def test_a_range_not_a_pattern_is_asked():
    assert within("40", "village_id") == Q(village_id__gte="40", village_id__lt="41")
    assert within("4019") == Q(code__gte="4019", code__lt="401:")


@pytest.mark.parametrize("code", ["40%", "4a", "*40", "๔๐", " 40"])
def test_what_is_no_code_is_an_error_not_a_wider_view(code):
    with pytest.raises(ValueError, match="area code"):
        within(code)


def test_no_reach_is_nothing_and_the_country_is_everything():
    assert reach_q(Officer(("40",)), "edit") == NOTHING
    assert reach_q(Officer(("40", "")), "view") == EVERYTHING


def test_the_whole_country_or_something_is_still_the_whole_country():
    widened = reach_q(Officer(("",)), "view", "code") | within("4015")
    assert holds(widened, "10")


def test_areas_within_others_are_asked_once():
    asked = reach_q(Officer(("4015", "40", "401502", "41")), "view", "code")
    assert asked == within("40") | within("41")


def test_open_to_filters_by_the_path_of_its_rows(monkeypatch):
    class Villages(AreaQuerySet):
        area_path = "community__area_id"

    asked = SimpleNamespace(area_path=Villages.area_path, filter=lambda condition: condition)
    assert AreaQuerySet.open_to(asked, Officer(("4015",)), "view") == within("4015", "community__area_id")


def test_an_officer_is_an_actor():
    assert isinstance(Officer(()), Actor)
