"""Template tags, fields and messages."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils import translation


def shown(source: str, **context: object) -> str:
    with translation.override("th"):
        return Template("{% load kit %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("source", "value", "text"),
    [
        ("{{ v|date_short }}", date(2018, 7, 20), "20 ก.ค. 61"),
        ("{{ v|date_long }}", date(2018, 7, 20), "20 กรกฎาคม 2561"),
        ("{{ v|date_full }}", date(2018, 7, 20), "วันศุกร์ที่ 20 กรกฎาคม 2561"),
        ("{{ v|date_short }}", None, ""),
        ("{{ v|datetime_short }}", datetime(2018, 7, 20, 2, 0, tzinfo=UTC), "20 ก.ค. 61 09.00 น."),
        ("{{ v|date_short }}", datetime(2018, 7, 19, 18, 0, tzinfo=UTC), "20 ก.ค. 61"),
        ("{{ v|month_short }}", date(2018, 6, 1), "มิ.ย. 61"),
        ("{{ v|number }}", 6199333184, "6,199,333,184"),
        ("{{ v|number }}", None, ""),
        ("{{ v|money }}", 619933318425, "6,199,333,184.25"),
        ("{{ v|digits }}", "1/2561", "๑/๒๕๖๑"),
    ],
)
def test_filters(source: str, value: object, text: str) -> None:
    assert shown(source, v=value) == text


def test_place_names_stay_whole_and_are_escaped() -> None:
    html = shown("{{ v|places }}", v="บ้านวังคูณ ต.หนอง<เม็ก")
    assert html == '<span class="keep">บ้านวังคูณ</span> <span class="keep">ต.หนอง&lt;เม็ก</span>'


def test_a_state_is_colour_shape_and_word() -> None:
    assert shown('{% state "late" v %}', v="<8>") == '<span class="state late">&lt;8&gt;</span>'


def test_a_drawing_is_not_read_out() -> None:
    assert 'aria-hidden="true"' in shown('{% icon "map" %}')
    assert "icons.svg#map" in shown('{% icon "map" %}')


def figure(difference: str = "", **more: object) -> SimpleNamespace:
    return SimpleNamespace(
        label="ยอดจำหน่าย",
        text="6,199,333,184",
        unit_label="บาท",
        area_label="จ.ขอนแก่น",
        period="ต.ค. 60 – มิ.ย. 61",
        as_of=datetime(2018, 7, 20, 2, 0, tzinfo=UTC),
        sources=["รายงานยอดจำหน่าย"],
        quoted=[
            SimpleNamespace(
                stated_at=datetime(2018, 7, 20, 2, 0, tzinfo=UTC),
                text="6,199,333,184",
                source="ข่าว",
                difference=difference,
                link="/then",
            )
        ],
        value=1,
        link="/desk/figures/sales.total/",
        **more,
    )


def test_a_figure_says_when_from_where_and_leads_down() -> None:
    html = shown("{% figure v %}", v=figure())
    for words in (
        "6,199,333,184",
        "บาท",
        "ต.ค. 60 – มิ.ย. 61",
        "20 ก.ค. 61 09.00 น.",
        "รายงานยอดจำหน่าย",
        "ข่าว",
    ):
        assert words in html
    assert 'href="/desk/figures/sales.total/"' in html
    assert '<span class="state done">' in html


def test_a_figure_that_has_moved_since_it_was_stated_leads_to_what_was_known_then() -> None:
    html = shown("{% figure v %}", v=figure("+2,919,000"))
    assert "+2,919,000" in html
    assert 'href="/then"' in html
    assert '<span class="state done">' not in html


class VisitForm(forms.Form):
    leader = forms.CharField(label="Leader", help_text="the post")
    found = forms.ChoiceField(label="Found", choices=[("a", "A")], widget=forms.RadioSelect)
    note = forms.CharField(label="Note", required=False)
    proxy = forms.BooleanField(label="For another", required=False)


def test_errors_stand_at_the_field_and_the_list_on_top_leads_there() -> None:
    html = render_to_string("kit/fields.html", {"form": VisitForm({"note": "typed <here>"})})
    assert 'role="alert"' in html
    assert 'href="#id_leader"' in html
    assert 'href="#id_found"' in html
    assert 'id="id_found"' in html, "the group of choices can be led to"
    assert 'id="id_leader_error"' in html
    assert 'aria-invalid="true"' in html
    assert "typed &lt;here&gt;" in html, "what was typed is kept"
    described = html.split('name="leader"')[1].split(">")[0]
    assert "id_leader_helptext" in described
    assert "id_leader_error" in described


def test_a_form_without_errors_has_no_list_of_them() -> None:
    html = render_to_string("kit/fields.html", {"form": VisitForm()})
    assert "problems" not in html
    assert html.count('<label for="id_proxy">') == 1
    assert html.count('class="optional"') == 1


def test_nothing_is_styled_inline() -> None:
    html = render_to_string("kit/form.html", {"form": VisitForm({})}) + shown("{% figure v %}", v=figure())
    assert "style=" not in html
    assert "onclick" not in html
