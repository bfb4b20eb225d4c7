"""`tidtam person` and `tidtam keys`: one line when refused, never a number on the command line or the screen."""

import io
import json
import sys
import zipfile

import pytest

from tidtam import cli
from tidtam.ground.privacy.models import Person
from tidtam.ground.privacy.tests.factories import NAME, make_person
from tidtam.ground.privacy.tests.numbers import invented
from tidtam.registers.producers.models import Producer
from tidtam.registers.producers.tests.factories import make_producer

pytestmark = pytest.mark.django_db
NUMBER, REASON = invented(8), "เจ้าของข้อมูลยื่นคำขอ"


@pytest.fixture
def person() -> Person:
    person = make_person(number=NUMBER)
    Producer.objects.filter(pk=make_producer(code="4015-0001", kind="sole").pk).update(person=person)
    return person


def told(capsys, *words: str, status: int = 0) -> str:
    with pytest.raises(SystemExit) as ended:
        cli.main(list(words))
    assert ended.value.code == status
    said = capsys.readouterr()
    assert NUMBER not in said.out + said.err
    return said.out + said.err


def test_somebody_is_handed_over_by_the_code_of_a_producer(person, tmp_path, capsys):
    target = tmp_path / "her.zip"
    told(capsys, "person", "export", "--producer", "4015-0001", "--out", str(target))

    assert NAME in zipfile.ZipFile(target).read("data.json").decode()
    assert target.stat().st_mode & 0o077 == 0


def test_somebody_is_erased_after_being_asked(person, monkeypatch, capsys):
    words = ("person", "erase", "--producer", "4015-0001", "--reason", REASON)
    monkeypatch.setattr("builtins.input", lambda _prompt: "no")
    assert "nothing was erased" in told(capsys, *words, status=1)
    monkeypatch.setattr("builtins.input", lambda _prompt: "ERASE")

    said = told(capsys, *words)
    assert "4015-0001" in said
    person.refresh_from_db()
    assert person.erased_at is not None
    assert "ถูกลบแล้ว" in told(capsys, *words, "--yes", status=1)


def test_the_number_comes_by_standard_input_only(person, monkeypatch, capsys):
    told(capsys, "person", "erase", "--number", NUMBER[:4], "--reason", REASON, status=2)
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{NUMBER}\n"))
    told(capsys, "person", "erase", "--number-from-stdin", "--reason", REASON, "--yes")

    person.refresh_from_db()
    assert person.erased_at is not None


@pytest.mark.parametrize(("words", "says"), [
    (("--producer", "nothing"), "no producer"), (("--person", "999999"), "no person"),
])  # fmt: skip
def test_nobody_is_said_in_one_line(words, says, capsys):
    assert says in told(capsys, "person", "erase", *words, "--reason", REASON, "--yes", status=1)


def test_a_reason_that_names_is_refused(person, capsys):
    told(capsys, "person", "erase", "--producer", "4015-0001", "--reason", "ของสมมุติ", "--yes", status=1)
    person.refresh_from_db()
    assert person.erased_at is None


def test_keys_are_changed_and_their_state_told(person, settings, tmp_path, capsys):
    settings.SEALING_KEYS, settings.SEALING_KEYS_FILE = (), tmp_path / "personal_keys"
    settings.SEALING_KEYS_FILE.write_text("the key of last year, long enough\n")
    other = make_person(number=invented(9))
    Person.objects.exclude(pk=other.pk).update(number_sealed="", number_print="", number_tail="")

    before = json.loads(told(capsys, "keys", "status", "--json"))["keys"]
    assert "1 personal numbers sealed anew" in told(capsys, "keys", "rotate")
    after = json.loads(told(capsys, "keys", "status", "--json"))["keys"]

    assert [key["numbers"] for key in before + after] == [1, 1]
    assert before[0]["id"] != after[0]["id"]
    assert len(told(capsys, "keys", "new").strip()) >= 32


def test_a_missing_key_ends_with_status_1_and_says_which(settings, capsys):
    settings.SEALING_KEYS = ("the key of last year, long enough",)
    make_person(number=invented(9))
    settings.SEALING_KEYS = ("the key of this year, long enough",)

    assert "MISSING" in told(capsys, "keys", "status", status=1)
