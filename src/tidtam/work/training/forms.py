"""What people type in this room; the rules themselves stand in the actions."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.people.models import Post, User
from tidtam.ground.privacy.phones import clean as clean_phone
from tidtam.kit import clock
from tidtam.kit.access import reach_q
from tidtam.kit.forms import DayField, MoneyField, PhotosField, WholeField
from tidtam.kit.refusals import refuse as refuse
from tidtam.registers.producers.models import HeldStandard, Producer, Product
from tidtam.registers.producers.queries import place
from tidtam.work.plan.models import WorkItem, WorkLevel
from tidtam.work.plan.queries import items_of
from tidtam.work.training.actions import TrainingRow
from tidtam.work.training.models import OutcomeKind, Topic, Training, TrainingKind
from tidtam.work.training.queries import producer_named, producers_near

MOST_PEOPLE = 10_000


class TrainingForm(forms.Form):
    """A training, coaching or study visit, as it is planned or was held."""

    title = forms.CharField(label=gettext_lazy("What it is called"), max_length=300)
    topic = forms.ModelChoiceField(Topic.objects.none(), label=gettext_lazy("Topic"))
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=TrainingKind.choices)
    area = forms.ModelChoiceField(
        Area.objects.none(),
        label=gettext_lazy("Whose training"),
        help_text=gettext_lazy("Producers are looked for in this district, or in the whole province."),
    )
    place = forms.CharField(label=gettext_lazy("Place"), max_length=300)
    starts_on = DayField(label=gettext_lazy("First day"))
    ends_on = DayField(label=gettext_lazy("Last day"), required=False)
    trainers = forms.CharField(
        label=gettext_lazy("Trainers"),
        max_length=400,
        required=False,
        help_text=gettext_lazy("Institution and post."),
    )
    post = forms.ModelChoiceField(Post.objects.none(), label=gettext_lazy("Post that answers for it"))
    planned = WholeField(label=gettext_lazy("People planned"), most=MOST_PEOPLE, required=False)
    work_item = forms.ModelChoiceField(
        WorkItem.objects.none(), label=gettext_lazy("Work item"), required=False
    )
    budget_code = forms.CharField(label=gettext_lazy("Budget line (code)"), max_length=60, required=False)
    budget_name = forms.CharField(label=gettext_lazy("Budget line (name)"), max_length=300, required=False)
    budget = MoneyField(label=gettext_lazy("Budget (baht)"), required=False)

    def __init__(self, *args: Any, user: User, training: Training | None = None, **kwargs: Any) -> None:
        if training is not None:
            names = TrainingRow._fields
            kwargs["initial"] = {name: getattr(training, name) for name in names} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        items = [item.pk for item in items_of(clock.today()) if item.level == WorkLevel.PRODUCER]
        choices: dict[str, Any] = {
            "topic": Topic.objects.all(),
            "area": _areas(user),
            "post": _posts(user),
            "work_item": WorkItem.objects.filter(pk__in=items),
        }
        for name, rows in choices.items():
            if training is not None and (kept := getattr(training, f"{name}_id")) is not None:
                rows = rows | rows.model.objects.filter(pk=kept)
            self.fields[name].queryset = rows  # type: ignore[attr-defined]
        self.fields["area"].label_from_instance = place  # type: ignore[attr-defined]
        if training is None and len(user.reach("edit")) == 1:
            self.fields["area"].initial = user.reach("edit")[0]

    def row(self) -> TrainingRow:
        told = self.cleaned_data
        return TrainingRow(**{**told, "ends_on": told["ends_on"] or told["starts_on"]})


def _areas(user: User) -> Any:
    """The provinces and districts in which the person edits; with them the subdistricts of a single district."""
    rows = Area.objects.open_to(user, "edit").existing()
    single = all(len(prefix) >= Level.DISTRICT for prefix in user.reach("edit"))
    levels = [Level.DISTRICT, Level.SUBDISTRICT] if single else [Level.PROVINCE, Level.DISTRICT]
    return rows.filter(level__in=levels).select_related("parent__parent").order_by("level", "sort_key")


def _posts(user: User) -> Any:
    """The posts within the person's areas, and those of the provinces above them."""
    provinces = {prefix[:2] for prefix in user.reach("edit") if prefix}
    rows = Post.objects.filter(reach_q(user, "edit")) | Post.objects.filter(area_id__in=provinces)
    return rows.order_by("sort_key")


class ReasonForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=400)


class ProducerField(forms.CharField):
    """A producer by its exact name or number, picked from the list or typed; what is none of them stays as typed.

    Nobody is picked silently: two of the same name are none.
    """

    def __init__(self, **fields: Any) -> None:
        super().__init__(max_length=200, **fields)
        self.widget.attrs |= {"list": "producers", "autocomplete": "off"}


