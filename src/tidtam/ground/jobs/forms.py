"""What people fill in to send a spreadsheet, or to fetch one."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tidtam.kit.actor import Actor
from tidtam.kit.uploads import Ask, UploadKind


class UploadForm(forms.Form):
    """The file, and what is answered beside it."""

    file = forms.FileField(
        label=_("Spreadsheet"),
        help_text=_(
            "Excel (.xlsx, .xls), OpenDocument (.ods) or CSV. Nothing is written before you have confirmed it."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xlsm,.xls,.ods,.csv,.txt"}),
    )

    def __init__(self, *given: Any, kind: UploadKind, by: Actor, **more: Any) -> None:
        super().__init__(*given, **more)
        self._asks = [ask for ask in kind.asks if _is_question(ask, by)]
        for ask in self._asks:
            self.fields[ask.name] = _field(ask, by)

    @property
    def said(self) -> dict[str, str]:
        """What was answered; of a form that is valid."""
        return _said(self, self._asks)


class ExportForm(forms.Form):
    """Which part of a register goes out: sent by GET, so that the address alone fetches it."""

    def __init__(self, *given: Any, kind: UploadKind, by: Actor, **more: Any) -> None:
        super().__init__(*given, **more)
        self._asks = [ask for ask in kind.asks if ask.out and _is_question(ask, by)]
        self._words: dict[tuple[str, str], str] = {}
        for ask in self._asks:
            self.fields[ask.name] = _field(ask, by, out=True)
            for answer, words in ask.choices(by) if ask.choices else ():
                self._words[ask.name, answer] = words

    @property
    def said(self) -> dict[str, str]:
        return _said(self, self._asks)

    @property
    def words(self) -> list[str]:
        """The answers as a person reads them, for the file's name."""
        return [self._words[name, answer] for name, answer in self.said.items()]


def _said(form: forms.Form, asks: Iterable[Ask]) -> dict[str, str]:
    return {ask.name: answer for ask in asks if (answer := form.cleaned_data.get(ask.name))}


def _is_question(ask: Ask, by: Actor) -> bool:
    """What has one answer alone is not asked."""
    return ask.choices is None or len(ask.choices(by)) > 1


def _field(ask: Ask, by: Actor, *, out: bool = False) -> forms.Field:
    said: dict[str, Any] = {"label": ask.label, "help_text": "" if out else ask.help_text}
    if ask.choices is None:
        return forms.CharField(**said, required=False, max_length=ask.most)
    offered = list(ask.choices(by))
    if out and ask.first is not None:
        return forms.ChoiceField(**said, choices=offered, initial=ask.first())
    nothing = ("", _("All") if out else _("As the rows of the file say"))
    return forms.ChoiceField(**said, required=False, choices=[nothing, *offered])
