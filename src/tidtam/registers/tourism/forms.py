"""What people type about a village and about whom visitors call; the rules stand in the actions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tidtam.ground.files.shown import People, Rights
from tidtam.ground.privacy import phones
from tidtam.ground.privacy.actions import PersonRow
from tidtam.ground.privacy.models import Person, Purpose
from tidtam.ground.privacy.queries.people import standing_consents
from tidtam.kit import calendar, clock
from tidtam.kit.drafts import DraftField
from tidtam.kit.forms import DayField, MoneyField, PhotosField, PointField, WholeField
from tidtam.kit.refusals import refuse as refuse
from tidtam.registers.tourism.actions.pictures import PictureRow
from tidtam.registers.tourism.content import PageRow, page_row
from tidtam.registers.tourism.models import Access, Picture, Receives, Role, VillagePage
from tidtam.registers.tourism.words import FIELDS, LANGUAGES

LONG = {"rows": 5}


def text(name: str, *, long: bool = False, most: int = 200, help_text: Any = "") -> forms.CharField:
    """A field of words; the English ones are told to the browser as such."""
    attrs: dict[str, Any] = {"lang": "en"} if name.endswith("_en") else {}
    widget = forms.Textarea(attrs={**LONG, **attrs}) if long else forms.TextInput(attrs=attrs)
    return forms.CharField(
        label=FIELDS[name],
        required=False,
        max_length=None if long else most,
        widget=widget,
        help_text=help_text,
    )


def months_field() -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        label=FIELDS["months"],
        choices=lambda: [(number, calendar.month_name(number)) for number in range(1, 13)],
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked means all the year."),
    )


class PageForm(forms.Form):
    """One village, as visitors read it."""

    draft = DraftField()
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
    tagline_th = text("tagline_th", help_text=_("Such as: กู่โบราณ ผ้าไหม ข้าวเม่า"))
    tagline_en = text("tagline_en")
    story_th = text("story_th", long=True)
    story_en = text("story_en", long=True)
    identity_th = text(
        "identity_th", long=True, help_text=_("A bamboo gate or a photo frame stands in every village.")
    )
    identity_en = text("identity_en", long=True)
    day_th = text(
        "day_th", long=True, help_text=_("From the morning to the evening, as a guest would live it.")
    )
    day_en = text("day_en", long=True)
    access_th = text("access_th", long=True)
    access_en = text("access_en", long=True)
    transit_th = text("transit_th", long=True)
    transit_en = text("transit_en", long=True)
    receives = forms.ChoiceField(label=FIELDS["receives"], choices=Receives.choices, widget=forms.RadioSelect)
    notice_days = WholeField(label=FIELDS["notice_days"], most=90, required=False)
    group_min = WholeField(label=FIELDS["group_min"], most=9999, required=False)
    group_max = WholeField(label=FIELDS["group_max"], most=9999, required=False)
    capacity = WholeField(label=FIELDS["capacity"], most=99_999, required=False)
    guide_fee = MoneyField(label=FIELDS["guide_fee"], required=False)
    languages = forms.MultipleChoiceField(
        label=FIELDS["languages"], choices=LANGUAGES, required=False, widget=forms.CheckboxSelectMultiple
    )
    access_ways = forms.MultipleChoiceField(
        label=FIELDS["access_ways"],
        choices=Access.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    months = months_field()
    point = PointField(label=FIELDS["point"], required=False)

    def __init__(self, typed: Any = None, *, page: VillagePage) -> None:
        super().__init__(typed, initial={**page_row(page)._asdict(), "version": page.version})

    def row(self) -> PageRow:
        """What was said; after `is_valid`."""
        return PageRow(**{name: self.cleaned_data[name] for name in PageRow._fields})


class CoordinatorForm(forms.Form):
    """Whom visitors call, and what of that may be shown; nothing is ticked beforehand (PDPA s.19)."""

    name_th = forms.CharField(label=_("Name of the coordinator"), max_length=200)
    phone = forms.CharField(
        label=_("Phone"), max_length=30, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    line_id = forms.CharField(label=_("LINE address"), max_length=60, required=False)
    how = forms.CharField(
        label=_("How the consent was given"),
        max_length=200,
        help_text=_("Such as: signed paper of 20 July 2561, or told by phone"),
    )
    consent_name = forms.BooleanField(label=_("The name may be shown to visitors"), required=False)
    consent_phone = forms.BooleanField(label=_("The phone number may be shown to visitors"), required=False)
    consent_line = forms.BooleanField(label=_("The LINE address may be shown to visitors"), required=False)

    def __init__(self, typed: Any = None, *, person: Person | None = None) -> None:
        initial: dict[str, Any] = {}
        if person is not None:
            initial = {"name_th": person.name_th, "phone": person.phone, "line_id": person.line_id}
            for standing in standing_consents(person):
                initial[f"consent_{standing.purpose}"] = standing.consent is not None
        super().__init__(typed, initial=initial)

    def clean_phone(self) -> str:
        return phones.clean(self.cleaned_data["phone"])

    def row(self) -> PersonRow:
        told = self.cleaned_data
        return PersonRow(name_th=told["name_th"], phone=told["phone"], line_id=told["line_id"])

    def consents(self) -> set[str]:
        shown = (Purpose.NAME, Purpose.PHONE, Purpose.LINE)
        return {str(one) for one in shown if self.cleaned_data.get(f"consent_{one}")}


class PicturesForm(forms.Form):
    """Pictures that come together, and what holds for all of them."""

    photos = PhotosField(label=_("Photos"))
    role = forms.ChoiceField(label=_("What it is"), choices=Role.choices)
    rights = forms.ChoiceField(label=_("By what right it is shown"), choices=Rights.choices, required=False)
    people = forms.ChoiceField(
        label=_("Who is in it"), choices=People.choices, widget=forms.RadioSelect, initial=People.NOT_ASKED
    )
    credit = forms.CharField(label=_("Who took it"), max_length=120, required=False)
    caption_th = forms.CharField(label=_("What it shows"), max_length=200, required=False)
    caption_en = forms.CharField(
        label=_("What it shows, in English"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"lang": "en"}),
    )

    def row(self) -> PictureRow:
        return PictureRow(**{name: self.cleaned_data[name] for name in PictureRow._fields})


class ManyPicturesForm(PicturesForm):
    """Pictures of many villages, each named by the code of its own."""

    photos = PhotosField(
        label=_("Photos"),
        most=60,
        help_text=_("Each file name begins with the village's eight digits, such as 40150604-temple.jpg."),
    )


class PictureForm(PicturesForm):
    """One picture that is there already."""

    photos = None  # type: ignore[assignment]
    order = WholeField(label=_("Place in the order"), most=999)

    def __init__(self, typed: Any = None, *, picture: Picture) -> None:
        told = {name: getattr(picture, name) for name in PictureRow._fields}
        super().__init__(typed, initial={**told, "order": picture.order})


class ReasonForm(forms.Form):
    """Why something is sent back or withdrawn."""

    reason = forms.CharField(label=_("Reason"), max_length=400, widget=forms.Textarea(attrs={"rows": 3}))


class VerifyForm(forms.Form):
    on = DayField(label=_("Verified on"), required=False)

    def __init__(self, typed: Any = None) -> None:
        super().__init__(typed, initial={"on": clock.today()})
