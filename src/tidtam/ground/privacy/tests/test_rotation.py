"""The key changes under the numbers, whatever is killed when."""

from contextlib import suppress
from pathlib import Path

import pytest

from tidtam.ground.privacy.actions import RotationProblem, keys, rotate_keys
from tidtam.ground.privacy.models import Person
from tidtam.ground.privacy.queries import key_use, same_number
from tidtam.ground.privacy.tests.factories import make_person
from tidtam.ground.privacy.tests.numbers import invented
from tidtam.ground.trail.models import Entry
from tidtam.kit import sealing

pytestmark = pytest.mark.django_db
OLD, NEW = "the key of last year, long enough", "the key of this year, long enough"
PEOPLE = 7


@pytest.fixture
def file(settings, tmp_path, monkeypatch) -> Path:
    """A home with one key, seven people whose numbers it sealed, and batches of three."""
    settings.SEALING_KEYS, settings.SEALING_KEYS_FILE = (), tmp_path / "personal_keys"
    monkeypatch.setattr(keys, "BATCH", 3)
    settings.SEALING_KEYS_FILE.write_text(f"{OLD}\n")
    for seed in range(PEOPLE):
        make_person(number=invented(seed))
    make_person()
    return settings.SEALING_KEYS_FILE


def opened() -> list[str]:
    rows = Person.objects.exclude(number_sealed="").order_by("pk").values_list("number_sealed", flat=True)
    return [sealing.open_sealed(row) for row in rows]


def test_every_number_is_sealed_anew_found_as_before_and_the_old_key_is_gone(file):
    old = sealing.ring()[0].id

    made = rotate_keys(by=None)

    assert (made.rows, made.dropped) == (PEOPLE, (old,))
    assert OLD not in file.read_text()
    assert file.stat().st_mode & 0o777 == 0o600
    assert opened() == [invented(seed) for seed in range(PEOPLE)]
    assert list(key_use()) == [sealing.ring()[0].id] != [old]
    assert same_number(invented(2)).get() == Person.objects.order_by("pk")[2]
    assert Entry.objects.latest("id").detail == {"rows": PEOPLE}


class Killed(Exception):
    pass


@pytest.mark.parametrize("step", ["_reseal", "_finish", "_keep"])
@pytest.mark.parametrize("time", [1, 2, 3])
@pytest.mark.parametrize("after", [False, True])
def test_killed_anywhere_every_number_still_opens_and_the_next_run_ends_it(
    file, monkeypatch, step, time, after
):
    whole, calls = getattr(keys, step), [0]

    def killing(*given):
        calls[0] += 1
        if calls[0] == time and not after:
            raise Killed
        done = whole(*given)
        if calls[0] == time:
            raise Killed
        return done

    with monkeypatch.context() as patch:
        patch.setattr(keys, step, killing)
        with suppress(Killed):
            rotate_keys(by=None)

    assert opened() == [invented(seed) for seed in range(PEOPLE)]
    rotate_keys(by=None)
    assert opened() == [invented(seed) for seed in range(PEOPLE)]
    assert len(sealing.ring()) == 1
    assert OLD not in file.read_text()


def test_what_is_sealed_with_the_old_key_meanwhile_keeps_that_key_until_it_is_sealed_anew(file, monkeypatch):
    """Somebody sealed before the new key stood, and commits after the last batch."""
    late = sealing.seal(invented(99))
    finish, looked = keys._finish, []

    def finishing(*given):
        if not looked:
            looked.append(True)
            person = make_person()
            Person.objects.filter(pk=person.pk).update(
                number_sealed=late, number_print=sealing.fingerprint(invented(99)), number_tail="999"
            )
        return finish(*given)

    monkeypatch.setattr(keys, "_finish", finishing)
    assert rotate_keys(by=None).rows == PEOPLE + 1
    assert opened()[-1] == invented(99)


def test_keys_of_the_environment_are_changed_there(file, settings):
    settings.SEALING_KEYS = (OLD,)
    with pytest.raises(RotationProblem, match="TIDTAM_PERSONAL_KEYS"):
        rotate_keys(by=None)

    settings.SEALING_KEYS = (NEW, OLD)
    made = rotate_keys(by=None)
    assert made.rows == PEOPLE
    assert made.spare == (sealing.ring()[1].id,)
    settings.SEALING_KEYS = (NEW,)
    assert len(opened()) == PEOPLE


def test_a_number_whose_key_is_lost_is_left_as_it_is(file):
    lost = Person.objects.first()
    Person.objects.filter(pk=lost.pk).update(number_sealed="1.00000000.AAAA")

    assert rotate_keys(by=None).rows == PEOPLE - 1
    assert Person.objects.get(pk=lost.pk).number_sealed == "1.00000000.AAAA"


def test_two_changes_at_once_are_not_begun(file):
    with keys._one_at_a_time(), pytest.raises(RotationProblem, match="under way"):
        rotate_keys(by=None)
