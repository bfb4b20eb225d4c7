"""Codes stand for good, and each opening is counted once."""

import os
from collections import Counter
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.codes import ids, scans
from tidtam.ground.codes.actions import CodeRow, code_for, make_codes
from tidtam.ground.codes.models import Code, Folded, Scan
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.SCANS = tmp_path / "scans"


def make_code(number: int = 1, area: str = "40150604") -> Code:
    make_area(area)
    return code_for(CodeRow(f"producers.product:{number}", area, f"ผ้าไหม {number}"), by=None)


def test_a_code_is_read_as_people_type_it_and_a_wrong_sign_is_seen():
    code = ids.draw()
    assert ids.read(code.upper()) == ids.read(f" {code[:3]}-{code[3:]} ") == code
    for place in range(len(code)):
        other = "x" if code[place] != "x" else "y"
        assert ids.read(code[:place] + other + code[place + 1 :]) == ""
    for bad in ("", "ก", code[:-1], code + "0", "../../etc"):
        assert ids.read(bad) == ""


def test_two_swapped_signs_are_seen_but_for_the_one_pair_that_luhn_knows_not():
    unseen = set()
    for _draw in range(300):
        code = ids.draw()
        for place in range(len(code) - 1):
            swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
            if swapped != code and ids.read(swapped):
                unseen.add(frozenset(code[place : place + 2]))
    assert unseen <= {frozenset("0z")}


def test_a_record_keeps_its_code():
    first = make_code()
    assert code_for(CodeRow(first.subject, "40150604", "อีกชื่อ"), by=None).pk == first.pk
    assert Code.objects.count() == Entry.objects.filter(verb="codes.make_codes").count() == 1


def test_many_are_made_at_once_in_the_order_that_they_are_asked_for(django_assert_max_num_queries):
    make_area("40150604")
    rows = [CodeRow(f"tourism.offer:{number}", "40150604", "x") for number in range(200)]
    with django_assert_max_num_queries(8):
        made = make_codes(rows, by=None)
    assert set(made) == {row.subject for row in rows}
    assert len({code.pk for code in made.values()}) == 200


def test_only_who_sees_the_area_makes_one():
    make_area("40150604")
    with pytest.raises(ValidationError):
        code_for(CodeRow("a.b:1", "40150604", "x"), by=make_user("district", "4025"))
    assert code_for(CodeRow("a.b:1", "40150604", "x"), by=make_user("district", "4015"))


def test_openings_are_added_by_code_and_day():
    one, other = make_code(1), make_code(2)
    for code in (one, one, other):
        scans.note(code.pk)
    scans.note(ids.draw())  # of no paper of ours
    assert not Scan.objects.exists()
    assert scans.fold() == 3
    assert scans.fold() == 0
    scans.note(one.pk)
    scans.fold()
    assert Counter({row.code_id: row.count for row in Scan.objects.all()}) == {one.pk: 3, other.pk: 1}
    assert set(Scan.objects.values_list("day", flat=True)) == {clock.today()}


@pytest.mark.parametrize("moment", ["before", "inside", "after"])
def test_killed_at_any_point_nothing_is_lost_or_counted_twice(moment, monkeypatch):
    """before, inside and after the transaction; the next fold finds what was left."""
    code = make_code()
    for _time in range(5):
        scans.note(code.pk)

    def die(*args, **kwargs):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        match moment:
            case "before":
                patch.setattr(scans, "_openings", die)
            case "inside":
                patch.setattr(scans, "_add", die)
            case "after":
                patch.setattr("pathlib.Path.unlink", die)
        with pytest.raises(KeyboardInterrupt):
            scans.fold()
    scans.note(code.pk)
    scans.fold()
    assert Scan.objects.get().count == 6
    assert not list(scans._folder().glob("aside-*"))
    assert Folded.objects.count() == 2


def test_a_line_that_was_cut_off_is_passed_over():
    code = make_code()
    scans.note(code.pk)
    with (scans._folder() / "now").open("ab") as file:
        file.write(b"zzz 20\nxx")
    scans.fold()
    assert Scan.objects.get().count == 1


def test_processes_that_write_while_another_counts_lose_nothing():
    """Real processes: three write two hundred each while this one folds."""
    code = make_code()
    children = []
    for _child in range(3):
        child = os.fork()
        if child == 0:
            try:
                for _time in range(200):
                    scans.note(code.pk)
            finally:
                os._exit(0)
        children.append(child)
    counted = 0
    while children:
        done, _status = os.waitpid(children[0], os.WNOHANG)
        if done:
            children.pop(0)
        counted += scans.fold()
    counted += scans.fold()
    assert counted == Scan.objects.get().count == 600


def test_the_list_shows_the_openings_of_the_readers_areas(client):
    code = make_code()
    make_code(2, "40250105")
    scans.note(code.pk)
    client.force_login(make_user("district", "4015"))
    page = client.get("/desk/codes/").content.decode()
    assert "ผ้าไหม 1" in page
    assert "ผ้าไหม 2" not in page
    assert client.get(f"/desk/codes/{code.pk}/").status_code == 200
    assert client.get(f"/desk/codes/{Code.objects.get(area='40250105').pk}/").status_code == 404
    assert Scan.objects.get().day == clock.today() != date(1970, 1, 1)


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_and_three(client, number, django_assert_max_num_queries):
    for one in range(number):
        make_code(one)
    client.force_login(make_user("district", "4015"))
    with django_assert_max_num_queries(14):
        client.get("/desk/codes/")
