"""How a room says no: a small named error, with its sentence and the field at which a page shows it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError

if TYPE_CHECKING:
    from django.forms import Form
    from django_stubs_ext import StrOrPromise


class RefusedChange(ValidationError):
    """A change that a room's rules do not allow; nothing was written. Each room has its own base below this.

    field: where a page shows it, unless the one who raises it knows better; text: the sentence, with %(params)s.
    """

    field: ClassVar[str | None] = None
    text: ClassVar["StrOrPromise"] = ""

    def __init__(self, *, field: str | None = None, **params: Any) -> None:
        super().__init__(self.text, code=type(self).__name__, params=params or None)
        self.at_field = field or self.field


def refuse(form: "Form", refusal: ValidationError, names: Mapping[str, str] | None = None) -> None:
    """Put what the rules say at its field, or on top where the form has no such field. names: a rule's word for a
    field -> the form's.
    """
    said: str | None = getattr(refusal, "at_field", None)
    field = (names or {}).get(said or "", said)
    form.add_error(field if field in form.fields else None, refusal)
