"""Wrong usage ends with status 1 or 2 and one line, before anything is done."""

import argparse
import os
import subprocess
import sys

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from tidtam import cli
from tidtam.cli import createuser
from tidtam.cli.failure import Failure
from tidtam.cli.places import port, readable, writable
from tidtam.ground.areas.models import Area, Level
from tidtam.ground.areas.tests.factories import make_area
from tidtam.reporting.meetings.models import Pack
from tidtam.reporting.meetings.tests.factories import make_meeting

VILLAGES = "รหัสหมู่บ้าน,ชื่อหมู่บ้าน\n40150205,บ้านวังคูณ\n"


def refused(capsys, *words, status=1):
    """What stands on standard error: one line, no traceback."""
    with pytest.raises(SystemExit) as ended:
        cli.main(list(words))
    assert ended.value.code == status
    said = capsys.readouterr().err
    assert "Traceback" not in said
    return said


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(Failure, match="no such file"):
        readable(str(tmp_path / "nothing.csv"))
    with pytest.raises(Failure, match="cannot be read"):
        readable(str(tmp_path))
    with pytest.raises(Failure, match="cannot be read"):
        readable("nul\0.csv")


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    assert writable(str(tmp_path / "new.pdf")) == tmp_path / "new.pdf"
    for place in (tmp_path, tmp_path / "nothing" / "x.pdf"):
        with pytest.raises(Failure, match="cannot be written"):
            writable(str(place))


@pytest.mark.parametrize("text", ["0", "65536", "-1", "abc", "๘๐๐๐", "9" * 5000, ""])
def test_a_wrong_port_is_wrong_usage(text):
    with pytest.raises(argparse.ArgumentTypeError):
        port(text)


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_wrong_port_ends_with_two(command, capsys):
    assert "is not a port" in refused(capsys, command, "--port", "99999", status=2)
    assert port("8000") == 8000


@pytest.mark.django_db
def test_an_import_takes_nothing_when_its_report_cannot_be_written(tmp_path, capsys):
    make_area("401502")
    sheet = tmp_path / "villages.csv"
    sheet.write_text(VILLAGES, encoding="utf-8")
    report = str(tmp_path / "nothing" / "report.json")
    for words in (["areas", "import"], ["import", "villages"]):
        assert "cannot be written" in refused(capsys, *words, str(sheet), "--report", report)
    assert not Area.objects.filter(level=Level.VILLAGE).exists()


@pytest.mark.django_db
def test_a_pack_is_not_frozen_when_it_cannot_be_written(tmp_path, capsys):
    meeting = make_meeting()
    said = refused(capsys, "pack", meeting.reference, "--out", str(tmp_path / "nothing" / "pack.pdf"))
    assert "cannot be written" in said
    assert not Pack.objects.exists()


@pytest.mark.django_db
def test_names_are_not_matched_within_what_is_no_code(capsys):
    assert "--within" in refused(capsys, "areas", "match", "บ้านวังคูณ", "--within", "4015x")


@pytest.mark.django_db
@pytest.mark.parametrize("moment", ["garbage", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_a_figure_is_not_asked_as_known_at_no_time(moment, capsys):
    said = refused(capsys, "figure", "sales.total", "--area", "40", "--known-at", moment)
    assert "--known-at" in said


def test_without_a_terminal_an_account_needs_a_password_file(monkeypatch):
    def no_terminal(_prompt):
        raise EOFError

    monkeypatch.setattr("getpass.getpass", no_terminal)
    with pytest.raises(Failure, match="--password-file"):
        createuser._password(argparse.Namespace(password_file=None))


@pytest.mark.django_db
def test_a_database_of_a_newer_tidtam_is_left_alone(capsys):
    MigrationRecorder(connection).record_applied("people", "0099_of_tomorrow")
    said = refused(capsys, "areas", "match", "บ้านวังคูณ")
    assert "newer tidtam (people.0099_of_tomorrow)" in said


def test_a_database_that_is_away_is_told_in_one_line(tmp_path):
    away = "postgresql://somebody:hidden-word@127.0.0.1:1/nothing"
    for command in (["serve", "--port", "8197"], ["demo", "--no-serve"], ["doctor"]):
        ended = subprocess.run(
            [sys.executable, "-m", "tidtam.cli", *command],
            env={**os.environ, "TIDTAM_HOME": str(tmp_path), "DATABASE_URL": away},
            capture_output=True,
            text=True,
            timeout=60,
        )
        said = ended.stderr + (ended.stdout if command == ["doctor"] else "")
        assert ended.returncode == 1
        assert "Connection refused" in said
        assert "Traceback" not in said
        assert "hidden-word" not in said
        assert len(ended.stderr.splitlines()) <= 1
