"""The demo's field work: who looks after which village, what was asked, done, seen and sent back. All invented."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, time, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from tidtam.demo import asked, matters
from tidtam.demo.landscapes import landscape, made_over
from tidtam.demo.matters import VillageStory
from tidtam.ground.areas.models import Area, Level
from tidtam.ground.files.actions import store_picture
from tidtam.ground.files.models import File
from tidtam.ground.people.models import Post, User
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.work.followup.actions import (
    CheckRow,
    assign,
    compare,
    create_action,
    drop,
    make_checklist,
    proposed,
    raise_action,
    record_visit,
    report_done,
)
from tidtam.work.followup.models import Action, CheckItem
from tidtam.work.plan.models import Programme, WorkItem

FOLLOWER, DISTRICTS_FOLLOWER, OFFICER = "deputy-40", "cdd-40", "officer-40"
COMPARED_ON = date(2018, 7, 27)
ASSIGNED_ON = date(2018, 7, 20)
Progress = Callable[[int, int], None]


class Field:
    """The people who act in the demo, and what they do on which day."""

    def __init__(self, posts: dict[str, Post]) -> None:
        self.posts = posts
        self.items = {item.code: item for item in WorkItem.objects.filter(programme__fiscal_year=2561)}
        self.officer = self.holder(OFFICER)
        self.items_asked = list(
            CheckItem.objects.filter(checklist__name=asked.NAME).select_related("checklist")
        )

    def holder(self, code: str) -> User:
        return self.posts[code].holdings.select_related("user").get(ends_on=None).user

    def doer(self, action: Action) -> User:
        """Who reports: the post's holder, else a province officer on its behalf."""
        held = action.doer.holdings.select_related("user").filter(ends_on=None).first()
        return held.user if held else self.officer

    def ask(self, area: Area, item: str, what: str, letter: str, follower: str) -> Action:
        with at(matters.MADE_ON):
            return create_action(
                what=what,
                area=area,
                work_item=self.items[item],
                doer=self.posts[f"cdd-{area.code[:4]}"],
                follower=self.posts[follower],
                due_on=matters.DUE[letter],
                origin=matters.ORIGIN,
                by=self.officer,
            )

    def report(self, action: Action, day: date) -> None:
        code = action.work_item.code if action.work_item else ""
        with at(day, 16):
            report_done(action, note=matters.REPORTED[code], by=self.doer(action))

    def visit(self, area: Area, day: date, seen: list[tuple[Action, str]], post: str, *, away: float) -> None:
        """The follower goes there and looks; two pictures, one position where the village has a point."""
        leader = self.holder(post)
        point = None
        if area.latitude is not None and area.longitude is not None:
            point = (area.latitude + away, area.longitude + 0.0008)
        with at(day, 10, 20):
            now = clock.now()
            made = record_visit(
                id=key("visit", area.code, str(day)),
                area=area,
                visited_at=now,
                leader=leader,
                leader_post=self.posts[post],
                companions="พัฒนากรประจำตำบล เจ้าหน้าที่องค์การบริหารส่วนตำบล",
                met="ผู้ใหญ่บ้าน และประธานกลุ่มท่องเที่ยวชุมชน",
                note="ตรวจพร้อมผู้ใหญ่บ้าน เดินดูทุกจุดที่แจ้งว่าแล้วเสร็จ",
                latitude=point[0] if point else None,
                longitude=point[1] if point else None,
                accuracy=14.0 if point else None,
                photos=[self.photo(area, day, number, point, by=leader) for number in (1, 2)],
                findings=[(action, answer, self.said(action, answer)) for action, answer in seen],
                checks=self.checked(area, day, point, by=leader),
                by=leader,
            )
            if (area.code, day.day) in asked.RAISED:
                finding = made.item_answers.get(answer="not_fine")
                raise_action(finding, **proposed(finding)._asdict(), by=leader)

    def checked(
        self, area: Area, day: date, point: tuple[float, float] | None, *, by: User
    ) -> list[CheckRow]:
        """What the visit answered to the checklist; what was not in order has a picture of its own."""
        if area.level != Level.VILLAGE:
            return []
        rows = []
        for item, (answer, note) in zip(self.items_asked, asked.answers(area.code, day.day), strict=True):
            photos = [self.photo(area, day, 3, point, by=by)] if answer == "not_fine" else []
            rows.append(CheckRow(item, answer, note, photos))
        return rows

    def photo(
        self, area: Area, day: date, number: int, point: tuple[float, float] | None, *, by: User
    ) -> File:
        taken = clock.now() - timedelta(minutes=10 * number)
        drawn = landscape(f"{area.code} {day} {number}", taken=taken, point=point)
        if (area.code, day.day, number) in asked.BORROWED:
            drawn = made_over(landscape(asked.BORROWED[area.code, day.day, number], taken=taken, point=point))
        return store_picture(drawn, by=by, name=f"photo-{area.code}-{number}.jpg")

    def said(self, action: Action, answer: str) -> str:
        code = action.work_item.code if action.work_item else ""
        return matters.NOT_FINE.get(code, "ยังไม่แล้วเสร็จตามที่แจ้ง") if answer == "not_fine" else ""

    def tell(self, story: VillageStory) -> None:
        """One village from the plan in May to today."""
        area = Area.objects.get(code=story.code)
        asked = [
            (letter, self.ask(area, item, what, letter, FOLLOWER))
            for letter, (item, what) in zip(story.letters, matters.ASKED, strict=True)
            if letter != "-"
        ]
        for letter, action in asked:
            if letter == "D":
                with at(date(2018, 6, 20), 14):
                    drop(action, reason="รวมกับแผ่นพับของอำเภอ", by=self.officer)
        if story.first:
            self.look(area, story.first, [(a, "fine") for x, a in asked if x == "C"], asked, story.away)
        if story.second:
            self.look(area, story.second, [(a, "fine") for x, a in asked if x == "c"], [], 0.0015)
        for letter, action in asked:
            if letter in "rRb":
                self.report(action, date(2018, 7, 18) if letter == "r" else date(2018, 7, 25))

    def look(
        self,
        area: Area,
        day: date,
        fine: list[tuple[Action, str]],
        asked: list[tuple[str, Action]],
        away: float,
    ) -> None:
        """What is to be confirmed or sent back was reported five days before."""
        back = [(action, "not_fine") for letter, action in asked if letter in "Bb"]
        for action, _answer in (*fine, *back):
            self.report(action, day - timedelta(days=5))
        self.visit(area, day, [*fine, *back], FOLLOWER, away=away)

    def tell_district(self, code: str, letters: str) -> None:
        """A district's own matters: its centre, its routes."""
        area = Area.objects.get(code=code)
        for letter, (item, what) in zip(letters, matters.DISTRICT_ASKED, strict=True):
            if letter == "-":
                continue
            action = self.ask(area, item, what, letter, DISTRICTS_FOLLOWER)
            if letter in "CBr":
                self.report(action, matters.DISTRICT_VISIT - timedelta(days=6))
            if letter in "CB":
                answer = "fine" if letter == "C" else "not_fine"
                self.visit(area, matters.DISTRICT_VISIT, [(action, answer)], DISTRICTS_FOLLOWER, away=0.02)


