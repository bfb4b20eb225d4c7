"""One panel and its lines: six lines are there to be filled, those without text are none."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.ground.areas.models import Area, Level
from tidtam.kit.access import within
from tidtam.kit.drafts import DraftField
from tidtam.kit.forms import MoneyField, PointField, WholeField
from tidtam.registers.communities.models import Community
from tidtam.registers.signs.content import MOST_LINES, LineRow, PanelRow
from tidtam.registers.signs.distances import in_words, read_distance
from tidtam.registers.signs.models import Arrow, Sign, SignClass
from tidtam.registers.signs.pictograms import PICTOGRAMS

PARTS = ("text_th", "text_en", "arrow", "distance_m", "pictogram", "target", "target_point", "historic")


class DistanceField(forms.CharField):
    """A distance as signs say it: "1.5 กม.", "500 ม."; a bare number is kilometres. The value is metres."""

    def __init__(self, **fields: Any) -> None:
        super().__init__(max_length=20, **fields)

    def prepare_value(self, value: Any) -> Any:
        return in_words(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> int | None:
        return read_distance(str(super().clean(value) or ""))


class PanelForm(forms.Form):
    """See `PanelRow`. lines: the bound fields of each line, for the page."""

    draft = DraftField()
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    sign_class = forms.ModelChoiceField(
        SignClass.objects.none(),
        label=gettext_lazy("Class of the sign"),
        empty_label=gettext_lazy("not chosen"),
    )
    width_mm = WholeField(
        label=gettext_lazy("Width (mm)"),
        most=10_000,
        required=False,
        help_text=gettext_lazy("Left empty, as large as its lines ask for."),
    )
    height_mm = WholeField(label=gettext_lazy("Height (mm)"), most=10_000, required=False)
    material = forms.CharField(label=gettext_lazy("Material"), max_length=200, required=False)
    cost = MoneyField(label=gettext_lazy("Cost of one (baht)"), required=False)
    copies = WholeField(label=gettext_lazy("How many"), most=99, initial=1)
    order_number = forms.CharField(
        label=gettext_lazy("Number of the purchase"), max_length=120, required=False
    )

    def __init__(self, typed: Any = None, *, sign: Sign, row: PanelRow | None = None) -> None:
        initial: dict[str, Any] = {"version": sign.version, "copies": 1}
        if row is not None:
            initial |= {name: getattr(row, name) for name in PanelRow._fields if name != "lines"}
        super().__init__(typed, initial=initial)
        self.fields["sign_class"].queryset = SignClass.objects.all()  # type: ignore[attr-defined]
        villages = _villages(sign.area_id[: Level.PROVINCE])
        for number in range(MOST_LINES):
            line = row.lines[number] if row is not None and number < len(row.lines) else None
            self._add_line(number, line, villages)

    @property
    def lines(self) -> list[dict[str, BoundField]]:
        return [{part: self[f"line{number}_{part}"] for part in PARTS} for number in range(MOST_LINES)]

    def clean_copies(self) -> int:
        copies: int | None = self.cleaned_data["copies"]
        if not copies:
            raise ValidationError(_("At least one."))
        return copies

    def _least(self, name: str) -> int | None:
        side: int | None = self.cleaned_data[name]
        if side is not None and side < 100:
            raise ValidationError(_("At least 100 mm."))
        return side

    def clean_width_mm(self) -> int | None:
        return self._least("width_mm")

    def clean_height_mm(self) -> int | None:
        return self._least("height_mm")

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        for number in range(MOST_LINES):
            said = [told.get(f"line{number}_{part}") for part in PARTS if part != "text_th"]
            if any(said) and not told.get(f"line{number}_text_th"):
                self.add_error(f"line{number}_text_th", _("Say it in Thai."))
        if not any(told.get(f"line{number}_text_th") for number in range(MOST_LINES)):
            self.add_error("line0_text_th", _("A panel has at least one line."))
        return told

    def row(self) -> PanelRow:
        """What was said; after `is_valid`."""
        told = self.cleaned_data
        lines = [
            LineRow(**{part: told[f"line{number}_{part}"] for part in PARTS})
            for number in range(MOST_LINES)
            if told[f"line{number}_text_th"]
        ]
        return PanelRow(lines=lines, **{name: told[name] for name in PanelRow._fields if name != "lines"})

    def _add_line(self, number: int, line: LineRow | None, villages: list[Area]) -> None:
        made: dict[str, forms.Field] = {
            "text_th": forms.CharField(label=gettext_lazy("Name in Thai"), max_length=120, required=False),
            "text_en": forms.CharField(
                label=gettext_lazy("Name in English"),
                max_length=120,
                required=False,
                widget=forms.TextInput(attrs={"lang": "en"}),
            ),
            "arrow": forms.ChoiceField(label=gettext_lazy("Arrow"), choices=Arrow.choices, required=False),
            "distance_m": DistanceField(label=gettext_lazy("Distance"), required=False),
            "pictogram": forms.ChoiceField(
                label=gettext_lazy("Pictogram"),
                choices=[("", gettext_lazy("none")), *PICTOGRAMS.items()],
                required=False,
            ),
            "target": _VillageField(villages),
            "target_point": PointField(label=gettext_lazy("Or a point on the map"), required=False),
            "historic": forms.BooleanField(
                label=gettext_lazy("Historic or religious: brown symbol"), required=False
            ),
        }
        for part, field in made.items():
            if line is not None:
                field.initial = getattr(line, part)
            self.fields[f"line{number}_{part}"] = field


class _VillageField(forms.TypedChoiceField):
    """A village of the programme in the sign's province."""

    def __init__(self, villages: list[Area]) -> None:
        self.by_code = {one.code: one for one in villages}
        super().__init__(
            label=gettext_lazy("Leads to the village"),
            choices=[("", gettext_lazy("none")), *((one.code, _named(one)) for one in villages)],
            coerce=self.by_code.__getitem__,
            empty_value=None,
            required=False,
        )

    def prepare_value(self, value: Any) -> Any:
        return value.code if isinstance(value, Area) else value


def _villages(province: str) -> list[Area]:
    rows = Community.objects.filter(within(province, "area_id")).select_related("area__parent__parent")
    return [one.area for one in rows.order_by("area_id")]


def _named(area: Area) -> str:
    district = area.parent.parent if area.parent is not None else None
    return f"{area.label} {district.label}" if district is not None else area.label
