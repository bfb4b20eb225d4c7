"""The whole house speaks Thai: its own texts, and those that Django and allauth show to its users."""

from importlib.util import find_spec
from pathlib import Path

import polib
import pytest
from django.utils.translation import gettext, ngettext, override, pgettext

from tidtam.kit import words
from tidtam.kit.word_sources import HOUSE, spoken

UPSTREAM = ("django.conf", "django.contrib.auth", "allauth")
SHOWN = {
    "django.conf": ("core/validators.py", "core/paginator.py", "forms/", "utils/timesince.py"),
    "django.contrib.auth": (
        "contrib/auth/password_validation.py",
        "contrib/auth/forms.py",
        "contrib/auth/validators.py",
    ),
    "allauth": ("account/", "mfa/", "templates/account/", "templates/mfa/"),
}
SAME_IN_THAI = {"IPv4", "IPv6", "WebAuthn"}


def upstream(package: str) -> polib.POFile:
    """The English catalogue of an installed package: every text it can show."""
    spec = find_spec(package)
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return polib.pofile(str(Path(spec.submodule_search_locations[0]) / "locale/en/LC_MESSAGES/django.po"))


def is_shown(package: str, entry: polib.POEntry) -> bool:
    """Whether an officer can meet the text: it stands in a part that is used, and it has words."""
    places = [place.removeprefix("./").removeprefix("allauth/") for place, _line in entry.occurrences]
    has_words = any(letter.isalpha() for letter in entry.msgid) and entry.msgid not in SAME_IN_THAI
    return has_words and any(place.startswith(SHOWN[package]) for place in places)


def said(entry: polib.POEntry) -> str:
    """What is shown for the text in the language of the moment."""
    if entry.msgid_plural:
        return ngettext(entry.msgid, entry.msgid_plural, 2)
    return pgettext(entry.msgctxt, entry.msgid) if entry.msgctxt else gettext(entry.msgid)


@pytest.fixture(scope="module")
def problems() -> list[words.Problem]:
    return words.problems()


@pytest.mark.parametrize("kind", ["missing", "fuzzy", "conflicting", "placeholders", "obsolete"])
def test_no_text_of_the_house_is(kind, problems):
    found = [str(problem) for problem in problems if problem.kind == kind]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("package", UPSTREAM)
def test_what_frameworks_show_to_users_is_thai(package):
    texts = [entry for entry in upstream(package) if is_shown(package, entry)]
    with override("th"):
        english = [entry.msgid for entry in texts if said(entry) in (entry.msgid, entry.msgid_plural)]
    assert len(texts) > 10
    assert english == []


def test_the_projects_catalogue_holds_nothing_that_nobody_asks_for():
    asked = {entry.msgid for package in UPSTREAM for entry in upstream(package)}
    asked |= {msgid for _context, msgid in spoken().get("", {})}
    kept = polib.pofile(str(HOUSE / words.CATALOGUE))
    assert [entry.msgid for entry in kept if entry.msgid not in asked] == []


def test_thai_is_shown_and_english_stays_english():
    with override("th"):
        assert gettext("This field is required.") != "This field is required."
        assert gettext("Sign Out") == "ออกจากระบบ"
    with override("en"):
        assert gettext("Sign Out") == "Sign Out"
