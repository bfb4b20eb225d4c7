"""The words for what the details of a contract's entries are called."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

KEYS: "dict[str, StrPromise]" = {
    "egp_number": _("e-GP number"),
    "method": _("Way of buying"),
    "reference_price": _("Reference price (baht)"),
    "contractor": _("Contractor"),
    "contractor_kind": _("Kind of contractor"),
    "contractor_number": _("Number of the legal entity"),
    "signed_on": _("Signed on"),
    "quantity": _("Quantity"),
    "fine_rate": _("Fine a day (%)"),
    "fine_base": _("Fine is counted"),
    "fine_least": _("Fine a day, at least (baht)"),
    "fine_cap": _("Fine at most (%)"),
    "fine": _("Fine withheld (baht)"),
    "guarantee": _("Guarantee (baht)"),
    "guarantee_until": _("Guarantee until"),
    "instalments": _("Instalments"),
    "instalment": _("Instalment"),
    "bill": _("Bill of items"),
    "committed": _("Committed"),
    "result": _("Result"),
    "inspectors": _("Who accepted"),
    "paper_kind": _("Kind of paper"),
    "commit_days": _("Committed so many days before the year's end"),
    "accept_days": _("Accepted within so many days"),
    "alike_places": _("Alike in so many areas"),
}

VALUES: "dict[tuple[str, str], StrPromise]" = {
    ("contractor_kind", "entity"): _("Company, partnership or other legal entity"),
    ("contractor_kind", "person"): _("Natural person or shop"),
    ("contractor_kind", "office"): _("Office of the state"),
    ("fine_base", "whole"): _("Of the whole contract"),
    ("fine_base", "part"): _("Of the instalment that is late"),
    ("result", "accepted"): _("Accepted in full"),
    ("result", "rejected"): _("Not accepted, to be mended"),
}
