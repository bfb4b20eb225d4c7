"""What people type is kept in their browser until the server says that it has it (kit/typed.js).

A form that is kept so has `draft = DraftField()`, the attribute data-draft with a key of its own, data-restore
where it was opened anew, and includes kit/draft.html. The answer to what was stored goes through `stored`.
"""

import uuid
from typing import Any

from django import forms

from tidtam.kit.http import HttpResponseBase

COOKIE = "stored"


class DraftField(forms.UUIDField):
    """Names one filling-in of a form; made with the page, sent with it, again where it is sent again."""

    def __init__(self, **fields: Any) -> None:
        super().__init__(widget=forms.HiddenInput, initial=uuid.uuid4, **fields)


def stored(response: HttpResponseBase, draft: uuid.UUID) -> HttpResponseBase:
    """Tell the browser that it may forget this draft: the next page that it opens does."""
    response.set_cookie(COOKIE, str(draft), max_age=600, samesite="Lax")
    return response
