"""Villages and offers for tests, made by the actions that people use."""

from itertools import count

from tidtam.ground.files.shown import People, Rights
from tidtam.registers.assets.tests.factories import make_photo
from tidtam.registers.communities.models import Community
from tidtam.registers.communities.tests.factories import make_community
from tidtam.registers.tourism import actions
from tidtam.registers.tourism.actions import PictureRow
from tidtam.registers.tourism.actions.workflow import publish_unreviewed
from tidtam.registers.tourism.content import OfferRow, PageRow
from tidtam.registers.tourism.models import Kind, Offer, VillagePage

_numbers = count(1)

TOLD = PageRow(
    tagline_th="กู่โบราณ ผ้าไหม ข้าวเม่า",
    tagline_en="An old sanctuary, silk and young rice",
    story_th="บ้านนี้ทอผ้าไหมมาสามชั่วคน",
    access_th="จากตัวเมืองขอนแก่น 78 กม.",
    receives="yes",
)


def make_page(code: str = "40150604", row: PageRow = TOLD, *, published: bool = False) -> VillagePage:
    page = actions.begin_page(make_community(code), row, by=None)
    return publish_unreviewed(page) if published else page


def make_offer(page: VillagePage, row: OfferRow | None = None, *, published: bool = False, **told) -> Offer:
    number = next(_numbers)
    said = row or OfferRow(
        kind=told.pop("kind", Kind.DISH),
        name_th=told.pop("name_th", f"ปลาส้ม {number}"),
        text_th=told.pop("text_th", "หมักสามวัน"),
        **told,
    )
    made = actions.add_offer(page, said, by=None)
    return publish_unreviewed(made) if published else made


def make_shown(community: Community) -> VillagePage:
    """A public village with a picture, and a public dish beside one that waits for a review."""
    page = actions.begin_page(community, TOLD, by=None)
    leave = PictureRow(rights=Rights.OURS, people=People.NOBODY)
    actions.add_pictures(page, [make_photo()], leave, by=None)
    page = publish_unreviewed(VillagePage.objects.get(pk=page.pk))
    make_offer(page, name_th="ปลาส้ม", published=True)
    actions.send(make_offer(page, name_th="ข้าวเม่า"), by=None)
    return page
