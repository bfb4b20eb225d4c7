"""An earlier paper, sent as a file or pasted."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.kit.drafts import DraftField
from tidtam.reporting.intake.papers import MOST_LETTERS
from tidtam.reporting.meetings.models import Committee

MEGABYTE = 1024 * 1024


class PaperForm(forms.Form):
    """One of the two: the file, or its text."""

    draft = DraftField(required=False)
    committee = forms.ModelChoiceField(
        Committee.objects.none(), label=gettext_lazy("Committee"), to_field_name="code", empty_label=None
    )
    file = forms.FileField(
        label=gettext_lazy("Minutes, report or news item"),
        required=False,
        help_text=gettext_lazy("Text, Word (.docx) or PDF with text, at most 200 pages."),
        widget=forms.ClearableFileInput(attrs={"accept": ".txt,.docx,.pdf"}),
    )
    text = forms.CharField(
        label=gettext_lazy("Or paste the text"),
        required=False,
        max_length=MOST_LETTERS,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "lang": "th"}),
    )

    def __init__(self, *sent: Any, bodies: Any) -> None:
        super().__init__(*sent)
        self.fields["committee"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["committee"].label_from_instance = lambda body: body.name  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        file, text = data.get("file"), (data.get("text") or "").strip()
        if file and text:
            self.add_error("text", _("Send the file or paste the text, not both."))
        if not file and not text and "file" not in self.errors:
            self.add_error("file", _("Choose a file, or paste the text below."))
        if file and file.size > settings.UPLOAD_LIMIT:
            self.add_error(
                "file",
                _("The file is larger than %(limit)s MB, which is the most that can be taken.")
                % {"limit": settings.UPLOAD_LIMIT // MEGABYTE},
            )
        return data

    def content(self) -> tuple[bytes, str]:
        """The bytes and the name under which the paper is kept."""
        file = self.cleaned_data["file"]
        if file:
            return file.read(), file.name
        return self.cleaned_data["text"].encode(), _("Pasted text")
