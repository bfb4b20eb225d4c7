"""`tidtam marks`: what a script reads, and how it is refused."""

import json
from datetime import UTC, datetime

import pytest

from tidtam import cli
from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.registers.marks.models import Version
from tidtam.registers.marks.tests.factories import ANSWERS_B, begin, decided, fill, load
from tidtam.registers.producers.tests.factories import make_product

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _that_day():
    with clock.frozen(datetime(2018, 7, 27, 3, tzinfo=UTC)):
        yield


def said(capsys, *words) -> str:
    with pytest.raises(SystemExit) as ended:
        cli.main(["marks", *words])
    assert ended.value.code == 0
    return capsys.readouterr().out


def refused(capsys, *words, status=1) -> str:
    with pytest.raises(SystemExit) as ended:
        cli.main(["marks", *words])
    assert ended.value.code == status
    return capsys.readouterr().err


def test_a_product_is_found_by_code_or_key_with_level_result_and_advice(capsys):
    officer = make_user(role="province", area="40")
    product = make_product(code="401500000077")
    assessment = begin(load("otop-quadrant"), officer, product=product)
    fill(assessment, officer, {**ANSWERS_B, "1": "1.3"})
    decided(assessment, "D", officer, certificate_no="1/2561")
    told = json.loads(said(capsys, "check", "401500000077", "--scheme", "otop-quadrant", "--json"))
    assert told == json.loads(said(capsys, "check", str(product.pk), "--scheme", "otop-quadrant", "--json"))
    assert (told["scheme"], told["version"], told["level"]["code"]) == ("otop-quadrant", "1", "D")
    assert told["award"]["certificate_no"] == "1/2561"
    assert told["assessment"]["state"] == "decided"
    nearest = told["lifts"][0]
    assert (nearest["level"], nearest["steps"], nearest["ask_the_officer"]) == ("C", 1, [
        "1.1", "1.2", "3.3", "3.2", "4.2", "4.3", "4.4", "5.2", "5.1", "5.3", "5.4",
    ])  # fmt: skip
    assert "มาตรฐาน: อยู่ข้อ 1.3 ไม่มีมาตรฐาน ต้องได้ 1.1 หรือ 1.2" in nearest["ways"][0]
    assert "ต้องได้ 1.1 หรือ 1.2" in said(capsys, "check", "401500000077", "--scheme", "otop-quadrant")


def test_points_tell_what_is_missing_and_where_it_can_be_had(capsys):
    officer, product = make_user(role="province", area="40"), make_product()
    fill(begin(load("otop-star"), officer, product=product), officer, {"ก": 2500, "ข": 2000, "ค": 3400})
    told = json.loads(said(capsys, "check", str(product.pk), "--scheme", "otop-star", "--json"))
    assert (told["level"], told["award"]) == (None, None)
    assert (told["assessment"]["state"], told["assessment"]["level"]["code"]) == ("open", "3")
    assert (told["lifts"][0]["level"], told["lifts"][0]["missing_points"]) == ("4", "1")
    assert told["lifts"][0]["sections"][0]["left"] == "11"
    assert "+1" in said(capsys, "check", str(product.pk), "--scheme", "otop-star")


def test_what_is_not_there_is_named(capsys):
    load("otop-star")
    assert "no product" in refused(capsys, "check", "nothing", "--scheme", "otop-star")
    assert "marks list" in refused(capsys, "check", "1", "--scheme", "moon")
    assert "moon" in refused(capsys, "load", "moon")
    refused(capsys, "check", "1", status=2)
    load("vn-ocop")
    assert "in force" in refused(capsys, "check", str(make_product().pk), "--scheme", "vn-ocop")


def test_examples_are_brought_in_by_name_once(capsys):
    assert "2 versions added" in said(capsys, "load", "vn-ocop")
    assert "2 stood already" in said(capsys, "load", "vn-ocop")
    assert Version.objects.count() == 2
    told = json.loads(said(capsys, "list", "--json"))
    assert [scheme["code"] for scheme in told["schemes"]] == ["vn-ocop"]
    assert "one-product" in told["can_be_loaded"]
    assert "tidtam marks load otop-mark" in said(capsys, "list")
