"""The fields of a product and what each may hold."""

import re
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from tidtam.kit.digits import to_arabic
from tidtam.registers.producers.actions.rules import refused
from tidtam.registers.producers.actions.values import checks
from tidtam.registers.producers.actions.values.checks import Known

#: The product number is the office's; the rest the producer's own people write as well.
PRODUCT = (
    "code",
    "category",
    "part",
    "name_th",
    "name_en",
    "price",
    "unit",
    "size",
    "capacity",
    "story_th",
    "story_en",
)

_LINES = {"name_en": 200, "unit": 40, "size": 120}


def clean_product(values: Mapping[str, Any], lists: Known, *, category: str = "") -> dict[str, Any]:
    """The given fields as they are kept; RegisterRefused at the field that cannot be.

    category, part: codes; a part belongs to its category. category: of the product as it stands, where the
    values bring none.
    """
    cleaned = {name: _clean(name, value, lists) for name, value in values.items()}
    part = cleaned.get("part")
    if part and lists.parts[part] != cleaned.get("category", category):
        raise refused("part", _("This sub-type belongs to another category."))
    return cleaned


def _clean(name: str, value: Any, lists: Known) -> Any:
    match name:
        case "code":
            return _code(name, value)
        case "name_th":
            text = checks.line(name, value, 200)
            if not text:
                raise refused(name, _("A product needs a name."))
            return text
        case "category":
            return checks.one_of(name, value, lists.categories, _("There is no product category %(value)s."))
        case "part":
            if not value:
                return None
            return checks.one_of(name, value, lists.parts, _("There is no sub-type %(value)s."))
        case "price" | "capacity":
            return checks.count(name, value, checks.MOST_WIDE)
        case "story_th" | "story_en":
            return checks.lines(name, value)
    return checks.line(name, value, _LINES[name])


def _code(field: str, value: Any) -> str:
    """Optional; of the form that TIDTAM_PRODUCT_CODE says."""
    text = to_arabic(checks.line(field, value, 20))
    if text and not re.fullmatch(settings.PRODUCT_CODE, text):
        raise refused(field, _("“%(value)s” is not of the form that product numbers have here."), value=text)
    return text
