"""The demo's assets: what stands in the article's villages, handed over, looked at, in part broken; all invented."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from tidtam.demo.field import at, key
from tidtam.demo.landscapes import landscape
from tidtam.ground.areas.models import Area
from tidtam.ground.files.actions import store_picture
from tidtam.ground.people.models import Post, User
from tidtam.kit import clock, money
from tidtam.registers.assets.actions import AssetRow, add_asset, inspect
from tidtam.registers.assets.models import Asset, AssetKind, Condition, LandOwner

ENTERED = date(2018, 6, 20)
Progress = Callable[[int, int], None]


class Built(NamedTuple):
    """One asset. looks: the days on which it was inspected, with what was found and said."""

    kind: str
    name: str
    village: str
    baht: int
    year: int
    owner: LandOwner
    consent: str
    to: str
    on: date | None
    upkeep: str
    warranty: date | None = None
    looks: tuple[tuple[date, str, str], ...] = ()


BUILT = (
    Built(
        "district_centre", "ศูนย์บริการข้อมูลท่องเที่ยวอำเภอหนองสองห้อง", "40150808", 450_000, 2017, LandOwner.STATE,
        "ขก 0020/118", "ที่ว่าการอำเภอหนองสองห้อง", date(2017, 9, 15), "ที่ทำการปกครองอำเภอหนองสองห้อง",
        date(2018, 9, 14), ((date(2018, 3, 12), "unused", "ไม่มีเจ้าหน้าที่ประจำ"), (date(2018, 7, 9), "good", "")),
    ),
    Built(
        "sign", "ป้ายทางเข้าบ้านวังคูณ", "40150604", 38_000, 2017, LandOwner.COMMON,
        "นม 71/2560", "อบต.หนองเม็ก", date(2017, 8, 30), "อบต.หนองเม็ก",
        None, ((date(2018, 2, 20), "good", ""), (date(2018, 7, 17), "damaged", "เสาเอียง ตัวอักษรลอก อ่านจากถนนไม่ได้")),
    ),
    Built(
        "landmark", "จุดเช็กอินสะพานไม้บ้านหัวละเลิง", "40150806", 120_000, 2018, LandOwner.TEMPLE,
        "", "คณะกรรมการหมู่บ้านหัวละเลิง", date(2018, 5, 25), "",
    ),
    Built(
        "village_centre", "ศูนย์ข้อมูลชุมชนบ้านตอประดู่", "40250105", 95_000, 2017, LandOwner.TEMPLE,
        "โนนศิลา 12/2560", "อบต.โนนศิลา", date(2017, 12, 20), "อบต.โนนศิลา",
    ),
    Built(
        "facility", "ห้องน้ำนักท่องเที่ยวบ้านหัวขัว", "40110101", 180_000, 2018, LandOwner.PRIVATE,
        "ปน 5/2561", "", None, "",
    ),
)  # fmt: skip


def build_assets(posts: dict[str, Post], users: dict[str, User], progress: Progress) -> None:
    """Five assets: one as it should be, one broken, one without papers, one unseen, one not handed over."""
    for number, built in enumerate(BUILT, 1):
        officer = users.get(f"district{built.village[:4]}", users["province"])
        with at(ENTERED):
            asset = _enter(built, number, officer)
        for day, condition, note in built.looks:
            with at(max(day, ENTERED)):
                shot = store_picture(_drawn(f"{built.name}{day}"), by=officer, name="asset.jpg")
                inspect(
                    asset,
                    id=key(f"inspection {built.name} {day}"),
                    inspected_on=day,
                    condition=Condition.objects.get(code=condition),
                    note=note,
                    photos=[shot],
                    by=officer,
                )
        progress(number, len(BUILT))


def _enter(built: Built, number: int, officer: User) -> Asset:
    area = Area.objects.get(pk=built.village)
    row = AssetRow(
        kind=AssetKind.objects.get(code=built.kind),
        name=built.name,
        area=area,
        fiscal_year=built.year,
        land_owner=built.owner,
        point=area.point,
        cost=money.baht(built.baht),
        money_source="งบกลาง โครงการไทยนิยม ยั่งยืน" if built.year == 2018 else "งบจังหวัด",
        contract=f"สมมติ {number}/{built.year + 543}",
        consent_number=built.consent,
        register_number=f"ขก-สมมติ-{number:03}",
        handed_to=built.to,
        handed_on=built.on,
        upkeep=built.upkeep,
        warranty_until=built.warranty,
    )
    picture = store_picture(_drawn(built.name), by=officer, name="asset.jpg")
    return add_asset(row, photos=[picture], by=officer)


def _drawn(seed: str) -> bytes:
    return landscape(seed, taken=clock.now(), point=None)
