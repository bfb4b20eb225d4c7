"""The register as its spreadsheets carry it away: the columns that come in, in a stable order, nothing revealed."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from tidtam.kit.access import within_any
from tidtam.kit.word_lists import of_choices, of_list
from tidtam.registers.producers.models import (
    Category,
    Producer,
    Product,
    RegisteredProduct,
    Registration,
    RegistrationState,
    Round,
    StandardKind,
    SubCategory,
)
from tidtam.registers.producers.sheets import contacts, producer_fields, standards
from tidtam.registers.producers.sheets.places import Places
from tidtam.registers.producers.sheets.registrations import STATES_ALSO

CHUNK = 2000
PERSON = ("person__name_th", "person__phone", "person__email", "person__line_id", "person__address",
          "person__number_tail")  # fmt: skip


def producers(areas: Sequence[str]) -> Iterator[Sequence[Any]]:
    """Those that stand; one found to be another goes out as that one only."""
    fields, places = producer_fields.fields(), Places(None)
    kinds = of_list(StandardKind.objects.order_by("order"))
    own = [(name, field.give) for name, field in fields.items()]
    first, rest = own[:3], own[3:]
    found = Producer.objects.filter(within_any(areas, "area_id"), merged_into=None).order_by("code")
    rows = found.values("pk", "code", "area_id", *fields, *PERSON).iterator(chunk_size=CHUNK)
    while part := list(islice(rows, CHUNK)):
        held = standards.held_by(row["pk"] for row in part)
        for row in part:
            code = row["area_id"]
            province, district, subdistrict, village = places.names(code)
            moo = int(code[6:]) if len(code) == 8 else None
            yield (
                row["code"],
                *[give(row[name]) for name, give in first],
                code, province, district, subdistrict, moo, village,
                *[give(row[name]) for name, give in rest],
                standards.written(standards.ordered(held.get(row["pk"], ())), kinds),
                *contacts.cells(row),
            )  # fmt: skip


def products(areas: Sequence[str]) -> Iterator[Sequence[Any]]:
    categories = of_list(Category.objects.order_by("order"))
    parts = of_list(SubCategory.objects.order_by("category__order", "order"))
    found = Product.objects.filter(within_any(areas, "producer__area_id"), producer__merged_into=None)
    rows = found.order_by("producer__code", "pk").values_list(
        "code", "producer__code", "producer__name_th", "name_th", "name_en", "category_id", "part_id", "price",
        "unit", "size", "capacity", "story_th", "story_en",
    )  # fmt: skip
    for code, maker, maker_name, name, name_en, category, part, *rest in rows.iterator(chunk_size=CHUNK):
        yield code, maker, maker_name, name, name_en, categories.word(category), parts.word(part), *rest


def registrations(areas: Sequence[str]) -> Iterator[Sequence[Any]]:
    """The state in which each stands; how it got there stays in the register."""
    rounds = of_list(Round.objects.order_by("-opens_on"))
    states = of_choices(RegistrationState.choices, STATES_ALSO)
    found = Registration.objects.filter(within_any(areas, "producer__area_id"), producer__merged_into=None)
    rows = found.order_by("producer__code", "round_id").values_list(
        "pk", "producer__code", "producer__name_th", "round_id", "state", "number"
    )
    each = rows.iterator(chunk_size=CHUNK)
    while part := list(islice(each, CHUNK)):
        asked: dict[int, list[str]] = {}
        wanted = RegisteredProduct.objects.filter(registration__in=[row[0] for row in part], struck="")
        for pk, name in wanted.order_by("pk").values_list("registration_id", "product__name_th"):
            asked.setdefault(pk, []).append(name)
        for pk, maker, maker_name, round_code, state, number in part:
            words = rounds.word(round_code), states.word(state)
            yield maker, maker_name, *words, number, None, "; ".join(asked.get(pk, ())), ""