def ask_items(posts: dict[str, Post]) -> None:
    """The province's checklist, which every visit from May on answers."""
    with at(matters.MADE_ON):
        make_checklist(
            "40",
            Programme.objects.get(fiscal_year=2561),
            name=asked.NAME,
            items=asked.ITEMS,
            starts_on=matters.MADE_ON,
            by=Field(posts).officer,
        )


def build_field(*, by: Actor | None, posts: dict[str, Post], progress: Progress) -> None:
    """The twelve villages assigned to ปลัดจังหวัด, what they and other districts were asked, and what was seen."""
    ask_items(posts)
    field = Field(posts)
    total = len(matters.VILLAGES) + len(matters.DISTRICTS)
    with at(ASSIGNED_ON, 13):
        for story in matters.VILLAGES:
            area = Area.objects.get(code=story.code)
            assign(posts[FOLLOWER], area, starts_on=ASSIGNED_ON, by=field.officer)
    for done, story in enumerate(matters.VILLAGES, 1):
        field.tell(story)
        progress(done, total)
    for done, (code, letters) in enumerate(matters.DISTRICTS, len(matters.VILLAGES) + 1):
        field.tell_district(code, letters)
        progress(done, total)
    with at(COMPARED_ON, 1, 20):
        compare()


def at(day: date, hour: int = 9, minute: int = 0) -> AbstractContextManager[datetime]:
    """What happens within happened then."""
    return clock.frozen(datetime.combine(day, time(hour, minute), tzinfo=clock.BANGKOK))


def key(*words: str) -> UUID:
    return uuid5(NAMESPACE_URL, "/".join(("tidtam-demo", *words)))
