"""The doctor tells whether the personal numbers can still be opened."""

import pytest

from tidtam.cli.doctor import OK, WRONG, _personal_keys
from tidtam.ground.privacy.tests.factories import make_person
from tidtam.ground.privacy.tests.numbers import invented

pytestmark = pytest.mark.django_db
OLD, NEW = "the key of last year, long enough", "the key of this year, long enough"


def test_all_is_well_while_every_key_is_there(settings):
    settings.SEALING_KEYS = (NEW, OLD)
    make_person(number=invented(1))

    assert [finding.state for finding in _personal_keys()] == [OK]


def test_a_number_whose_key_is_gone_is_told_with_its_remedy(settings):
    settings.SEALING_KEYS = (OLD,)
    make_person(number=invented(1))
    settings.SEALING_KEYS = (NEW,)

    (finding,) = _personal_keys()
    assert finding.state == WRONG
    assert "1 personal numbers" in finding.says
    assert "back-up" in finding.remedy


def test_a_file_of_keys_that_is_gone_or_open_to_others_is_told(settings, tmp_path):
    settings.SEALING_KEYS, settings.SEALING_KEYS_FILE = (), tmp_path / "personal_keys"
    assert [finding.state for finding in _personal_keys()] == [WRONG]

    (tmp_path / "personal_keys").write_text(NEW)
    (tmp_path / "personal_keys").chmod(0o644)
    assert "chmod 600" in next(_personal_keys()).remedy
