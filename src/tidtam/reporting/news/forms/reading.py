"""What readers send: a comment, a report."""

import time
import uuid
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from tidtam.kit.http import QueryDict
from tidtam.reporting.news.actions.comments import MOST_NAME
from tidtam.reporting.news.models import Article, Reason

SALT = "news.comment"
LEAST_SECONDS, MOST_SECONDS = 4, 6 * 60 * 60


def token_for(article: Article) -> str:
    """Names one opening of the form of this article, with its time; nobody else can make one."""
    return signing.dumps([str(article.key), uuid.uuid4().hex], salt=SALT)


class CommentForm(forms.Form):
    """A comment. website: no person sees it; who fills it is none. token: see `token_for`."""

    name = forms.CharField(
        label=_("Your name or what you would like to be called"),
        max_length=MOST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    text = forms.CharField(
        label=_("Your comment"), widget=forms.Textarea(attrs={"rows": 6, "maxlength": 3000})
    )
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, article: Article, **fields: Any) -> None:
        super().__init__(*args, **fields)
        self.article = article
        self.sending: uuid.UUID | None = None

    @property
    def is_of_a_machine(self) -> bool:
        return bool(self.data.get("website", "").strip())

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        try:
            key, one = signing.loads(told.get("token", ""), salt=SALT, max_age=MOST_SECONDS)
            if key != str(self.article.key):
                raise signing.BadSignature
            self.sending = uuid.UUID(one)
        except (signing.BadSignature, ValueError, TypeError):
            self.renew()
            raise forms.ValidationError(
                _("The form was open for too long. What you wrote is still here: please send it again.")
            ) from None
        if self._age() < LEAST_SECONDS:
            raise forms.ValidationError(
                _("That was very quick. What you wrote is still here: wait a moment, then send it again.")
            )
        return told

    def renew(self) -> None:
        """Give the form another token, and keep what was typed."""
        kept = QueryDict(mutable=True)
        kept.update({name: str(value) for name, value in self.data.items()})
        kept["token"] = token_for(self.article)
        self.data = kept

    def _age(self) -> float:
        stamp = self.cleaned_data["token"].split(":")[-2]
        return time.time() - signing.b62_decode(stamp)


class ReportForm(forms.Form):
    """Why a reader reports a comment."""

    reason = forms.ChoiceField(
        label=_("What is wrong with it"), choices=Reason.choices, widget=forms.RadioSelect
    )
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
