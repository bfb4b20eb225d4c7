"""Redrawing areas on the screen: asked, shown, written; by whom, and never twice or otherwise than shown."""

from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tidtam.faces.desk.models import Redrawing
from tidtam.faces.desk.queries.redrawing import FOLLOWERS
from tidtam.ground.areas.models import Area
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.kit.rooms import having
from tidtam.registers.producers.models import Producer
from tidtam.registers.producers.tests.factories import make_area, make_producer, make_product
from tidtam.work.sales.models import Report
from tidtam.work.sales.queries import sums
from tidtam.work.sales.queries.recount import recount
from tidtam.work.sales.tests.factories import MONTH, make_sale

pytestmark = pytest.mark.django_db

NOW = datetime(2018, 7, 27, 10, 0, tzinfo=BANGKOK)
WHY = {"day": "20 ก.ค. 61", "source": "ประกาศกระทรวงมหาดไทย", "reason": "ตั้งอำเภอใหม่"}


@pytest.fixture(autouse=True)
def world():
    with clock.frozen(NOW):
        make_sale(make_product(make_producer("40150808")), baht=100_00)
        make_sale(make_product(make_producer("40150901")), baht=30_00)
        make_sale(make_product(make_producer("40150901")), baht=7_00, month=date(2018, 4, 1))
        make_area("40250501")
        yield


@pytest.fixture
def officer(client):
    client.force_login(make_user(role="province", area="40"))
    return client


def paper():
    return SimpleUploadedFile("ประกาศ.pdf", b"%PDF-1.7 the announcement", content_type="application/pdf")


def address(code: str, kind: str) -> str:
    return reverse("desk:redraw", args=[code, kind])


def seen(client, url, given):
    """The preview's answer, and what a person would send to have it written."""
    shown = client.post(url, {**WHY, **given, "paper": paper()})
    assert shown.status_code == 200, shown.context["form"].errors
    fields = {**WHY, **given, "seen": shown.context["form"].data["seen"], "save": "1"}
    return shown, fields | {"kept": [token for _file, token in shown.context["stored"]]}


def by_district(*, redrawn: bool) -> dict[str, int]:
    return sums.by_area(sums.Span("40", redrawn=redrawn), 4)


def test_a_part_becomes_a_district_once_its_preview_was_seen(officer):
    url = address("4015", "split")
    given = {"to": "4031", "name_th": "ใหม่", "codes": ["401509"]}
    shown, fields = seen(officer, url, given)
    found = shown.context["preview"]
    assert (found.reports, found.baht) == (2, 37_00)
    assert dict(found.follows)[FOLLOWERS[Producer]] == 2
    assert [(row.month, row.moved, row.giving, row.taking) for row in found.months] == [
        (MONTH, 30_00, (130_00, 100_00), (0, 30_00)),
        (date(2018, 4, 1), 7_00, (7_00, 0), (0, 7_00)),
    ]
    assert all(row.before == row.after for row in found.months)
    assert "ยกเลิกไม่ได้" in shown.content.decode()
    assert not Area.objects.filter(pk="4031").exists()
    assert not Redrawing.objects.exists()

    written = officer.post(url, fields)
    row = Redrawing.objects.get()
    assert written.url == reverse("desk:redrawing", args=[row.pk])
    assert (row.kind, row.area, row.day, row.reason) == ("split", "40", date(2018, 7, 20), "ตั้งอำเภอใหม่")
    assert row.moves == {"401509": "403109", "40150901": "40310901"}
    assert Entry.objects.get(verb="areas.redraw").summary == "ประกาศกระทรวงมหาดไทย"
    assert by_district(redrawn=False) == {"4015": 137_00}
    assert by_district(redrawn=True) == {"4015": 100_00, "4031": 37_00}
    assert recount() == []
    page = officer.get(written.url).content.decode()
    assert "40310901" in page
    assert officer.get(reverse("desk:redrawing_paper", args=[row.pk])).status_code == 200
    assert "ประกาศกระทรวงมหาดไทย" in officer.get(reverse("desk:redrawings")).content.decode()
    assert officer.post(url, fields).status_code == 422  # the same again: the code is in use
    assert Redrawing.objects.count() == 1


def test_the_preview_tells_the_months_as_they_are_afterwards(officer):
    for code, kind, given, gives, takes in (
        ("4015", "recode", {"to": "4030", "name_th": "ใหม่", "day": "1 ก.ค. 61"}, "4015", "4030"),
        ("4025", "merge", {"codes": ["4030"], "day": "2 ก.ค. 61"}, "4030", "4025"),
        (
            "402508",
            "split",
            {"to": "402577", "name_th": "ตำบลใหม่", "codes": ["40250808"]},
            "402508",
            "402577",
        ),
    ):
        shown, fields = seen(officer, address(code, kind), given)
        told = shown.context["preview"]
        written = officer.post(address(code, kind), fields)
        assert written.status_code == 302, (kind, written.context["form"].errors)
        for row in told.months:
            after = [sums.total(sums.Span(one, row.month, row.month, redrawn=True)) for one in (gives, takes)]
            assert after == [row.giving[1], row.taking[1]], (kind, row)
        assert told.months
    assert Area.objects.get(pk="4030").name_th == "ใหม่"
    assert sum(by_district(redrawn=True).values()) == sum(by_district(redrawn=False).values()) == 137_00
    assert recount() == []


