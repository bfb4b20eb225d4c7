"""The columns and filters of the register's lists; what is too much for a screen stands in the sheet only."""

from collections.abc import Callable
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.kit import calendar
from tidtam.kit.actor import Actor
from tidtam.kit.among import among
from tidtam.kit.lists import Filter, ListColumn
from tidtam.registers.producers import needs, queries
from tidtam.registers.producers.filters import area_filter, words_filter
from tidtam.registers.producers.models import (
    Category,
    HeldStandard,
    Photo,
    Producer,
    ProducerKind,
    Product,
    Registration,
    RegistrationState,
    Round,
    StandardKind,
    SubCategory,
)
from tidtam.registers.producers.queries.counted import counted_keys
from tidtam.registers.producers.queries.held import in_state

Asked = Callable[[str], str]  # what the address says of a key

#: What a sheet tells of a producer beyond the screen, in the order of its form; never personal data.
MORE = (
    "name_en",
    "legal_number",
    "smce_number",
    "founded_year",
    "members_male",
    "members_female",
    "workers",
    "capital",
    "capacity",
    "capacity_unit",
    "raw_material",
    "raw_source",
    "website",
)


def producer_url(row: Producer) -> str:
    return reverse("producers:producer", args=[row.pk])


def product_url(row: Product) -> str:
    return reverse("producers:product", args=[row.pk])


def producer_columns() -> list[ListColumn]:
    return [
        ListColumn("name", _("Producer"), sort="sort_key", link=producer_url),
        ListColumn("code", _("Number"), sort="code", kind="code"),
        ListColumn("kind", _("Kind"), value="get_kind_display", sort=("kind", "sort_key")),
        ListColumn(
            "area",
            _("Area"),
            value=lambda row: queries.place(row.area),
            sort=("area_id", "sort_key"),
            kind="place",
        ),
        *_more(),
        ListColumn(
            "registered",
            _("Registered on"),
            value="registered_at",
            sort="registered_at",
            kind="date",
            blank_last=True,
        ),
        ListColumn("state", _("State"), value=queries.standing, kind="state"),
    ]


def _more() -> list[ListColumn]:
    """For the sheet only."""
    labels = {
        "name_en": _("Name in English"),
        "legal_number": _("Number of the legal entity"),
        "smce_number": _("Number of the community enterprise"),
        "founded_year": _("Founded in"),
        "members_male": _("Members, men"),
        "members_female": _("Members, women"),
        "workers": _("Workers"),
        "capital": _("Capital (baht)"),
        "capacity": _("Capacity a month"),
        "capacity_unit": _("Unit of the capacity"),
        "raw_material": _("Raw material"),
        "raw_source": _("Source of the raw material"),
        "website": _("Website"),
    }
    kinds: dict[str, Any] = {"legal_number": "code", "smce_number": "code", "capital": "money"}
    kinds |= dict.fromkeys(("members_male", "members_female", "workers", "capacity"), "int")
    values: dict[str, Any] = {
        "founded_year": lambda row: str(calendar.be(row.founded_year)) if row.founded_year else ""
    }
    return [
        ListColumn(
            name, labels[name], value=values.get(name, ""), kind=kinds.get(name, "text"), sheet_only=True
        )
        for name in MORE
    ]


def product_columns() -> list[ListColumn]:
    return [
        ListColumn("name", _("Product"), sort="sort_key", link=product_url),
        ListColumn("code", _("Number"), sort="code", kind="code"),
        ListColumn("category", _("Category"), value="category.name", sort=("category_id", "sort_key")),
        ListColumn("part", _("Sub-type"), value="part.name", sheet_only=True),
        ListColumn("producer", _("Producer"), value="producer.name", sort="producer__sort_key"),
        ListColumn(
            "area",
            _("Area"),
            value=lambda row: queries.place(row.producer.area),
            sort="producer__area_id",
            kind="place",
        ),
        ListColumn("name_en", _("Name in English"), sheet_only=True),
        ListColumn("unit", _("Unit"), sheet_only=True),
        ListColumn("size", _("Size or content"), sheet_only=True),
        ListColumn("capacity", _("Capacity a month"), kind="int", sheet_only=True),
        ListColumn("ended", _("Made until"), value="ended_on", kind="date", sheet_only=True),
        ListColumn("price", _("Price (baht)"), sort="price", kind="money", blank_last=True),
    ]


def standard_columns() -> list[ListColumn]:
    return [
        ListColumn(
            "producer",
            _("Producer"),
            value="producer.name",
            sort="producer__sort_key",
            link=lambda row: producer_url(row.producer),
        ),
        ListColumn("kind", _("Standard"), value="kind.name", sort=("kind__order", "producer__sort_key")),
        ListColumn("number", _("Number of the certificate"), kind="code"),
        ListColumn(
            "product", _("For"), value=lambda row: row.product.name if row.product else _("all that is made")
        ),
        ListColumn(
            "area",
            _("Area"),
            value=lambda row: queries.place(row.producer.area),
            sort="producer__area_id",
            kind="place",
        ),
        ListColumn("issued", _("Issued on"), value="issued_on", kind="date", sheet_only=True),
        ListColumn(
            "expires", _("Valid until"), value="expires_on", sort="expires_on", kind="date", blank_last=True
        ),
        ListColumn("state", _("State"), value=lambda row: queries.expiry(row.expires_on), kind="state"),
    ]


