"""Forms of a registration: begun, taken a step on, its products, its papers."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.ground.people.models import Holding, User
from tidtam.kit import calendar, clock
from tidtam.kit.forms import DayField, PhotosField, PhotosInput
from tidtam.kit.refusals import refuse as refuse
from tidtam.registers.producers.course import Move
from tidtam.registers.producers.models import DocumentKind, Product, Registration, Round
from tidtam.registers.producers.queries.rounds import offered


class PapersField(PhotosField):
    """One or several files of a paper: photos or PDF."""

    widget = PhotosInput(attrs={"accept": "image/*,application/pdf"})


class ProductsField(forms.ModelMultipleChoiceField[Product]):
    choose_all = True

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} · {obj.category}" + (f" · {obj.code}" if obj.code else "")


class RegistrationForm(forms.Form):
    """Which round, which products, who came with it."""

    round = forms.ModelChoiceField(Round.objects.none(), label=gettext_lazy("Registration round"))
    products = ProductsField(
        Product.objects.none(),
        label=gettext_lazy("Products to be registered"),
        widget=forms.CheckboxSelectMultiple,
    )
    representative = forms.CharField(
        label=gettext_lazy("Representative"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Who came in the producer's place; a written authorisation belongs to it."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=400,
        required=False,
        help_text=gettext_lazy("Needed outside the days of the round."),
    )

    def __init__(self, *args: Any, products: Sequence[Product], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rounds = list(Round.objects.all())
        first = offered(rounds)
        field = self.fields["round"]
        field.queryset = Round.objects.all()  # type: ignore[attr-defined]
        field.label_from_instance = round_label  # type: ignore[attr-defined]
        field.empty_label = None  # type: ignore[attr-defined]
        self.initial.setdefault("round", first.pk if first else None)
        self.fields["products"].queryset = Product.objects.filter(  # type: ignore[attr-defined]
            pk__in=[one.pk for one in products]
        ).select_related("category")
        self.initial.setdefault("products", [one.pk for one in products])


class ProductsForm(RegistrationForm):
    """The same of a registration that is a draft already."""

    def __init__(self, *args: Any, registration: Registration, **kwargs: Any) -> None:
        chosen = registration.products.values_list("product_id", flat=True)
        kwargs["initial"] = {"products": list(chosen), "representative": registration.representative}
        super().__init__(*args, **kwargs)
        del self.fields["round"], self.fields["reason"]


def round_label(round: Round) -> str:
    """The round with its days; a closed one says so."""
    days = f"{calendar.date_short(round.opens_on)} – {calendar.date_short(round.closes_on)}"
    today = clock.today()
    if today > round.closes_on:
        days = _("%(days)s, closed") % {"days": days}
    elif today < round.opens_on:
        days = _("%(days)s, not open yet") % {"days": days}
    return f"{round} ({days})"


class StepForm(forms.Form):
    """What has to be said with one step; the fields follow the step."""

    meeting = forms.CharField(
        label=gettext_lazy("Meeting of the committee"),
        max_length=120,
        help_text=gettext_lazy("Such as ครั้งที่ 3/2561"),
    )
    post = forms.CharField(label=gettext_lazy("Position"), max_length=200)
    dated_on = DayField(label=gettext_lazy("Day of the signature"))
    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, move: Move, user: User, late: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not move.meeting:
            del self.fields["meeting"]
        else:
            self.fields["dated_on"].label = gettext_lazy("Day of the meeting")
        if not move.post:
            del self.fields["post"]
        elif posts := posts_of(user):
            self.fields["post"] = forms.ChoiceField(
                label=gettext_lazy("Position"), choices=[(post, post) for post in posts]
            )
            self.order_fields(["meeting", "post", "dated_on", "reason"])
        if not (move.post or move.meeting):
            del self.fields["dated_on"]
        else:
            self.initial.setdefault("dated_on", clock.today())
        self.fields["reason"].required = move.reason or late


def posts_of(user: User) -> list[str]:
    """The positions with which this person signs today, acting ones as such."""
    holdings = Holding.objects.in_force().filter(user=user).select_related("post").order_by("acting", "pk")
    return [f"รักษาราชการแทน{held.post.name_th}" if held.acting else held.post.name_th for held in holdings]


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=200,
        help_text=gettext_lazy("The producer can read it."),
    )


class PaperForm(forms.Form):
    """A paper handed in: its copy, or the note that an officer saw it."""

    files = PapersField(  # type: ignore[assignment]
        label=gettext_lazy("Photos or PDF")
    )
    seen = forms.BooleanField(label=gettext_lazy("Seen, copy not kept"), required=False)
    note = forms.CharField(label=gettext_lazy("Note"), max_length=200, required=False)

    def __init__(self, *args: Any, kind: DocumentKind, officer: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not officer:
            del self.fields["seen"]
        elif kind.personal:
            self.order_fields(["seen", "files", "note"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("files") and not given.get("seen"):
            self.add_error("files", _("Add a photo or a PDF of the paper."))
        if given.get("files") and given.get("seen"):
            self.add_error("seen", _("Either the copy is kept or it is not; choose one."))
        return given
