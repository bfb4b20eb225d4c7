"""What other rooms include where they collect data."""

from django.template.loader import render_to_string
from django.utils import translation

from tidtam.ground.privacy import notices
from tidtam.ground.privacy.forms import ConsentForm


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
