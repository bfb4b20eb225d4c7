"""The demo's routes: a two-day one that is public, a day that waits for its review, and one that has just begun.

The villages and their points are true; the routes are invented.
"""

from datetime import date, time

from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import User
from tidtam.registers.tourism.models import Kind, Offer, VillagePage
from tidtam.work.routes import actions
from tidtam.work.routes.content import RouteRow, StopRow
from tidtam.work.routes.models import Difficulty, Mode

COOL = (1, 2, 11, 12)


def build_routes(users: dict[str, User]) -> None:
    """Through the office's own actions; the public one was approved by tidtam itself."""
    areas = Area.objects.in_bulk(["40", "4015"])
    two_days = RouteRow(
        "silk-and-sanctuary",
        areas["40"],
        "เส้นทางผ้าไหมและกู่โบราณ สองวันหนึ่งคืน",
        "Silk and an old sanctuary, two days",
        "วันแรกเริ่มที่กู่หัวขัว เดินป่าชุมชนวังม่วง แล้วพักโฮมสเตย์วังคูณ วันที่สองสานกระติบข้าวและย้อมครามที่หนองสองห้อง",
        "From the sanctuary of Hua Khua to the silk of Wang Khun for a night; baskets and indigo the day after.",
        Mode.CAR,
        2,
        Difficulty.EASY,
        COOL,
        time(9, 0),
    )
    made = actions.add_route(
        two_days,
        [
            StopRow(
                page=_page("40110101"),
                stay=120,
                note_th="ชมกู่หัวขัวและการสาวไหม",
                note_en="The sanctuary and the silk",
            ),
            StopRow(
                page=_page("40110202"),
                stay=90,
                note_th="อาหารกลางวันจากป่าชุมชน",
                note_en="Lunch from the forest",
            ),
            StopRow(offer=_bed("40150604"), stay=16 * 60, earliest=time(15, 0)),
            StopRow(page=_page("40150205"), day=2, stay=180, earliest=time(9, 30)),
            StopRow(page=_page("40150808"), day=2, stay=120),
        ],
        by=None,
    )
    made = actions.publish_unreviewed(made)
    actions.verify_route(made, on=date(2018, 7, 2), by=None)
    day = RouteRow(
        "morning-of-nong-song-hong",
        areas["4015"],
        "หนึ่งวันในหนองสองห้อง",
        "A day in Nong Song Hong",
        "ตลาดเช้าริมหนอง ฟาร์มควาย และสวนคราม สามหมู่บ้านที่อยู่ติดกัน",
        leaves_at=time(8, 0),
        mode=Mode.BICYCLE,
        difficulty=Difficulty.MODERATE,
    )
    waiting = actions.add_route(
        day,
        [StopRow(page=_page(code), stay=90) for code in ("40150806", "40150807", "40150808")],
        by=users["district4015"],
    )
    actions.send(waiting, by=users["district4015"])
    begun = RouteRow("temples-by-rail", areas["40"], "วัดเก่าใกล้ทางรถไฟ", days=1, mode=Mode.BUS)
    actions.add_route(begun, [StopRow(page=_page("40250105"), stay=60)], by=None)


def _page(code: str) -> VillagePage:
    return VillagePage.objects.get(community__area_id=code, draft_of=None)


def _bed(code: str) -> Offer:
    return Offer.objects.get(page__community__area_id=code, kind=Kind.HOMESTAY, draft_of=None)
