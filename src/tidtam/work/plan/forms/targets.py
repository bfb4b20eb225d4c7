"""What people type about targets; the rules themselves stand in the actions."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import Post
from tidtam.kit import clock, money
from tidtam.kit.actor import Actor
from tidtam.kit.calendar import date_short
from tidtam.kit.drafts import DraftField
from tidtam.kit.forms import DayField, MoneyField, PhotosField, WholeField
from tidtam.registers.communities.models import Community
from tidtam.work.plan.actions import ProgressRow, TargetRow
from tidtam.work.plan.actions.watching import NAMES
from tidtam.work.plan.forms.budget import LineChoice
from tidtam.work.plan.models import (
    BudgetEntry,
    BudgetNode,
    EntryKind,
    PlanRules,
    Target,
    Verdict,
    WorkItem,
    WorkStep,
)


class ItemChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, item: Any) -> str:
        return f"{item.order}. {item}"


class PostChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, post: Any) -> str:
        return str(post.name)


class AsksForm(forms.Form):
    """How much, for how much, by when and by whom."""

    quantity = WholeField(label=gettext_lazy("Quantity"), initial=1)
    starts_on = DayField(label=gettext_lazy("Start"))
    due_on = DayField(label=gettext_lazy("Due date"))
    responsible = PostChoice(Post.objects.none(), label=gettext_lazy("Responsible post"))
    node = LineChoice(BudgetNode.objects.none(), label=gettext_lazy("Budget line"), required=False)
    money = MoneyField(label=gettext_lazy("Money (baht)"), required=False)
    contractor = forms.CharField(
        label=gettext_lazy("Contractor"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Whoever bears this name cannot confirm the work."),
    )

    def offer(self, actor: Actor, programme: int, area: str = "") -> None:
        """The posts and the lowest budget lines that the actor may choose from."""
        posts = Post.objects.open_to(actor, "view")
        self.fields["responsible"].queryset = posts.order_by("sort_key")  # type: ignore[attr-defined]
        lines = BudgetNode.objects.open_to(actor, "edit").filter(programme=programme, children=None)
        if area:
            lines = lines.filter(area__in=[area[:2], area[:4]])
        self.fields["node"].queryset = lines.order_by("province", "path")  # type: ignore[attr-defined]
        if not lines.exists():
            del self.fields["node"], self.fields["money"]

    def row(self, before: Target | None = None) -> TargetRow:
        told = self.cleaned_data
        return TargetRow(
            told["quantity"] or 0,
            told["starts_on"],
            told["due_on"],
            told["responsible"],
            told["money"] or 0 if "money" in told else before.money if before else 0,
            told.get("node", before.node if before else None),
            told["contractor"],
        )


class BulkForm(AsksForm):
    """One work item for chosen villages."""

    item = ItemChoice(WorkItem.objects.none(), label=gettext_lazy("Work item"), empty_label=None)
    areas = forms.MultipleChoiceField(
        label=gettext_lazy("Villages"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "A work that is counted by district is made once for each district chosen from."
        ),
    )

    field_order = ["item", "areas", "quantity", "starts_on", "due_on", "responsible", "node", "money"]

    def __init__(self, *given: Any, actor: Actor, programme: int, area: str = "", **more: Any) -> None:
        super().__init__(*given, **more)
        items = WorkItem.objects.filter(programme=programme).order_by("order")
        self.fields["item"].queryset = items  # type: ignore[attr-defined]
        self.fields["money"].help_text = _("For each village or district.")
        villages = Community.objects.open_to(actor, "assign").select_related("area__parent__parent")
        if area:
            villages = villages.filter(area__code__startswith=area)
        named = villages.order_by("area_id")
        self.fields["areas"].choices = [  # type: ignore[attr-defined]
            (one.area_id, _place(one.area)) for one in named[:400]
        ]
        self.offer(actor, programme)

    def chosen(self) -> list[Area]:
        return list(Area.objects.filter(pk__in=self.cleaned_data["areas"]).order_by("pk"))


class ChangeForm(AsksForm):
    """What a target asks from now on, and why."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=400)

    def __init__(self, *given: Any, actor: Actor, target: Target, **more: Any) -> None:
        names = ("quantity", "starts_on", "due_on", "responsible", "node", "money", "contractor")
        more["initial"] = {name: getattr(target, name) for name in names}
        super().__init__(*given, **more)
        self.offer(actor, target.item.programme_id, target.area_id)


class WhyForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=400)


class ProgressForm(forms.Form):
    """How far it is."""

    draft = DraftField()
    step = forms.TypedChoiceField(
        label=gettext_lazy("How far the work is"),
        choices=WorkStep.choices,
        coerce=int,
        widget=forms.RadioSelect,
    )
    quantity = WholeField(label=gettext_lazy("Reached so far"))
    dated_on = DayField(label=gettext_lazy("Day"))
    note = forms.CharField(label=gettext_lazy("Note"), max_length=400, required=False)
    photos = PhotosField(
        label=gettext_lazy("Photos"), help_text=gettext_lazy("Up to 10. JPEG, PNG, WebP or HEIC.")
    )

    def __init__(self, *given: Any, target: Target, **more: Any) -> None:
        more["initial"] = {"step": target.step, "quantity": target.reached, "dated_on": clock.today()}
        super().__init__(*given, **more)
        self.fields["quantity"].help_text = _("Of %(asked)s %(unit)s, all in all.") % {
            "asked": f"{target.quantity:,}",
            "unit": target.item.unit,
        }

    def row(self) -> ProgressRow:
        told = self.cleaned_data
        return ProgressRow(told["step"], told["quantity"] or 0, told["dated_on"], told["note"])


class ConfirmForm(forms.Form):
    """What somebody else than the doer found, in a post of theirs or on the spot."""

    draft = DraftField()
    verdict = forms.ChoiceField(
        label=gettext_lazy("What was found"), choices=Verdict.choices, widget=forms.RadioSelect
    )
    on = DayField(label=gettext_lazy("Day"))
    note = forms.CharField(label=gettext_lazy("Note"), max_length=400, required=False)
    photos = PhotosField(
        label=gettext_lazy("Photos"), help_text=gettext_lazy("Up to 10. JPEG, PNG, WebP or HEIC.")
    )

    def __init__(self, *given: Any, **more: Any) -> None:
        more["initial"] = {"on": clock.today()}
        super().__init__(*given, **more)


class EntryChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, entry: Any) -> str:
        return f"{date_short(entry.dated_on)} {entry.document} {money.text(entry.amount)}"


class PaymentForm(forms.Form):
    """Which disbursement of the target's line was for it, and how much of it."""

    draft = DraftField()
    entry = EntryChoice(BudgetEntry.objects.none(), label=gettext_lazy("Disbursement"))
    amount = MoneyField(label=gettext_lazy("Amount (baht)"))

    def __init__(self, *given: Any, target: Target, **more: Any) -> None:
        more["initial"] = {"amount": max(target.money - target.spent, 0)}
        super().__init__(*given, **more)
        rows = BudgetEntry.objects.filter(node=target.node_id, kind=EntryKind.DISBURSE, amount__gt=0)
        standing = rows.filter(reverses=None, reversed_by=None).order_by("-dated_on", "-pk")
        self.fields["entry"].queryset = standing  # type: ignore[attr-defined]


class RulesForm(forms.Form):
    """What the lists of the board are made by."""

    def __init__(self, *given: Any, rules: PlanRules, **more: Any) -> None:
        super().__init__(*given, **more)
        for name in NAMES:
            label = PlanRules._meta.get_field(name).verbose_name  # type: ignore[union-attr]
            self.fields[name] = WholeField(label=label, initial=getattr(rules, name), most=365)


def _place(area: Area) -> str:
    steps = [area.label]
    parent = area.parent
    while parent is not None and parent.level >= 4:
        steps.append(parent.label)
        parent = parent.parent
    return " ".join(steps)