class AttendeeForm(forms.Form):
    """One person on the list, by the officer, or by the person on the own phone."""

    name = forms.CharField(
        label=gettext_lazy("Name and surname"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    producer = ProducerField(
        label=gettext_lazy("Producer or group"),
        help_text=gettext_lazy("Choose from the list, or type the name."),
        required=False,
    )
    phone = forms.CharField(
        label=gettext_lazy("Phone"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
    village = forms.CharField(label=gettext_lazy("Village"), max_length=120, required=False)

    def __init__(self, *args: Any, training: Training, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.training = training

    def clean_phone(self) -> str:
        return clean_phone(self.cleaned_data["phone"])

    def producers(self) -> list[Producer]:
        """What the list offers; a whole province is too long a list for a phone."""
        return producers_near(self.training) if len(self.training.area_id) >= Level.DISTRICT else []

    def told(self) -> dict[str, Any]:
        """As the actions take it."""
        said = self.cleaned_data["producer"]
        given = {name: self.cleaned_data[name] for name in ("name", "phone", "village")}
        return {**given, "said": said, "producer": producer_named(self.training, said)}


class SignForm(AttendeeForm):
    """The same on the own phone. id is made with the page, so that sending it twice stores one person."""

    id = forms.UUIDField(widget=forms.HiddenInput)


class CountersignForm(forms.Form):
    """Whose signature it is: a producer of the register, or one that the register does not have."""

    producer = ProducerField(label=gettext_lazy("Producer or group"), required=False)

    def __init__(self, *args: Any, training: Training, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.training = training

    def clean_producer(self) -> Producer | None:
        typed = self.cleaned_data["producer"]
        found = producer_named(self.training, typed)
        if typed and found is None:
            raise forms.ValidationError(
                _("No single producer of this area is called so. Choose from the list, or leave it blank.")
            )
        return found


class OutcomeForm(forms.Form):
    """One change at one producer, with its evidence."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What changed"),
        choices=[choice for choice in OutcomeKind.choices if choice[0] != OutcomeKind.UNCHANGED],
        widget=forms.RadioSelect,
    )
    what = forms.CharField(
        label=gettext_lazy("In words"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy(
            "What is different from before. Sales are not typed here; they come from the reports."
        ),
    )
    product = forms.ModelChoiceField(Product.objects.none(), label=gettext_lazy("Product"), required=False)
    happened_on = DayField(label=gettext_lazy("Since when"))
    held = forms.ModelChoiceField(
        HeldStandard.objects.none(),
        label=gettext_lazy("Standard obtained"),
        required=False,
        help_text=gettext_lazy(
            "Only for a standard. It is entered on the producer's page first, with its number."
        ),
    )
    before = PhotosField(label=gettext_lazy("Pictures from before"))
    after = PhotosField(
        label=gettext_lazy("Pictures of how it looks now"),
        help_text=gettext_lazy("A product, package or brand needs at least one."),
    )

    def __init__(self, *args: Any, producer: Producer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = producer.standards.exclude(number="").select_related("kind").order_by("-recorded_at")
        choices: dict[str, Any] = {"product": producer.products.order_by("sort_key"), "held": held}
        for name, rows in choices.items():
            self.fields[name].queryset = rows  # type: ignore[attr-defined]
        self.fields["held"].label_from_instance = held_words  # type: ignore[attr-defined]


def held_words(held: HeldStandard) -> str:
    """ "มผช. 17/2561"."""
    return f"{held.kind} {held.number}"


class UnchangedForm(forms.Form):
    """Looked at, and nothing has changed: several producers at once."""

    producers = forms.ModelMultipleChoiceField(
        Producer.objects.none(),
        label=gettext_lazy("Producers at which nothing changed"),
        widget=forms.CheckboxSelectMultiple,
    )
    happened_on = DayField(label=gettext_lazy("Looked at on"))
    what = forms.CharField(label=gettext_lazy("Note"), max_length=400, required=False)

    def __init__(self, *args: Any, producers: list[Producer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Producer.objects.filter(pk__in=[producer.pk for producer in producers]).order_by("sort_key")
        self.fields["producers"].queryset = rows  # type: ignore[attr-defined]


class CheckForm(forms.Form):
    """What another officer saw."""

    found = forms.TypedChoiceField(
        label=gettext_lazy("What you saw"),
        choices=[("yes", gettext_lazy("It is so")), ("no", gettext_lazy("It is not so"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    checked_on = DayField(label=gettext_lazy("Looked at on"))
    note = forms.CharField(
        label=gettext_lazy("What was seen"), max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )
