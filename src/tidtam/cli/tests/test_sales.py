"""A district's month through the shell: the sheet to fill in, checked, taken, and where it went wrong."""

import json
from datetime import date

import pytest

from tidtam import cli
from tidtam.kit.calendar import month_range
from tidtam.registers.producers.models import Producer
from tidtam.registers.producers.tests.factories import make_producer
from tidtam.work.sales.actions import SaleRow, record_sales
from tidtam.work.sales.models import Report
from tidtam.work.sales.tests.factories import make_channels

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def district():
    make_channels()
    make_producer("40150808", code="T-1")
    make_producer("40160101", code="T-2")


def shell(*words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        cli.main(list(words))
    return int(ended.value.code or 0)


def test_a_months_sheet_goes_out_and_comes_in(tmp_path, capsys):
    out, file, report = (str(tmp_path / name) for name in ("out.csv", "in.csv", "report.json"))
    assert shell("export", "sales", "--area", "4015", "--month", "2561-06", "--out", out) == 0
    with open(out, encoding="utf-8-sig") as sheet:
        lines = sheet.read().splitlines()
    assert len(lines) == 2
    assert lines[1].startswith("2561-06,T-1,")
    with open(file, "w", encoding="utf-8") as sheet:
        sheet.write("รหัสผู้ผลิต,ยอดขาย\nT-1,5000\nT-2,700\n")
    told = ("import", "sales", file, "--month", "2561-06", "--area", "4015")
    assert shell(*told, "--check", "--report", report) == 0
    assert not Report.objects.exists()
    assert shell(*told, "--report", report) == 0
    with open(report, encoding="utf-8") as written:
        said = json.load(written)
    assert (said["new"], said["refused"], said["refusals"][0]["row"]) == (1, 1, 3)
    assert Report.objects.get().baht == 5000_00
    assert shell("import", "sales", file, "--month", "2561-06", "--area", "4015", "--report", report) == 0
    assert "0 new, 0 changed, 1 unchanged" in capsys.readouterr().out


def test_a_check_reports_what_to_look_at_beside_what_it_refuses(tmp_path, capsys):
    producer = Producer.objects.get(code="T-1")
    for month in month_range(date(2017, 6, 1), date(2018, 5, 1)):
        record_sales([SaleRow(None, month, "unsplit", 5_000_00, producer=producer.pk)], by=None)
    file, report = tmp_path / "in.csv", tmp_path / "report.json"
    file.write_text("รหัสผู้ผลิต,ยอดขาย\nT-1,5000000\nT-2,700\n", encoding="utf-8")
    told = ("import", "sales", str(file), "--month", "2561-06", "--area", "4015", "--check")
    assert shell(*told, "--report", str(report)) == 0
    said = json.loads(report.read_text(encoding="utf-8"))
    (warning,) = said["warnings"]
    assert (warning["row"], warning["column"], warning["value"]) == (2, "ยอดขาย", "5,000,000")
    assert "5,000,000" in warning["reason"]
    capsys.readouterr()
    assert shell(*told) == 0
    assert f"row 2, to look at: {warning['reason']}" in capsys.readouterr().out


def test_the_template_and_all_facts_go_out_too(tmp_path):
    assert shell("template", "sales", "--out", str(tmp_path / "sheet.xlsx")) == 0
    assert shell("export", "sales", "--out", str(tmp_path / "facts.csv")) == 0
    assert "Revision" not in (tmp_path / "facts.csv").read_text(encoding="utf-8-sig").splitlines()[0]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--month", "6/2561"), "--month"),
        (("--month", "2561-06", "--area", "9999"), "9999"),
    ],
)
def test_what_cannot_be_meant_is_refused_before_the_file_is_read(tmp_path, capsys, words, said):
    file = tmp_path / "in.csv"
    file.write_text("รหัสผู้ผลิต,ยอดขาย\nT-1,5000\n", encoding="utf-8")
    assert shell("import", "sales", str(file), *words) == 1
    assert said in capsys.readouterr().err
    assert not Report.objects.exists()


def test_a_month_says_nothing_of_a_register_of_producers(tmp_path, capsys):
    file = tmp_path / "in.csv"
    file.write_text("x", encoding="utf-8")
    assert shell("import", "producers", str(file), "--month", "2561-06") == 1
    assert "--month" in capsys.readouterr().err
