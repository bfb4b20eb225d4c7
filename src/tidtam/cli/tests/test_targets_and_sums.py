"""Targets and sums brought forward through the shell: checked, taken, told in JSON, carried away."""

import json
from datetime import date, datetime

import pytest

from tidtam import cli
from tidtam.ground.areas.tests.factories import make_area
from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers.tests.factories import make_producer, make_product
from tidtam.work.sales.models import Brought, Target
from tidtam.work.sales.tests.factories import make_sale

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with clock.frozen(datetime(2018, 7, 27, 10, 0, tzinfo=BANGKOK)):
        make_area("4015")
        yield


def shell(*words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        cli.main(list(words))
    return int(ended.value.code or 0)


def test_the_sheet_of_sums_is_their_paper_and_what_is_wrong_is_told_in_json(tmp_path):
    sheet, told, copy = tmp_path / "ยอดยกมา.csv", tmp_path / "report.json", tmp_path / "out.csv"
    lines = ("รหัสพื้นที่,ตั้งแต่เดือน,ถึงเดือน,ยอดรวม,ที่มา", "40,2557-10,2558-09,5000000.50,สรุปผล", "4015,,,5,บัญชี")
    sheet.write_text("\n".join(lines), "utf-8")
    assert shell("import", "brought-sums", str(sheet), "--check", "--report", str(told)) == 0
    assert not Brought.objects.exists()
    assert shell("import", "brought-sums", str(sheet), "--report", str(told)) == 0
    report = json.loads(told.read_text("utf-8"))
    assert (report["new"], report["refused"]) == (1, 1)
    assert {(one["row"], one["column"]) for one in report["refusals"]} == {(3, "ตั้งแต่เดือน"), (3, "ถึงเดือน")}
    paper = Brought.objects.get().paper
    assert paper is not None
    assert paper.name == "ยอดยกมา.csv"
    assert shell("export", "brought-sums", "--area", "40", "--out", str(copy)) == 0
    assert shell("import", "brought-sums", str(copy), "--area", "40", "--report", str(told)) == 0
    assert json.loads(told.read_text("utf-8"))["unchanged"] == 1
    assert shell("import", "brought-sums", str(copy), "--area", "4015") == 1
    assert shell("import", "brought-sums", str(copy), "--month", "2561-05") == 1


def test_a_years_targets_go_out_to_be_filled_in_and_come_back(tmp_path):
    product = make_product(make_producer())
    make_sale(product, month=date(2017, 5, 1), baht=900_00)
    out, told = tmp_path / "targets.csv", tmp_path / "report.json"
    assert shell("export", "sales-targets", "--area", "40", "--year", "2561", "--out", str(out)) == 0
    head, *lines = out.read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("2561,40,")
    cohort = product.producer.registrations.get().round
    sheet = tmp_path / "in.csv"
    sheet.write_text("\n".join([head, f"2561,40,,{cohort.name_th},10,,"]), "utf-8")
    assert shell("import", "sales-targets", str(sheet), "--check", "--report", str(told)) == 0
    assert not Target.objects.exists()
    assert shell("import", "sales-targets", str(sheet), "--report", str(told)) == 0
    assert json.loads(told.read_text("utf-8"))["new"] == 1
    assert set(Target.objects.values_list("area", "baht")) == {("40", 330_00), ("4015", 330_00)}
    assert shell("export", "sales-targets", "--area", "4015", "--year", "2561", "--out", str(out)) == 0
    assert "10.00%" in out.read_text("utf-8-sig")
