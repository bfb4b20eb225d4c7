"""What other rooms include where they collect data."""

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.privacy import notices, refusals
from tidtam.ground.privacy.actions import ContactRow, set_contact
from tidtam.ground.privacy.forms import ConsentForm


@pytest.mark.django_db
def test_the_notice_says_in_both_languages_what_the_law_asks_for():
    thai, english = render_to_string("privacy/notice.html"), ""
    with translation.override("en"):
        english = render_to_string("privacy/notice.html")

    for heading in ("เก็บไปทำอะไร", "อาศัยอำนาจใด", "เก็บข้อมูลอะไร", "เก็บนานเท่าใด", "สิทธิของท่าน", "ติดต่อ"):
        assert heading in thai
    for heading in ("What for", "On which ground", "Which data", "How long", "Your rights", "Whom to ask"):
        assert heading in english
    assert notices.current().version in thai


def test_the_three_consents_are_boxes_of_their_own_and_none_is_ticked():
    page = render_to_string("privacy/consents.html", {"consents": ConsentForm()})

    assert page.count('type="checkbox"') == 3
    assert "checked" not in page


def test_what_was_ticked_is_kept_and_told():
    form = ConsentForm({"consent_photo": "on"})
    assert form.is_valid()

    assert [str(purpose) for purpose in form.chosen()] == ["photo"]
    assert render_to_string("privacy/consents.html", {"consents": form}).count("checked") == 1


@pytest.mark.django_db
def test_the_notice_ends_with_the_nearest_office_that_said_how_it_is_reached():
    assert "สำนักงานพัฒนาชุมชนอำเภอหรือจังหวัดของท่าน" in render_to_string(
        "privacy/notice.html", {"area": "40150604"}
    )
    set_contact(ContactRow("40", "สพจ.ขอนแก่น", phone="043 000 001", email="k@example.org"), by=None)
    set_contact(ContactRow("4015", "สพอ.หนองสองห้อง"), by=None)

    assert "สพอ.หนองสองห้อง" in render_to_string("privacy/notice.html", {"area": "40150604"})
    elsewhere = render_to_string("privacy/notice.html", {"area": "40010101"})
    assert "สพจ.ขอนแก่น" in elsewhere
    assert "043-000-001" in elsewhere
    assert "สพจ.ขอนแก่น" in render_to_string("privacy/notice.html")


@pytest.mark.django_db
def test_only_who_answers_for_personal_data_there_says_whom_to_ask():
    with pytest.raises(refusals.NotEntitled):
        set_contact(ContactRow("40", "สพจ."), by=make_user("district", "4015"))
    with pytest.raises(refusals.OfficeMissing):
        set_contact(ContactRow("40", " "), by=None)
