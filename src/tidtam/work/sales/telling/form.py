"""The form of one producer's month: what was typed stays as typed, what is wrong stands at its field."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tidtam.kit import money
from tidtam.kit.drafts import DraftField
from tidtam.kit.forms import MoneyField, WholeField
from tidtam.work.sales.actions.rows import MOST, MOST_BUYERS
from tidtam.work.sales.models import UNSPLIT, ReportSource
from tidtam.work.sales.telling.asked import Amounts, Asked, Key, Line
from tidtam.work.sales.telling.told import Told, told_of

BLANK = 2  # empty lines that stand ready
MOST_LINES = 60
PARTS = ("product", "channel", "baht", "units", "buyers")
STEPS = ("confirmed", "again", "more", "nil")  # which button was pressed


class BahtField(MoneyField):
    """As much as a month's report can hold."""

    def clean(self, value: Any) -> int | None:
        satang = super().clean(value)
        if satang is not None and satang >= MOST:
            raise ValidationError(
                _("%(value)s baht is more than can be kept; look at the digits again."),
                code="too_large",
                params={"value": money.text(satang)},
            )
        return satang


@dataclass(frozen=True)
class LineFields:
    """One line as the page shows it. fixed: product and channel are named, not chosen."""

    line: Line
    fixed: bool
    title: str
    product: forms.BoundField
    channel: forms.BoundField
    baht: forms.BoundField
    units: forms.BoundField
    buyers: forms.BoundField

    @property
    def wrong(self) -> bool:
        return any(field.errors for field in (self.product, self.channel, self.baht, self.units, self.buyers))