def test_producers_without_a_village_go_along_when_they_are_named(officer):
    goes, stays = make_producer("401508"), make_producer("401508")
    given = {"to": "401577", "name_th": "ใหม่", "codes": ["40150808"], "producers": [goes.pk]}
    _shown, fields = seen(officer, address("401508", "split"), given)
    assert officer.post(address("401508", "split"), fields).status_code == 302
    assert Producer.objects.get(pk=goes.pk).area_id == "401577"
    assert Producer.objects.get(pk=stays.pk).area_id == "401508"
    assert Redrawing.objects.get().producers == 1
    other = make_producer("401509")
    refused = officer.post(address("401508", "split"), fields | {"producers": [other.pk], "to": "401578"})
    assert refused.status_code == 422


def test_nothing_is_written_but_what_was_shown(officer):
    url = address("4015", "split")
    _shown, fields = seen(officer, url, {"to": "4031", "name_th": "ใหม่", "codes": ["401509"]})
    for otherwise in ({"to": "4032"}, {"codes": ["401508"]}, {"name_th": "อื่น"}, {"day": "1 ก.ค. 61"}):
        assert officer.post(url, fields | otherwise).status_code == 422
    make_area("40150902")  # another village since
    assert officer.post(url, fields).status_code == 422
    assert not Redrawing.objects.exists()
    assert not Entry.objects.filter(verb="areas.redraw").exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"to": "4025"},
        {"to": "41"},
        {"to": "9930"},
        {"day": "20 ส.ค. 61"},
        {"reason": " "},
        {"source": ""},
        {"to": "x"},
    ],
)
def test_what_cannot_be_is_said_at_once(officer, wrong):
    given = {**WHY, "to": "4030", **wrong, "paper": paper()}
    assert officer.post(address("4015", "recode"), given).status_code == 422
    assert not Redrawing.objects.exists()


def test_a_change_rests_on_its_paper(officer):
    answer = officer.post(address("4015", "recode"), {**WHY, "to": "4030"})
    assert answer.status_code == 422
    assert "paper" in answer.context["form"].errors


def test_whoever_may_not_sees_nothing_and_nobody_reaches_beyond_the_own_province(client):
    pages = [
        reverse("desk:redraw_area", args=["4015"]),
        *(address("4015", kind) for kind in ("recode", "split")),
    ]
    for role, area in (("district", "4015"), ("admin", ""), ("executive", "40"), ("province", "41")):
        client.force_login(make_user(role=role, area=area))
        assert {client.get(page).status_code for page in pages} == {404}
    make_area("41")
    client.force_login(make_user(role="province", area="40"))
    away = {**WHY, "to": "4177", "paper": paper()}
    assert client.post(address("4015", "recode"), away).status_code == 422
    assert client.get(address("4015", "else")).status_code == 404
    client.force_login(make_user(role="province", area=""))
    assert client.post(address("4015", "recode"), {**away, "paper": paper()}).status_code == 200


def test_another_provinces_change_is_not_there(client, officer):
    _shown, fields = seen(officer, address("4015", "recode"), {"to": "4030"})
    officer.post(address("4015", "recode"), fields)
    row = Redrawing.objects.get()
    client.force_login(make_user(role="province", area="41"))
    for name in ("desk:redrawing", "desk:redrawing_paper"):
        assert client.get(reverse(name, args=[row.pk])).status_code == 404
    assert client.get(reverse("desk:redrawings")).context["page"].rows == []


def test_everything_that_follows_an_area_has_a_name_in_the_preview():
    models = {
        model
        for room in having("moved")
        for model, _field in (*getattr(room, "FOLLOWS", ()), *getattr(room, "FOLLOWED", ()))
    }
    assert models == set(FOLLOWERS)


def test_whatever_stands_at_an_area_follows_it_or_is_kept_under_the_code_of_its_time():
    stays = {"Report", "Sale", "Change", "Brought", "Target", "Visit", "Training", "Boundary"}
    pointing = {
        relation.related_model
        for relation in Area._meta.get_fields(include_hidden=True)
        if relation.auto_created and relation.related_model is not Area and not relation.many_to_many
    }
    named = {model.__name__ for model in pointing if not model._meta.auto_created} - {"Area"}
    assert named == stays | {model.__name__ for model in FOLLOWERS}
    assert Report in pointing
