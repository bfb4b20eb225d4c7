"""A version: written as a draft, checked when published, never changed after."""

from datetime import date, timedelta
from importlib import import_module

import pytest
from django.db import DatabaseError, connection, transaction

from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.registers.marks import actions, refusals
from tidtam.registers.marks.models import Level, Scheme, Version
from tidtam.registers.marks.queries import in_force, mark_levels, marks_in
from tidtam.registers.marks.rubric import reading
from tidtam.registers.marks.tests.factories import FIRST, load, make_award, make_version, points
from tidtam.registers.producers.tests.factories import make_product

pytestmark = pytest.mark.django_db

LATER = date(2018, 1, 1)


@pytest.fixture
def seals():
    """All seals, also the two that conftest lifts so that a SQLite database can be emptied."""
    if connection.vendor == "sqlite":
        sealed = import_module("tidtam.registers.marks.migrations.0002_sealed")
        with connection.cursor() as cursor:
            for statement in sealed.SEALS["sqlite"]:
                if "BEFORE DELETE" in statement:
                    cursor.execute(statement)


def test_otops_own_schemes_are_loaded_and_the_examples_wait_until_they_are_asked_for():
    actions.load_marks()
    assert set(Scheme.objects.values_list("code", flat=True)) == set(actions.OWN)
    assert set(actions.shipped()) - set(actions.OWN) == {"vn-ocop", "one-product"}


@pytest.mark.parametrize("code", actions.shipped())
def test_a_scheme_loads_twice_without_doubling_or_changing(code):
    first = actions.load_scheme(code, by=None)
    kept = list(Version.objects.order_by("pk").values())
    assert actions.load_scheme(code, by=None) == actions.Loaded(0, first.added, 0)
    assert list(Version.objects.order_by("pk").values()) == kept


def test_a_shipped_version_that_an_office_wrote_otherwise_is_left_alone():
    make_version(points(), scheme="otop-star", code="1")
    assert actions.load_scheme("otop-star", by=None) == actions.Loaded(0, 0, 1)


def test_vietnams_two_weightings_are_two_versions_that_follow_one_another():
    load("vn-ocop")
    first, second = Version.objects.filter(scheme__code="vn-ocop").order_by("valid_from")
    assert second.valid_from == first.valid_until + timedelta(days=1) == date(2023, 2, 24)
    assert {first.validity_months, second.validity_months} == {36}
    assert (first.by_code["3"].approver, second.by_code["3"].approver) == ("district", "province")


def test_a_draft_may_be_wrong_but_is_not_published():
    version = make_version(points(total=90), publish=False)
    with pytest.raises(refusals.NotPublishable) as refused:
        actions.publish_version(version, by=None)
    assert refused.value.problems[0].place == "total"
    version.refresh_from_db()
    assert not version.is_published