def producer_filters(actor: Actor, asked: Asked) -> list[Filter]:
    rounds = [(row.code, str(row)) for row in Round.objects.all()]
    return [
        words_filter(),
        area_filter(actor, asked("area")),
        Filter("kind", _("Kind"), ProducerKind.choices, lambda rows, kind: rows.filter(kind=kind)),
        Filter(
            "category",
            _("Makes"),
            categories(),
            lambda rows, code: among(
                rows, counted_keys(Product.objects.filter(category=code).values("producer"))
            ),
        ),
        Filter("part", "", None, _made_of_part, kind="hidden"),
        Filter(
            "round",
            _("Round"),
            rounds,
            lambda rows, code: among(rows, counted_keys(_registered(asked, round=code))),
        ),
        Filter(
            "state",
            _("State in the round"),
            RegistrationState.choices,
            lambda rows, state: among(rows, counted_keys(_registered(asked, state=state))),
        ),
        Filter(
            "standard",
            _("Holds"),
            standard_kinds(),
            lambda rows, code: among(
                rows, counted_keys(HeldStandard.objects.filter(kind=code).values("producer"))
            ),
        ),
        Filter("told", _("Told"), told_choices(), told),
        Filter(
            "merged",
            _("Merged into another"),
            [("only", _("Only these")), ("also", _("These too"))],
            lambda rows, choice: rows if choice == "also" else rows.exclude(merged_into=None),
        ),
    ]


def told_choices() -> list[tuple[str, str]]:
    return [
        ("incomplete", _("something is missing")),
        ("photo", _("has a photo")),
        ("no-photo", _("has no photo")),
        ("place", _("has a position")),
        ("no-place", _("has no position")),
    ]


def told(rows: QuerySet[Producer], choice: str) -> QuerySet[Producer]:
    """By what is known of the producer."""
    photo = Exists(Photo.objects.filter(producer=OuterRef("pk"), product=None))
    match choice:
        case "incomplete":
            return rows.filter(needs.incomplete())
        case "photo" | "no-photo":
            return rows.filter(photo if choice == "photo" else ~photo)
    return rows.filter(latitude__isnull=choice == "no-place")


def _made_of_part(rows: Any, code: str) -> Any:
    """By sub-type; figures lead here, the form has no field for it."""
    return among(rows, counted_keys(Product.objects.filter(part=code).values("producer")))


def product_filters(actor: Actor, asked: Asked) -> list[Filter]:
    parts = SubCategory.objects.select_related("category")
    if asked("category"):
        parts = parts.filter(category=asked("category"))
    photo = Exists(Photo.objects.filter(product=OuterRef("pk")))
    made = [("made", _("in production")), ("ended", _("made no more"))]
    pictured = [("photo", _("has a photo")), ("no-photo", _("has no photo"))]
    return [
        words_filter(),
        area_filter(actor, asked("area"), "producer__area_id"),
        Filter("category", _("Category"), categories(), lambda rows, code: rows.filter(category=code)),
        Filter(
            "part",
            _("Sub-type"),
            [(row.code, row.name) for row in parts],
            lambda rows, code: rows.filter(part=code),
        ),
        Filter(
            "made",
            _("Production"),
            made,
            lambda rows, is_made: rows.filter(ended_on__isnull=is_made == "made"),
        ),
        Filter(
            "standard",
            _("Holds"),
            standard_kinds(),
            lambda rows, code: among(rows, HeldStandard.objects.filter(kind=code).values("product")),
        ),
        Filter(
            "told",
            _("Told"),
            pictured,
            lambda rows, choice: rows.filter(photo if choice == "photo" else ~photo),
        ),
    ]


def standard_filters(actor: Actor, asked: Asked) -> list[Filter]:
    states = [("valid", _("Valid")), ("soon", _("near its end")), ("over", _("Expired"))]
    return [
        words_filter("producer"),
        area_filter(actor, asked("area"), "producer__area_id"),
        Filter("kind", _("Standard"), standard_kinds(), lambda rows, code: rows.filter(kind=code)),
        Filter("state", _("State"), states, in_state),
    ]


def categories() -> list[tuple[str, str]]:
    return [(row.code, row.name) for row in Category.objects.all()]


def standard_kinds() -> list[tuple[str, str]]:
    return [(row.code, row.name) for row in StandardKind.objects.all()]


def _registered(asked: Asked, **wanted: str) -> QuerySet[Any]:
    """Producers with a registration in that round or state; both must hold of the same registration."""
    both = {key: asked(key) for key in ("round", "state") if asked(key)} | wanted
    return Registration.objects.filter(**both).values("producer")
