"""The demo's villages speak for themselves: links made in July, and what three of them answered by them; invented."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from tidtam.demo.field import at
from tidtam.ground.people.models import Post, User
from tidtam.work.plan.models import Target
from tidtam.work.villagers.actions import answer, make_links

Progress = Callable[[int, int], None]
MADE_ON = date(2018, 7, 20)
HEADS = ("40150205", "40150604", "40150806", "40150808", "40110101")
CHAIRS = ("40150604", "40110101")


class Word(NamedTuple):
    """What a village head said of one work on a day."""

    village: str
    work: str
    said: str
    on: date
    note: str = ""


WORDS = (
    Word("40150604", "readiness", "received", date(2018, 7, 22), "อบรมแล้ว 2 ครั้ง ชาวบ้านมาครบ"),
    Word("40150604", "tourism-facts", "received", date(2018, 7, 22)),
    Word("40150806", "brochures", "missing", date(2018, 7, 24), "ยังไม่เห็นแบบแผ่นพับ"),
    Word("40150808", "village-centre", "received", date(2018, 7, 23), "เปิดใช้แล้ว"),
    Word("40150806", "village-centre", "broken", date(2018, 7, 24), "ประตูปิดไม่ได้ ฝนสาดเข้าห้อง"),
)


def build_answers(_posts: dict[str, Post], users: dict[str, User], progress: Progress) -> None:
    """The province's officer hands out the links; the heads answer some days later."""
    with at(MADE_ON):
        links = {one.link.area_id: one.link for one in make_links(HEADS, "head", by=users["province"])}
        make_links(CHAIRS, "chair", by=users["province"])
    for done, word in enumerate(WORDS, 1):
        target = Target.objects.kept().get(item__code=word.work, area=word.village)
        key = uuid5(NAMESPACE_URL, f"village {word.village} {word.work}")
        with at(word.on, 18):
            answer(links[word.village], target.key, word.said, id=key, note=word.note)
        progress(done, len(WORDS))
