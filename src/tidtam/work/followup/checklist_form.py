"""A checklist as people type it: one item on a line."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.kit.digits import parse_int
from tidtam.kit.forms import DayField
from tidtam.work.followup.actions import ItemRow
from tidtam.work.followup.models import Checklist, Severity


class ItemsField(forms.CharField):
    """One item on a line: what to look at | severity | days until it is due; the last two may be left out."""

    def clean(self, value: Any) -> list[ItemRow]:
        lines = [line for line in super().clean(value).splitlines() if line.strip()]
        problems, rows = [], []
        for number, line in enumerate(lines, 1):
            try:
                rows.append(_row(line))
            except forms.ValidationError as problem:
                problems.append(
                    _("Line %(number)s: %(problem)s") % {"number": number, "problem": problem.messages[0]}
                )
        if problems:
            raise forms.ValidationError(problems)
        return rows


class ChecklistForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    starts_on = DayField(label=gettext_lazy("In force from"))
    usual = forms.BooleanField(label=gettext_lazy("For every visit from that day on"), required=False)
    items = ItemsField(
        label=gettext_lazy("Items"),
        max_length=20000,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=gettext_lazy(
            "One on a line. What comes of it when it is not in order may follow: "
            "road signs can be read | serious | 14 (severity, days until due)."
        ),
    )

    @staticmethod
    def begun(before: Checklist | None, today: date) -> dict[str, Any]:
        """What the form begins with: the items of another one, or nothing."""
        if before is None:
            return {"starts_on": today, "usual": True}
        lines = [
            f"{item.text} | {item.get_severity_display()} | {item.due_days}" for item in before.items.all()
        ]
        return {"name": before.name, "starts_on": today, "usual": before.usual, "items": "\n".join(lines)}


def _row(line: str) -> ItemRow:
    text, severity, days, *more = [*(part.strip() for part in line.split("|")), "", "", ""][:4]
    if any(more) or line.count("|") > 2:
        raise forms.ValidationError(_("more than two signs | in it"))
    row = ItemRow(text)
    if severity:
        row = row._replace(severity=_severity(severity))
    if days:
        due = parse_int(days)
        if not 1 <= due <= 365:
            raise forms.ValidationError(_("the days until it is due go from 1 to 365"))
        row = row._replace(due_days=due)
    return row


def _severity(word: str) -> str:
    for one in Severity:
        if word.casefold() in (one.value, str(one.label).casefold()):
            return one
    words = ", ".join(str(one.label) for one in Severity)
    raise forms.ValidationError(
        _("“%(word)s” is no severity; expected one of %(words)s") % {"word": word, "words": words}
    )
