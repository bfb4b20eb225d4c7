"""Choosing what a box is to be of."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import User
from tidtam.kit.digits import to_arabic
from tidtam.reporting.box.actions import may_box
from tidtam.reporting.box.scope import Scope
from tidtam.work.plan.models import BudgetNode


class BoxForm(forms.Form):
    """An area's code, or the code of a budget line of a province and year."""

    place = forms.CharField(
        label=gettext_lazy("Code of the area"),
        max_length=12,
        required=False,
        help_text=gettext_lazy(
            "Province 2 digits, district 4, subdistrict 6, village 8; for instance 40150604"
        ),
    )
    project = forms.ChoiceField(
        label=gettext_lazy("Or a project"),
        required=False,
        help_text=gettext_lazy("Everything that hangs on one line of the budget, in all its villages."),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        nodes = BudgetNode.objects.open_to(user, "trail").open_to(user, "view").select_related("programme")
        self.nodes = {
            str(node.key): node for node in nodes.select_related("area").order_by("-programme", "path")
        }
        named = [
            (key, f"{node.programme.fiscal_year} · {node.code} {node.name}")
            for key, node in self.nodes.items()
        ]
        choice = self.fields["project"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [("", "—"), *named]

    def clean_place(self) -> str:
        return to_arabic(self.cleaned_data["place"]).strip()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        code, project = given.get("place", ""), given.get("project", "")
        if bool(code) == bool(project):
            raise ValidationError(
                {"place": _("Give the code of an area, or choose a project; one of the two.")}
            )
        if project:
            node = self.nodes[project]
            given["scope"] = Scope(node.area, node)
            return given
        area = Area.objects.filter(code=code).first() if code.isascii() and code.isdigit() else None
        if area is None:
            raise ValidationError({"place": _("No area has the code “%(code)s”.") % {"code": code}})
        if not may_box(self.user, area.code):
            raise ValidationError({"place": _("You may not read the trail there.")})
        given["scope"] = Scope(area)
        return given
