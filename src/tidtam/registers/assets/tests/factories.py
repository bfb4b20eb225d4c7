"""Assets for tests."""

import io
from datetime import date

from PIL import Image

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.files.actions import store, store_picture
from tidtam.ground.files.models import File
from tidtam.registers.assets.actions import AssetRow, add_asset
from tidtam.registers.assets.models import Asset, AssetKind, Condition, LandOwner


def make_kind(code: str = "sign") -> AssetKind:
    return AssetKind.objects.get_or_create(
        code=code, defaults={"name_th": "ป้ายบอกเส้นทาง", "name_en": "Direction sign", "order": 2}
    )[0]


def make_condition(code: str = "good", *, is_broken: bool = False) -> Condition:
    words = {"name_th": f"สภาพ {code}", "name_en": code, "order": 9, "is_broken": is_broken}
    return Condition.objects.get_or_create(code=code, defaults=words)[0]


def make_row(village: str = "40150604", **fields) -> AssetRow:
    """A direction sign of the budget of 2560 with nothing owed but its inspections."""
    said = {
        "kind": make_kind(),
        "name": "ป้ายทางเข้าหมู่บ้าน",
        "area": make_area(village),
        "fiscal_year": 2017,
        "land_owner": LandOwner.COMMON,
        "consent_number": "ยินยอม 1/2560",
        "handed_to": "อบต.หนองเม็ก",
        "handed_on": date(2018, 1, 15),
        "upkeep": "อบต.หนองเม็ก",
    }
    return AssetRow(**{**said, **fields})


def make_asset(village: str = "40150604", **fields) -> Asset:
    return add_asset(make_row(village, **fields), by=None)


def make_photo() -> File:
    return store_picture(make_picture(), by=None, name="sign.jpg")


def make_picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), (200, 80, 10)).save(out, "JPEG")
    return out.getvalue()


def make_papered_asset(village: str = "40150604") -> Asset:
    """With the landowner's paper and a photo."""
    consent = store(b"%PDF-1.7 the land", name="consent.pdf", by=None)
    return add_asset(make_row(village), consent=consent, photos=[make_photo()], by=None)
