"""Confirming what a typed name means."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.registers.communities import actions
from tidtam.registers.communities.models import Community
from tidtam.registers.communities.tests.factories import make_community

pytestmark = pytest.mark.django_db

STATED = ("4025", "4011", "4015")


def confirm(code="40150604", by=None, **fields):
    make_area(code)
    facts = {"typed_name": "บ้านวังคูน", "source": "ข่าว", "stated": STATED}
    return actions.confirm_match(code, by=by, **{**facts, **fields})


def test_a_confirmed_name_makes_a_community_with_its_trail():
    officer = make_user("province", "40")

    community = confirm(note="ทะเบียนสะกดว่า บ้านวังคูณ", by=officer)

    assert (community.area_id, community.typed_name) == ("40150604", "บ้านวังคูน")
    assert community.joined_on == clock.today()
    entry = Entry.objects.get(subject=f"communities.community:{community.pk}")
    assert (entry.area, entry.actor) == ("40150604", str(officer.pk))
    assert entry.detail["after"]["match_note"] == "ทะเบียนสะกดว่า บ้านวังคูณ"


def test_the_same_again_changes_nothing():
    first = confirm(joined_on=date(2018, 7, 20))

    again = confirm(joined_on=date(2018, 7, 20))

    assert again.pk == first.pk
    assert Entry.objects.filter(verb="communities.confirm_match").count() == 1


def test_a_wrong_match_is_corrected_by_confirming_another():
    wrong = confirm("40150603")

    right = confirm("40150604")

    assert right.pk == wrong.pk
    assert list(Community.objects.values_list("area_id", flat=True)) == ["40150604"]
    entry = Entry.objects.filter(verb="communities.confirm_match").latest("id")
    assert (entry.detail["before"]["area"], entry.detail["after"]["area"]) == ("40150603", "40150604")


def test_the_same_name_in_another_source_is_another_village():
    confirm("40150603", source="ข่าว")
    confirm("40150604", source="คำสั่ง")
    assert Community.objects.count() == 2


@pytest.mark.parametrize("code", ["40150699", "401506", "4015060"])
def test_only_a_village_that_exists_can_be_confirmed(code):
    make_area("40150604")
    with pytest.raises(ValidationError, match=code):
        actions.confirm_match(code, typed_name="บ้านก", by=None)


def test_another_districts_officer_may_neither_confirm_nor_move():
    community = confirm("40150604")
    stranger = make_user("district", "4025")

    with pytest.raises(PermissionDenied):
        confirm("40150604", by=stranger)
    with pytest.raises(PermissionDenied):
        confirm("40250505", by=stranger)  # it would move the other district's village

    community.refresh_from_db()
    assert community.area_id == "40150604"


def test_a_village_in_none_of_the_stated_districts_is_outside():
    assert confirm("40140201", typed_name="บ้านก้านเหลือง").is_outside
    assert not confirm("40150604").is_outside
    assert not confirm("40150603", typed_name="บ้านหัวขัว", stated=()).is_outside


def test_an_editor_is_appointed_once_and_sees_only_that_community():
    community, other = make_community("40150604"), make_community("40150808")
    villager = make_user()

    actions.appoint_editor(community, villager, by=None)
    editor = actions.appoint_editor(community, villager, by=None)

    assert list(Community.objects.open_to(villager, "view")) == [community]
    assert not Community.objects.open_to(villager, "edit").exists()
    assert Entry.objects.filter(verb="communities.appoint_editor").count() == 1
    actions.dismiss_editor(editor, by=None)
    assert not Community.objects.open_to(villager, "view").exists()
    assert Community.objects.filter(pk=other.pk).exists()
