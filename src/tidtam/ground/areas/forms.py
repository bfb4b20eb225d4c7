"""Choosing a subdistrict or a village in a form: step by step in three lists, or typed; works without scripts.

A form makes its part with `AreaPick(...)`, shows it with areas/pick.html and asks `pick.area()` once the form's
own fields are clean. Without scripts the button "pick" sends the form to have the next list filled; the view then
shows it again without checking it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.ground.areas.models import Area, AreaSet, Level
from tidtam.ground.areas.queries import match
from tidtam.ground.areas.queries.matching import Candidate
from tidtam.kit.access import NOTHING
from tidtam.kit.access import within as inside
from tidtam.kit.digits import to_arabic

NAMES = ("district", "subdistrict", "village", "place")
PICK = "pick"


class AreaPick:
    """The four fields of an area within a form, and what was chosen in them.

    within: codes of what may be chosen from ("" is the country). area: what stands so far.
    """

    def __init__(self, form: forms.Form, *, within: Sequence[str], area: Area | None = None) -> None:
        self.form, self.within = form, tuple(within)
        self.candidates: list[Candidate] = []
        code = area.code if area is not None else ""
        districts = self._districts()
        typed: Mapping[str, Any] = form.data if form.is_bound else {}
        district = self._of(typed, "district", code[:4] if len(code) >= 4 else "")
        if not district and len(districts) == 1:
            district = districts[0][0]
        subdistrict = self._of(typed, "subdistrict", code[:6] if len(code) >= 6 else "")
        if not subdistrict.startswith(district or "-"):
            subdistrict = ""
        village = self._of(typed, "village", code if len(code) == Level.VILLAGE else "")
        self._select("district", gettext_lazy("District"), districts, district)
        self._select("subdistrict", gettext_lazy("Subdistrict"), self._children(district), subdistrict)
        self._select("village", gettext_lazy("Village"), self._children(subdistrict), village)
        form.fields["place"] = forms.CharField(
            label=gettext_lazy("Or type its name or code"),
            help_text=gettext_lazy("Such as 40150808, or บ้านดงเค็ง หมู่ 8 ต.ดงเค็ง"),
            required=False,
            max_length=120,
        )
        for name in (
            "district",
            "subdistrict",
            "place",
        ):  # together they must say a place, none of them alone
            form.fields[name].unmarked = True  # type: ignore[attr-defined]

    def fields(self) -> list[forms.BoundField]:
        return [self.form[name] for name in NAMES]

    def area(self) -> Area | None:
        """The area that was chosen or typed; None with the reason at its field."""
        typed = str(self.form.cleaned_data.get("place") or "").strip()
        if picked := to_arabic(str(self.form.data.get("picked") or "")):
            return self._checked(picked, "place")
        if typed:
            return self._typed(typed)
        subdistrict = self.form.cleaned_data.get("subdistrict") or ""
        village = self.form.cleaned_data.get("village") or ""
        if village and subdistrict and not village.startswith(subdistrict):
            village = ""  # of the subdistrict that was chosen before
        if not (village or subdistrict):
            self.form.add_error(
                "subdistrict", _("Choose the subdistrict, and the village where it is known.")
            )
            return None
        return self._checked(village or subdistrict, "subdistrict")

    def _typed(self, text: str) -> Area | None:
        if to_arabic(text).isascii() and to_arabic(text).isdigit():
            return self._checked(to_arabic(text), "place")
        where = self.form.cleaned_data.get("district") or ""
        scope = [where] if where else [code for code in self.within if code] or [""]
        found = [one for one in match(text, within=scope) if self._open(one.code)]
        found += [
            one
            for one in match(text, within=scope, level=Level.SUBDISTRICT)
            if one.sure and self._open(one.code)
        ]
        sure = [one for one in found if one.sure]
        if len(sure) == 1 and sure[0].area.name_th == text:
            return sure[0].area
        self.candidates = found[:8]
        self.form.add_error(
            "place",
            _("Choose below which place is meant.")
            if found
            else _("No place of such a name lies in your area; choose it from the lists."),
        )
        return None

    def _checked(self, code: str, field: str) -> Area | None:
        rows = self._reach().filter(level__in=[Level.SUBDISTRICT, Level.VILLAGE])
        area = rows.select_related("parent__parent").filter(pk=code).first()
        if area is None:
            self.form.add_error(
                field,
                ValidationError(
                    _("“%(code)s” is no subdistrict or village of your area."), params={"code": code[:12]}
                ),
            )
        return area

    def _open(self, code: str) -> bool:
        return code.startswith(self.within)

    def _reach(self) -> AreaSet:
        reached = NOTHING
        for code in self.within:
            reached = reached | (inside(code) if code else ~Q(pk=""))
        return Area.objects.filter(reached).existing()

    def _districts(self) -> list[tuple[str, str]]:
        """Also those in which only a part may be chosen from."""
        above = {code[: Level.DISTRICT] for code in self.within if len(code) > Level.DISTRICT}
        rows = (self._reach() | Area.objects.filter(pk__in=above).existing()).filter(level=Level.DISTRICT)
        return [(area.code, area.label) for area in rows.order_by("sort_key")]

    def _children(self, code: str) -> list[tuple[str, str]]:
        return children(code) if code else []

    def _of(self, typed: Mapping[str, Any], name: str, standing: str) -> str:
        value = str(typed.get(name) or "") if self.form.is_bound else standing
        return value if value.isascii() and value.isdigit() and len(value) <= Level.VILLAGE else ""

    def _select(self, name: str, label: Any, choices: Sequence[tuple[str, str]], value: str) -> None:
        """What was chosen is checked by `area`, which knows lists that were filled since."""
        self.form.fields[name] = forms.CharField(
            label=label,
            required=False,
            max_length=Level.VILLAGE,
            initial=value,
            widget=forms.Select(choices=[("", _("not chosen")), *choices], attrs={"data-area": name}),
        )


def children(code: str) -> list[tuple[str, str]]:
    """Code and label of what lies directly in the district or subdistrict, in Thai order."""
    rows = Area.objects.existing().filter(parent=code)
    return [(area.code, area.label) for area in rows.order_by("sort_key", "code")]
