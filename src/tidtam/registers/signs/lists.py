"""The lists of signs and of what is to be ordered: columns and filters."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area
from tidtam.kit.access import within
from tidtam.kit.lists import Filter, ListColumn
from tidtam.kit.search import holds, words
from tidtam.registers.assets.queries import place
from tidtam.registers.signs.checks import checks
from tidtam.registers.signs.distances import in_words
from tidtam.registers.signs.models import Arrow, Owner, Panel, Permission, Sign, SignClass, State
from tidtam.registers.signs.queries import permission_shown, state_shown

Rows = QuerySet[Sign]


def columns() -> list[ListColumn]:
    return [
        ListColumn(
            "number",
            _("Number of the sign"),
            sort=("number", "pk"),
            kind="code",
            link=lambda row: reverse("signs:sign", args=[row.key]),
        ),
        ListColumn("name", _("Where it stands"), "name", sort=("sort_key", "pk"), kind="place"),
        ListColumn("first", _("First line"), "first_th"),
        ListColumn(
            "class",
            _("Class of the sign"),
            _class_name,
            sort="class_th",
            kind="place",
            blank_last=True,
            sheet_only=True,
        ),
        ListColumn("place", _("Place"), lambda row: place(row.area), sort="area_id", kind="place"),
        ListColumn("owner", _("Owner of the road"), _owner, sort="road_owner", sheet_only=True),
        ListColumn("panels", _("Panels"), "panel_count", kind="int", sheet_only=True),
        ListColumn("letter", _("Number of the letter"), "permission_number", sheet_only=True),
        ListColumn("until", _("Permitted until"), "permission_until", kind="date", sheet_only=True),
        ListColumn(
            "latitude", _("Latitude"), lambda row: _degrees(row.latitude), kind="code", sheet_only=True
        ),
        ListColumn(
            "longitude", _("Longitude"), lambda row: _degrees(row.longitude), kind="code", sheet_only=True
        ),
        ListColumn("checks", _("To be looked at"), _checks_shown, kind="state"),
        ListColumn("permission", _("Permission"), permission_shown, sort="permission", kind="state"),
        ListColumn("on", _("Since"), "state_on", sort=("-state_on", "pk"), kind="date", sheet_only=True),
        ListColumn("state", _("State"), state_shown, sort="state", kind="state"),
    ]


def filters(rows: Rows) -> list[Filter]:
    return [
        Filter("q", _("Search"), None, _find),
        _districts(rows, "area_id"),
        Filter("state", _("State"), list(State.choices), lambda some, code: some.filter(state=code)),
        Filter(
            "permission",
            _("Permission"),
            [one if one[0] else ("none", one[1]) for one in Permission.choices],
            lambda some, code: some.filter(permission="" if code == "none" else code),
        ),
        Filter(
            "owner",
            _("Owner of the road"),
            list(Owner.choices),
            lambda some, code: some.filter(road_owner=code),
        ),
        Filter(
            "class",
            _("Class of the sign"),
            [(one.code, str(one)) for one in SignClass.objects.all()],
            lambda some, code: some.filter(panels__sign_class=code).distinct(),
        ),
    ]


def order_columns() -> list[ListColumn]:
    """A row is one panel: what a sign maker has to know. cost: of all its copies."""
    return [
        ListColumn(
            "number",
            _("Number of the sign"),
            lambda row: f"{row.sign.number}/{row.order}",
            sort=("sign__number", "order"),
            kind="code",
            link=lambda row: reverse("signs:sign", args=[row.sign.key]),
        ),
        ListColumn(
            "class",
            _("Class of the sign"),
            lambda row: str(row.sign_class),
            sort="sign_class__order",
            kind="place",
        ),
        ListColumn("lines", _("What stands on it"), _written),
        ListColumn("english", _("In English"), _written_en, sheet_only=True),
        ListColumn("width", _("Width (mm)"), "width_mm", kind="int", sheet_only=True),
        ListColumn("height", _("Height (mm)"), "height_mm", kind="int", sheet_only=True),
        ListColumn(
            "letters",
            _("Height of the Thai letters (mm)"),
            lambda row: row.sign_class.letter_mm,
            kind="int",
            sheet_only=True,
        ),
        ListColumn("material", _("Material"), "material", sort=("material", "pk")),
        ListColumn("place", _("Place"), lambda row: place(row.sign.area), sort="sign__area_id", kind="place"),
        ListColumn("copies", _("How many"), "copies", sort="copies", kind="int"),
        ListColumn("each", _("Cost of one (baht)"), "cost", sort="cost", kind="money", blank_last=True),
        ListColumn("cost", _("Cost (baht)"), "whole_cost", sort="whole_cost", kind="money", blank_last=True),
        ListColumn("order", _("Number of the purchase"), "order_number", sort="order_number", kind="code"),
        ListColumn("state", _("State"), lambda row: state_shown(row.sign), sort="sign__state", kind="state"),
    ]


def order_filters(rows: QuerySet[Panel]) -> list[Filter]:
    states = [
        (one.value, one.label) for one in (State.PLANNED, State.PERMITTED, State.ORDERED, State.INSTALLED)
    ]
    return [
        _districts(rows, "sign__area_id"),
        Filter("state", _("State"), states, lambda some, code: some.filter(sign__state=code)),
        Filter(
            "class",
            _("Class of the sign"),
            [(one.code, str(one)) for one in SignClass.objects.all()],
            lambda some, code: some.filter(sign_class=code),
        ),
        Filter(
            "order",
            _("Number of the purchase"),
            None,
            lambda some, text: some.filter(order_number__icontains=text),
        ),
    ]


def _districts(rows: Any, path: str) -> Filter:
    codes = {code[:4] for code in rows.order_by().values_list(path, flat=True).distinct()}
    districts = Area.objects.filter(pk__in=codes).order_by("sort_key")
    return Filter(
        "district",
        _("District"),
        [(one.code, one.label) for one in districts],
        lambda some, code: some.filter(within(code, path)),
    )


def _find(rows: Rows, text: str) -> Rows:
    for word in words(text):
        rows = rows.filter(holds(word, Area.searched, "area__") | _holds(word.text))
    return rows


def _holds(text: str) -> Q:
    return Q(search_text__contains=text) | Q(number__contains=text)


def _class_name(row: Any) -> str:
    return (row.class_en if (get_language() or "th").startswith("en") else row.class_th) or ""


def _owner(row: Sign) -> str:
    return " ".join(filter(None, [str(Owner(row.road_owner).label), row.road_number]))


def _checks_shown(row: Sign) -> tuple[str, str]:
    found = checks(row)
    wrong = sum(one.state == "late" for one in found)
    if wrong:
        return "late", _("%(number)s wrong") % {"number": wrong}
    return ("soon", _("%(number)s to look at") % {"number": len(found)}) if found else ("done", _("Nothing"))


def _written(panel: Panel) -> str:
    return " / ".join(
        " ".join(
            filter(
                None, [line.text_th, _arrow(line.arrow), in_words(line.distance_m) if line.distance_m else ""]
            )
        )
        for line in panel.lines.all()
    )


def _written_en(panel: Panel) -> str:
    return " / ".join(line.text_en for line in panel.lines.all())


def _arrow(arrow: str) -> str:
    return f"({Arrow(arrow).label})" if arrow else ""


def _degrees(value: float | None) -> str:
    return "" if value is None else f"{value:.6f}"


def narrowed(rows: QuerySet[Panel], asked: Mapping[str, str]) -> QuerySet[Panel]:
    """The panels that the filters of the address let through, for their sums."""
    for one in order_filters(rows):
        value = asked.get(one.key, "")
        known = one.choices is None or value in {code for code, _label in one.choices}
        rows = one.apply(rows, value) if value and known else rows
    return rows
