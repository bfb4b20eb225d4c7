"""What went out comes in again and changes nothing, whatever the register holds."""

import io
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tidtam.ground.jobs import uploads
from tidtam.ground.privacy.actions import PersonRow, keep_person
from tidtam.ground.privacy.tests.numbers import invented
from tidtam.kit import tables, thai
from tidtam.kit.uploads import kinds
from tidtam.registers.producers.models import LegalForm, Producer, Product, SubCategory
from tidtam.registers.producers.tests.factories import make_producer, make_product
from tidtam.registers.producers.tests.test_sheets import register

__all__ = ["register"]

pytestmark = pytest.mark.django_db

#: What hurts on the way through a spreadsheet: formulas, digits that look like numbers, tones, lines, blanks.
PIECES = st.sampled_from(
    [
        "ผ้าไหม",
        "บ้าน",
        "น้ำ",
        "๑๒",
        "007",
        "1e5",
        "=1+1",
        "+",
        "-",
        "@SUM",
        "'",
        '"',
        ",",
        ";",
        "\t",
        " ",
        "ใช่",
        "A1",
        "ลบ",
        "•••",
    ]
)
LINE = st.lists(PIECES, max_size=5).map("".join).map(thai.clean)
TEXT = st.lists(LINE, max_size=3).map("\n".join).map(thai.clean_lines)
COUNT = st.none() | st.integers(0, 2_000_000)
SATANG = st.none() | st.integers(0, 10**12)
POINTS = st.sampled_from([(None, None), (15.8213, 102.8031), (16.0, 102.5), (15.000001, 102.999999)])
CHANNELS = ["shop", "fair", "online", "unsplit"]  # kept in the order of their list
KINDS = st.sampled_from(["group", "sole"])
MAKERS = st.fixed_dictionaries(
    {
        "name_th": LINE.map(lambda text: f"กลุ่ม {text}".strip()),
        "name_en": LINE,
        "kind": KINDS,
        "address": LINE,
        "link_production": st.booleans(),
        "link_benefit": st.booleans(),
        "link_note": LINE,
        "founded_year": st.none() | st.integers(1900, 2018),
        "members_male": COUNT,
        "members_female": COUNT,
        "workers": COUNT,
        "capital": SATANG,
        "capacity": COUNT,
        "capacity_unit": LINE.map(lambda text: text[:40].strip()),
        "raw_material": LINE,
        "channels": st.lists(st.sampled_from(CHANNELS), unique=True, max_size=3).map(
            lambda chosen: sorted(chosen, key=CHANNELS.index)
        ),
        "story_th": TEXT,
        "story_en": TEXT,
    }
)
GOODS = st.fixed_dictionaries(
    {
        "name_en": LINE,
        "price": SATANG,
        "unit": LINE.map(lambda text: text[:40].strip()),
        "size": LINE.map(lambda text: text[:120].strip()),
        "capacity": COUNT,
        "story_th": TEXT,
    }
)
ONCE = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


@ONCE
@given(
    st.lists(st.tuples(MAKERS, POINTS, st.booleans()), min_size=1, max_size=4),
    st.sampled_from(["xlsx", "csv"]),
)
def test_producers_that_go_out_and_come_in_again_stay_what_they_are(
    makers: list[tuple[dict[str, Any], tuple[float | None, float | None], bool]], form: str
) -> None:
    with transaction.atomic():
        for serial, (told, (latitude, longitude), has_person) in enumerate(makers):
            row = make_producer("40150808", name_th=f"ก {serial}", state="")
            if has_person:
                number = invented(serial)
                contact = PersonRow(f"ผู้ติดต่อ {serial}", phone="0812345678", number=number, area="40150808")
                row.person = keep_person(contact, by=None)
                row.save(update_fields=["person"])
            Producer.objects.filter(pk=row.pk).update(**told, latitude=latitude, longitude=longitude)
        assert comes_back_unchanged("producers.producers", form) == len(makers)
        transaction.set_rollback(True)


@ONCE
@given(st.lists(GOODS, min_size=1, max_size=4), st.sampled_from(["xlsx", "csv"]))
def test_products_that_go_out_and_come_in_again_stay_what_they_are(
    goods: list[dict[str, Any]], form: str
) -> None:
    with transaction.atomic():
        producer = make_producer("40150808", state="")
        parts = list(SubCategory.objects.filter(category="fabric"))
        for serial, told in enumerate(goods):
            row = make_product(producer, name_th=f"ผ้า {serial}", code=f"P-{serial}" if serial % 2 else "")
            Product.objects.filter(pk=row.pk).update(**told, part=parts[serial] if serial else None)
        assert comes_back_unchanged("producers.products", form) == len(goods)
        transaction.set_rollback(True)


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_every_legal_form_comes_back(form: str) -> None:
    for serial, legal in enumerate(LegalForm.values):
        row = make_producer("40150807", name_th=f"บริษัท {serial}", kind="sme", state="")
        Producer.objects.filter(pk=row.pk).update(legal_form=legal)
    assert comes_back_unchanged("producers.producers", form) == len(LegalForm.values)


def comes_back_unchanged(kind: str, form: str) -> int:
    """How many rows came in, of which none is new, changed, or refused."""
    out = io.BytesIO()
    found = kinds()[kind]
    assert found.rows is not None
    write = tables.write_xlsx if form == "xlsx" else tables.write_csv
    write(out, found.columns, found.rows(("",)), title="ทะเบียน")
    report = uploads.run(kind, out.getvalue(), None)
    assert (report.new, report.changed, report.refusals) == (0, 0, ())
    return report.unchanged
