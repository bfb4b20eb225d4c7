"""The demo's villages on the visitors' site: twelve are published, one of them waits with a change for its review."""

import io

from tidtam.demo.drawings import picture
from tidtam.demo.offered import SHOWN, Shown
from tidtam.ground.files.actions import store_picture
from tidtam.ground.files.shown import People, Rights
from tidtam.ground.people.models import User
from tidtam.ground.privacy.actions import PersonRow
from tidtam.ground.privacy.models import Purpose
from tidtam.registers.communities.models import Community
from tidtam.registers.tourism import actions
from tidtam.registers.tourism.actions import PictureRow
from tidtam.registers.tourism.actions.workflow import publish_unreviewed
from tidtam.registers.tourism.models import Kind, Offer, VillagePage

CREDIT = "สำนักงานพัฒนาชุมชนจังหวัดขอนแก่น"
COORDINATED = ("40110101", "40150604")
VIEWS = (
    Kind.ATTRACTION,
    Kind.HOMESTAY,
    Kind.SOUVENIR,
    Kind.HOMESTAY,
    Kind.ATTRACTION,
)  # what its own photos show
HOW = "หนังสือยินยอมลงนามที่ศาลากลางบ้าน 1 ก.ค. 2561 (สมมติ)"


def build_visitors(users: dict[str, User]) -> None:
    """Pages with what they offer, drawn pictures, two coordinators who agreed to be called."""
    codes = [shown.code for shown in SHOWN]
    communities = {one.area_id: one for one in Community.objects.filter(area__in=codes)}
    for number, shown in enumerate(SHOWN):
        page = _page(communities[shown.code], shown)
        for row in shown.offers:
            offer = actions.add_offer(page, row, by=None)
            if row.kind != "activity":
                _pictures(offer, f"{shown.code}-{row.name_th}", 1, row.name_th)
            publish_unreviewed(Offer.objects.get(pk=offer.pk))
        if shown.code in COORDINATED:
            _coordinator(page, number)
    waiting = VillagePage.objects.get(community__area="40150604")
    young_rice = actions.add_offer(waiting, SHOWN[0].offers[2], by=users["village"])
    actions.send(young_rice, by=users["village"])


def _page(community: Community, shown: Shown) -> VillagePage:
    page = actions.begin_page(community, shown.page, by=None)
    _pictures(page, shown.code, shown.photos, str(community.area.label))
    page = publish_unreviewed(VillagePage.objects.get(pk=page.pk))
    if shown.verified is not None:
        page = actions.verify_page(page, on=shown.verified, by=None)
    return page


def _pictures(record: VillagePage | Offer, seed: str, many: int, words: str) -> None:
    files = [
        store_picture(io.BytesIO(picture(_kind(record), f"{seed}-{number}")), by=None, name=f"{number}.jpg")
        for number in range(many)
    ]
    said = PictureRow(
        caption_th=f"{words} (ภาพสมมติ)", credit=CREDIT, rights=Rights.OURS, people=People.NOBODY
    )
    actions.add_pictures(record, files, said, by=None)


def _kind(record: VillagePage | Offer) -> str:
    if isinstance(record, Offer):
        return record.kind
    return VIEWS[int(record.code) % len(VIEWS)]


def _coordinator(page: VillagePage, number: int) -> None:
    row = PersonRow(name_th="ทองคำ สมมติ", phone=f"081000{number:04}", line_id="thongkham.sommut")
    actions.set_coordinator(page, row, consents=[Purpose.NAME, Purpose.PHONE], how=HOW, by=None)