def test_a_published_version_is_changed_by_no_action():
    version = make_version()
    head = actions.Head(code="1", valid_from=FIRST)
    for change in (
        lambda: actions.save_version(version, head, version.rules, by=None),
        lambda: actions.publish_version(version, by=None),
        lambda: actions.drop_draft(version, by=None),
    ):
        with pytest.raises(refusals.Published):
            change()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE marks_version SET rubric = '{}' WHERE id = %(version)s",
        "UPDATE marks_version SET validity_months = 1 WHERE id = %(version)s",
        "UPDATE marks_version SET state = 'draft' WHERE id = %(version)s",
        "DELETE FROM marks_version WHERE id = %(version)s",
        "UPDATE marks_level SET name_th = 'x' WHERE version_id = %(version)s",
        "DELETE FROM marks_level WHERE version_id = %(version)s",
        'INSERT INTO marks_level (version_id, code, "order", name_th, name_en, colour_th, slogan_th, slogan_en,'
        " colour, approver) VALUES (%(version)s, 'new', 9, 'x', '', '', '', '', '', '')",
    ],
)
def test_the_database_refuses_to_change_a_published_version(seals, statement):
    version = make_version()
    with (
        pytest.raises(DatabaseError, match="never changes"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, {"version": version.pk})


def test_a_level_cannot_be_moved_out_of_a_published_version():
    published, draft = make_version(), make_version(scheme="other", publish=False)
    levels = Level.objects.filter(version=published, order=1)
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        levels.update(version=draft, order=99, code="99")


def test_a_new_version_starts_as_a_copy_and_ends_the_one_before_it():
    old = make_version()
    with clock.frozen(clock.now().replace(year=2018, month=1, day=1, hour=3)):
        new = actions.start_version(old.scheme, code="2", source=old, by=None)
    assert new.valid_from == LATER
    assert new.rules == old.rules
    assert [level.pk for level in new.levels.all()] != [level.pk for level in old.levels.all()]
    actions.publish_version(new, by=None)
    old.refresh_from_db()
    assert old.valid_until == LATER - timedelta(days=1)
    assert list(Version.objects.on(LATER)) == [Version.objects.get(pk=new.pk)]


def test_versions_of_a_scheme_never_overlap():
    make_version(code="1", valid_from=date(2014, 1, 1), valid_until=date(2015, 12, 31))
    make_version(code="3", valid_from=date(2018, 1, 1))
    for starts, ends in (
        (date(2015, 12, 31), date(2016, 12, 31)),
        (date(2016, 1, 1), date(2018, 1, 1)),
        (date(2016, 1, 1), None),
        (date(2013, 1, 1), None),
        (date(2018, 1, 1), date(2018, 1, 1)),
    ):
        version = make_version(code="2", valid_from=starts, valid_until=ends, publish=False)
        with pytest.raises(refusals.DatesOverlap):
            actions.publish_version(version, by=None)
        actions.drop_draft(version, by=None)
    make_version(code="2", valid_from=date(2016, 1, 1), valid_until=date(2017, 12, 31))


def test_a_new_version_never_changes_an_old_result():
    old = load("otop-mark")
    product = make_product()
    award = make_award(product, "premium")
    new = actions.start_version(old.scheme, code="2", source=old, by=None)
    document = reading.written(old.rules)
    document["levels"] = [{**row, "name_th": f"{row['name_th']} ใหม่"} for row in reversed(document["levels"])]
    actions.save_version(new, actions.Head(code="2", valid_from=LATER), reading.read(document), by=None)
    actions.publish_version(new, by=None)
    award.refresh_from_db()
    assert (award.version, award.level.name_th) == (Version.objects.get(pk=old.pk), "Premium")
    assert marks_in(date(2018, 6, 1), [product.pk]) == {product.pk: "premium"}
    assert list(in_force(LATER)) == [award]
    assert mark_levels(LATER)[0].name_th == "Rising Star ใหม่"
    assert mark_levels(date(2017, 1, 1))[0].name_th == "Premium"
    assert len(mark_levels()) == 4


def test_the_last_day_of_a_version_may_be_set_but_not_before_its_start():
    version = make_version()
    with pytest.raises(refusals.DatesReversed):
        actions.end_version(version, on=date(2013, 12, 31), by=None)
    actions.end_version(version, on=LATER, by=None)
    version.refresh_from_db()
    assert version.valid_until == LATER
    make_version(code="2", valid_from=date(2018, 6, 1))
    with pytest.raises(refusals.DatesOverlap):
        actions.end_version(version, on=date(2018, 6, 1), by=None)


def test_codes_and_dates_of_a_draft_are_checked_as_it_is_saved():
    version = make_version()
    draft = actions.start_version(version.scheme, code="2", source=version, by=None)
    with pytest.raises(refusals.CodeTaken):
        actions.start_version(version.scheme, code="2", by=None)
    with pytest.raises(refusals.CodeTaken):
        actions.start_scheme(code="test", kind="star", name_th="ซ้ำ", by=None)
    with pytest.raises(refusals.CodeTaken):
        actions.save_version(draft, actions.Head(code="1", valid_from=LATER), version.rules, by=None)
    head = actions.Head(code="2", valid_from=LATER, valid_until=date(2017, 1, 1))
    with pytest.raises(refusals.DatesReversed):
        actions.save_version(draft, head, version.rules, by=None)
    with pytest.raises(refusals.NoSuchScheme):
        actions.load_scheme("moon", by=None)


@pytest.mark.parametrize("role", ["district", "secretary", "auditor", "executive"])
def test_only_the_administrator_and_the_province_write_schemes(role):
    version = make_version(publish=False)
    stranger = make_user(role=role, area="4015" if role == "district" else "40")
    with pytest.raises(refusals.NotEntitled):
        actions.publish_version(version, by=stranger)
    with pytest.raises(refusals.NotEntitled):
        actions.load_scheme("otop-star", by=stranger)
    actions.publish_version(version, by=make_user(role="province", area="40"))
    entry = Entry.objects.get(verb="marks.publish_version")
    assert entry.summary == "เกณฑ์ทดสอบ 1"