class TellingForm(forms.Form):
    """data: what was sent or kept, as typed; None for a page opened anew, filled with what was told last.

    proxy: somebody tells for the producer, and says who told them. by_link: whoever tells has no account, and is told
    of nobody else's sales. After `is_valid`, `told` are the rows.
    """

    by_link = False
    draft = DraftField()

    def __init__(self, asked: Asked, data: Mapping[str, Any] | None = None, *, proxy: bool = False) -> None:
        super().__init__(data)
        self.asked = asked
        if self.is_bound and str(self.data.get("seen", "")) != asked.mark:
            self._bring_stored()
            data = self.data
        self.told: Told | None = None
        self.wants_nil = data is not None and "nil" in data
        self.count = self._count(data)
        for number in range(self.count):
            self._add_line(number)
        self.fields["source"] = forms.ChoiceField(
            label=_("Rests on"), choices=ReportSource.choices, initial=asked.source, widget=forms.RadioSelect
        )
        if proxy:
            self.fields["informant"] = forms.CharField(
                label=_("Who told you"),
                max_length=200,
                initial=asked.informant,
                help_text=_("Name and part in it, such as นางบัวผัน ประธานกลุ่ม"),
            )
        if asked.sent:
            self.fields["reason"] = forms.CharField(
                label=_("Reason for the change"),
                max_length=400,
                required=False,
                help_text=_("Needed where an amount that was sent becomes another."),
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        self.fields["lines"] = forms.CharField(widget=forms.HiddenInput, required=False, initial=self.count)
        self.fields["seen"] = forms.CharField(
            widget=forms.HiddenInput, required=False, initial=asked.mark, max_length=20
        )
        self.show_now(lines=str(self.count))

    # What the page shows.

    def told_lines(self) -> list[LineFields]:
        """Lines whose product and channel are known."""
        return [line for line in self._lines() if line.fixed]

    def new_lines(self) -> list[LineFields]:
        """Lines in which product and channel are chosen."""
        return [line for line in self._lines() if not line.fixed]

    @property
    def opens_new(self) -> bool:
        """Whether the new lines are to be seen at once: something stands in them, or more were asked for."""
        filled = any(self._typed(line, part) for line in self.new_lines() for part in PARTS[2:])
        return filled or self.count > len(self.asked.lines) + BLANK

    def kept(self) -> list[tuple[str, str]]:
        """All that was typed, name by name, to be carried through the step that reads it back."""
        if not self.is_bound:
            return []
        return [(name, str(self.data.get(name, ""))) for name in self.fields if name in self.data]

    def typed(self) -> dict[str, str]:
        """The same for keeping it on the server; the whole of it, nothing checked."""
        return dict(self.kept())

    # What comes of it.

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("seen") != self.asked.mark:
            # Sent once more it is another filling-in, over what now stands on record.
            self.show_now(seen=self.asked.mark, draft=str(uuid.uuid4()))
            self.add_error(
                None,
                _(
                    "This month was told or changed in the meantime. Beside each line stands what is on record "
                    "now; look at it again, then send."
                ),
            )
        typed = self._amounts(cleaned)
        if self.errors:
            return cleaned
        try:
            self.told = told_of(self.asked, typed, cleaned["source"], nil=self.wants_nil)
        except ValidationError as refusal:
            self.add_error(None, refusal)
            return cleaned
        if self.told.changes and self.asked.sent and not cleaned.get("reason", "").strip():
            self.add_error("reason", _("Say why the amount that was reported changes."))
        return cleaned

    def _amounts(self, cleaned: dict[str, Any]) -> dict[Key, Amounts | None]:
        """Product and channel -> what was typed there; None where a known line was emptied."""
        found: dict[Key, Amounts | None] = {}
        for number in range(self.count):
            product, channel, baht, units, buyers = (cleaned.get(f"{part}_{number}") for part in PARTS)
            key = (int(product) if product else None, str(channel or UNSPLIT))
            empty = baht is None and (units, buyers) in ((None, None), self._last_months(key))
            if any(f"{part}_{number}" in self.errors for part in PARTS):
                continue
            if baht is None or empty:
                if empty and self._is_stored(key):
                    found.setdefault(key, None)
                elif not empty:
                    self.add_error(f"baht_{number}", _("Say for how much it was sold."))
                continue
            if found.get(key) is not None:
                self.add_error(
                    f"baht_{number}",
                    _("This product and channel stand in another line; enter one sum there."),
                )
            found[key] = Amounts(baht, units or 0, buyers)
        return found

    # The fields.

    def _count(self, data: Mapping[str, Any] | None) -> int:
        least = len(self.asked.lines) + BLANK
        if data is None:
            return least
        asked = str(data.get("lines", ""))
        given = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else least
        more = BLANK if "more" in data else 0
        return max(min(given + more, max(MOST_LINES, least)), least)

    def _add_line(self, number: int) -> None:
        line = self.asked.lines[number] if number < len(self.asked.lines) else None
        amounts = line and (line.stored or (line.before if self.asked.prefills else None))
        self.fields[f"product_{number}"] = forms.ChoiceField(
            label=_("Product"),
            choices=[
                ("", _("Not split by product")),
                *((str(key), name) for key, name in self.asked.products),
            ],
            initial=str(line.product) if line and line.product else "",
            required=False,
        )
        self.fields[f"channel_{number}"] = forms.ChoiceField(
            label=_("Channel"),
            choices=self.asked.channels,
            initial=line.channel if line else UNSPLIT,
            required=False,
        )
        self.fields[f"baht_{number}"] = BahtField(
            label=_("Sales (baht)"), initial=amounts.baht if amounts else None, required=False, max_length=40
        )
        self.fields[f"units_{number}"] = WholeField(
            label=_("Units"),
            initial=(amounts.units or None) if amounts else None,
            required=False,
            most=MOST - 1,
            max_length=40,
        )
        self.fields[f"buyers_{number}"] = WholeField(
            label=_("Buyers"),
            initial=amounts.buyers if amounts else None,
            required=False,
            most=MOST_BUYERS - 1,
            max_length=40,
        )

    def _lines(self) -> Iterator[LineFields]:
        known = {line.key: line for line in self.asked.lines}
        passed: set[Key] = set()
        for number in range(self.count):
            fields = [self[f"{part}_{number}"] for part in PARTS]
            key = self._key(fields[0].value(), fields[1].value())
            fixed = key in known and key not in passed
            passed.add(key)
            yield LineFields(
                known.get(key, Line(*key)), fixed, self.asked.title(*key) if fixed else "", *fields
            )

    def _key(self, product: Any, channel: Any) -> Key:
        typed = str(product or "")
        return int(typed) if typed.isascii() and typed.isdigit() else None, str(channel or UNSPLIT)

    def _bring_stored(self) -> None:
        """What came on record after the page was made stands on it, too, beside what was typed."""
        typed = {name: str(value) for name, value in self.data.items()}
        count = self._count(typed)
        for line in self.asked.lines:
            if line.stored is None:
                continue
            there = [
                number
                for number in range(count)
                if self._key(typed.get(f"product_{number}"), typed.get(f"channel_{number}")) == line.key
            ]
            if any(typed.get(f"{part}_{number}", "").strip() for number in there for part in PARTS[2:]):
                continue
            number = there[0] if there else count
            count = max(count, number + 1)
            typed |= {
                f"product_{number}": str(line.product or ""),
                f"channel_{number}": line.channel,
                f"baht_{number}": money.text(line.stored.baht),
                f"units_{number}": f"{line.stored.units:,}" if line.stored.units else "",
                f"buyers_{number}": "" if line.stored.buyers is None else f"{line.stored.buyers:,}",
            }
        self.data = typed | {"lines": str(count)}

    def _last_months(self, key: Key) -> tuple[int | None, int | None]:
        """Units and buyers that the page itself filled in: who empties the sum need not empty these, too."""
        for line in self.asked.lines:
            if line.key == key and line.stored is None and line.before is not None and self.asked.prefills:
                return line.before.units or None, line.before.buyers
        return None, None

    def _is_stored(self, key: Key) -> bool:
        return any(line.key == key and line.stored is not None for line in self.asked.lines)

    def _typed(self, line: LineFields, part: str) -> Any:
        return getattr(line, part).value()

    def show_now(self, **fields: str) -> None:
        """What the page says itself is as it is now; what was typed stays."""
        if self.is_bound:
            typed = {name: self.data.get(name, "") for name in (*self.fields, *STEPS) if name in self.data}
            self.data = {**typed, **fields}
