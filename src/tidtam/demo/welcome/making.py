"""The demo's villages brought to the public, each as far as its story goes; by the actions that people use."""

from collections.abc import Callable
from datetime import timedelta

from tidtam.demo.welcome.drawings import picture
from tidtam.demo.welcome.told import CHANGED, DRAFTED, VILLAGES, WAITING, WITHDRAWN, Told
from tidtam.ground.files.actions import store_picture
from tidtam.ground.people.models import Post, User
from tidtam.ground.privacy.actions import PersonRow
from tidtam.kit import clock
from tidtam.registers.communities.models import Community
from tidtam.registers.tourism import actions
from tidtam.registers.tourism.actions import PictureRow
from tidtam.registers.tourism.actions.workflow import publish_unreviewed
from tidtam.registers.tourism.content import page_row
from tidtam.registers.tourism.models import Kind, Offer, People, Rights, VillagePage

SHOWN = PictureRow(credit="ภาพสมมติ tidtam", rights=Rights.OURS, people=People.NOBODY)
PHONE = "0430{:05}"  # 043-0 is an exchange that nobody has
SIGNED = "หนังสือยินยอม (ตัวอย่าง) 20 ก.ค. 61"


def build_welcome(
    posts: dict[str, Post], users: dict[str, User], progress: Callable[[int, int], None]
) -> None:
    """Pages, offers, pictures and coordinators; one page waits, one is a draft, one was withdrawn."""
    for number, (code, told) in enumerate(VILLAGES.items()):
        progress(number, len(VILLAGES))
        community = Community.objects.get(area=code)
        page = _page(community, told)
        _contact(page, told, number)
        if code == DRAFTED:
            continue
        if code == WAITING:
            _drafts(page, told)
            actions.send(page, by=users["province"])
            continue
        page = publish_unreviewed(page)
        for offer in _drafts(page, told):
            publish_unreviewed(offer)
        if told.verified:
            actions.verify_page(page, on=clock.today() - timedelta(days=told.verified), by=users["province"])
        if code == WITHDRAWN:
            actions.withdraw(page, reason="น้ำท่วมทางเข้า รอซ่อมสะพาน", by=users["district4025"])
        if code == CHANGED:
            _change(page)


def _page(community: Community, told: Told) -> VillagePage:
    page = actions.begin_page(community, told.page, by=None)
    drawn = [
        store_picture(picture(Kind.ATTRACTION, f"{community.area_id} {number}"), by=None, name="village.jpg")
        for number in range(1 + bool(told.verified))
    ]
    row = SHOWN._replace(
        caption_th=f"{community.area.label} (ภาพสมมติ)", caption_en="Drawn for the demonstration"
    )
    actions.add_pictures(page, drawn, row, by=None)
    return VillagePage.objects.with_place().get(pk=page.pk)


def _drafts(page: VillagePage, told: Told) -> list[Offer]:
    made = []
    for row in told.offers:
        offer = actions.add_offer(page, row, by=None)
        drawn = store_picture(picture(row.kind, f"{page.code} {row.name_th}"), by=None, name="offer.jpg")
        shown = SHOWN._replace(caption_th=f"{row.name_th} (ภาพสมมติ)", caption_en=row.name_en)
        actions.add_pictures(offer, [drawn], shown, by=None)
        made.append(Offer.objects.get(pk=offer.pk))
    return made


def _contact(page: VillagePage, told: Told, number: int) -> None:
    if told.coordinator:
        row = PersonRow(
            name_th=told.coordinator,
            phone=PHONE.format(20 + number),
            line_id=f"demo-{page.code}" if "line" in told.consents else "",
        )
        actions.set_coordinator(page, row, consents=told.consents, how=SIGNED, by=None)


def _change(page: VillagePage) -> None:
    """An editor's change that waits for the district."""
    row = page_row(page)._replace(day_th="เช้าปั้นหม้อ เที่ยงแกงอ่อม บ่ายดูเตาเผา เย็นฟังหมอลำ", group_max=30)
    draft = actions.change_page(page, row, version=page.version, by=None)
    actions.send(draft, by=None)
