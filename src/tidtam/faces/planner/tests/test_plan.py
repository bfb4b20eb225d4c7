"""A visitor plans without an account: plans at once, with their reasons, and why the others are left out."""

import re
from datetime import date

import pytest

from tidtam.faces.planner.tests.world import (
    FAR,
    SATURDAY,
    asked_of,
    key,
    link,
    make_festival,
    make_thing,
    make_three,
    make_town,
    make_village,
    see,
    stops,
)
from tidtam.ground.areas.models import Area
from tidtam.registers.centres.models import Centre
from tidtam.registers.centres.tests.factories import make_centre

pytestmark = pytest.mark.django_db


def test_nobody_has_to_fill_in_a_form_first(client):
    make_three()
    text = client.get("/plan").content.decode()
    assert "วันเสาร์ที่ 28 กรกฎาคม 2561" in text
    assert "เที่ยวให้คุ้ม" in text
    assert "สิมไม้" in text
    assert "ประมาณจากระยะเส้นตรง" in text


def test_a_house_without_villages_says_so(client):
    assert "No village is shown yet." in see(client)


def test_plans_of_different_character_are_made_at_once(client):
    make_three()
    text = see(client, until="12:30")
    found = re.findall(r'data-plan="(\w+)"', text)
    assert found[0] == "full"
    assert 2 <= len(found) <= 3
    assert text.count("Look closer and change it") == len(found)


def test_one_meal_is_planned_at_noon_and_none_where_it_is_not_wanted(client):
    made = make_three()
    text = see(client, plan="full")
    meals = {made["lunch"].name_th, made["soup"].name_th}
    assert len(meals & set(stops(text))) == 1
    assert "For the meal at noon." in text
    assert "One meal at noon is planned already" in text
    assert meals - set(stops(see(client, plan="full", meal="no", like="attraction"))) == meals


@pytest.mark.parametrize(
    ("told", "asked", "why"),
    [
        ({"receives": "paused"}, {}, "The village receives nobody for the time being."),
        ({"notice_days": 3}, {}, "Asks for 3 days&#x27; notice; possible from 30 Jul 2018."),
        ({"group_min": 4}, {}, "Receives groups of 4 or more."),
        ({"group_max": 8}, {"people": "9"}, "Receives 8 people at most."),
        ({"capacity": 5}, {"people": "6"}, "Receives 5 people at most."),
        ({}, {"chair": "1"}, "No way without steps is told."),
    ],
)
def test_a_village_that_cannot_be_visited_is_left_out_with_the_reason(client, told, asked, why):
    make_three()
    page = make_village("40150807", **told)
    make_thing(page, "น้ำตก")
    text = see(client, plan="full", **asked)
    assert "น้ำตก" not in stops(text)
    assert why in text


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"hours": {"mon": [["09:00", "16:00"]]}}, "Closed on Saturday."),
        ({"months": [1, 2]}, "To be had in Jan, Feb only."),
        ({"hours": {"sat": [["05:00", "07:00"]]}}, "You would be there at 09:11"),
        ({"hours": {"sat": [["16:50", "20:00"]]}}, "No time before 16:50"),
        ({"hours": {"sat": [["09:30", "10:00"]]}}, "Not open long enough on these days."),
    ],
)
def test_a_thing_that_cannot_be_had_is_left_out_with_the_reason(client, told, why):
    make_three()
    make_thing(make_village("40150807"), "ตลาด", **told)
    text = see(client, plan="full")
    assert "ตลาด" not in stops(text)
    assert why.replace(":", ".") in text.replace(":", ".")


def test_a_festival_is_visited_on_its_day_only(client):
    make_three()
    make_festival(make_village("40150807"), date(2018, 7, 28), date(2018, 7, 28))
    text = see(client, plan="full")
    assert "บุญข้าวเม่า" in stops(text)
    assert "It takes place on this day." in text
    other = see(client, plan="full", on="2018-07-29")
    assert "บุญข้าวเม่า" not in stops(other)
    assert "It does not take place on these days." in other


def test_a_must_is_visited_from_afar_and_one_that_cannot_be_had_is_named(client):
    made = make_three()
    text = see(client, plan="calm", must=key(made["lake"]), until="13:00")
    assert "อ่างเก็บน้ำ" in stops(text)
    assert "You wanted it." in text
    late = see(client, plan="full", must=key(made["lake"]), until="10:00")
    assert "อ่างเก็บน้ำ cannot be had: Too far: there and back takes longer than the day." in late


def test_a_village_as_a_must_brings_its_best(client):
    make_three()
    assert "อ่างเก็บน้ำ" in stops(see(client, plan="calm", must="v40150806", until="13:00"))


def test_a_village_as_a_must_that_rests_or_is_gone_is_named(client):
    make_three()
    make_thing(make_village("40150807", receives="paused"), "น้ำตก")
    text = see(client, must="v40150807.v40999999")
    assert "cannot be had: The village receives nobody for the time being." in text
    assert "40999999 cannot be had: It is not shown any more." in text


def test_never_is_never(client):
    made = make_three()
    text = see(client, plan="full", never=f"{key(made['loom'])}.v40150806")
    assert "ทอผ้า" not in text
    assert "อ่างเก็บน้ำ" not in text


def test_interests_choose_and_children_take_longer(client):
    make_three()
    assert set(stops(see(client, plan="full", like="activity", meal="no"))) == {"ทอผ้า", "ปั้นถ้วย"}
    slow, quick = (
        re.findall(
            r"(\d\d)[.:](\d\d)–(\d\d)[.:](\d\d)", see(client, plan="full", like="activity", meal="no", **more)
        )
        for more in ({"child": "1"}, {})
    )
    lasting = [int(c) * 60 + int(d) - int(a) * 60 - int(b) for a, b, c, d in (slow[0], quick[0])]
    assert lasting == [70, 60]


def test_what_must_be_arranged_is_told_with_the_last_day_and_the_way_to_ask(client):
    make_town()
    page = make_village(receives="booked", notice_days=2)
    make_thing(page, "สิมไม้")
    text = see(client, plan="full", on="2018-08-04")
    assert "To be arranged before" in text
    assert "Ask by 2 Aug 2018 at the latest." in text
    assert "/en/village/40150604/visit" in text


def test_two_days_sleep_at_a_homestay_that_takes_the_guests(client):
    make_three()
    small = make_thing(make_village("40150807"), "บ้านยายเล็ก", "homestay", sleeps=1)
    bed = make_thing(make_village("40110101", (15.86, 102.93)), "บ้านยายทองคำ", "homestay", sleeps=6)
    text = see(client, plan="full", days="2")
    assert text.count("บ้านยายทองคำ") >= 3
    assert "Sunday" in text or "29 July 2018" in text
    assert small.name_th not in text
    none = see(client, plan="full", days="2", people="7")
    assert bed.name_th not in stops(none)
    assert "No homestay takes you then" in none


def test_another_end_and_a_village_as_start(client):
    make_three()
    text = see(client, plan="full", to="4015", **{"from": "40150806"})
    assert stops(text)


def test_centres_on_the_way_that_are_open_are_named(client):
    make_three()
    asset = make_centre().asset
    type(asset).objects.filter(pk=asset.pk).update(latitude=15.83, longitude=102.9)
    centre = Centre.objects.get(asset=asset)
    Centre.objects.update(shown=True, phone="043111222", hours={})
    assert "043111222" in see(client, plan="full")
    Centre.objects.filter(pk=centre.pk).update(hours={"mon": [["08:30", "16:30"]]})
    assert "043111222" not in see(client, plan="full")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"on": "2018-07-01"}, "This day is over"),
        ({"on": "someday"}, "This is no day"),
        ({"on": "2561-08-04"}, "4 August 2018"),
        ({"on": "2020-01-01"}, "more than a year ahead"),
        ({"at": "25:00"}, "This is no time of day"),
        ({"at": "17:00", "until": "09:00"}, "has to end at least an hour after it starts"),
        ({"people": "0"}, "A whole number from 1 to 200 was expected."),
        ({"must": ".".join(f"o{n}" for n in range(5000))}, "5,000 places at once are too many"),
        ({"from": "9999", "to": "x", "mode": "boat", "plan": "x", "days": "1", "like": "x"}, "See a lot"),
        ({"order": "o1.o2_o3", "plan": "full"}, "See a lot"),
        ({"order": "o99999999", "plan": "full"}, "Nothing to visit on this day."),
    ],
)
def test_what_cannot_be_is_told_in_clear_words_with_the_nearest_plan(client, asked, said):
    make_three()
    text = see(client, **asked)
    assert said in text
    assert "สิมไม้" in text


def test_an_island_out_of_reach_leaves_an_empty_plan_that_says_why(client):
    make_town()
    offer = make_thing(make_village(point=(7.0, 100.0)), "เกาะ")
    text = see(client, must=key(offer))
    assert "There is nothing to visit within reach." in text
    assert "Too far" in text


def test_stops_are_pinned_left_out_moved_swapped_and_put_in_by_links(client):
    made = make_three()
    text = see(client, plan="full", meal="no", until="13:00")
    before = stops(text)
    assert len(before) > 1
    pinned = asked_of(link(text, "Pin"))
    assert pinned["must"] in {key(offer) for offer in made.values()}
    dropped = client.get(link(text, "Leave out")).content.decode()
    assert stops(dropped) == before[1:]
    swapped = re.search(r'<a class="touch" href="([^"]+)">([^<]+)</a>', text[text.index("<details") :])
    if swapped:
        after = client.get(swapped[1].replace("&amp;", "&")).content.decode()
        assert swapped[2] in stops(after)
    back = client.get(
        link(dropped, "Put in") if "Put in" in dropped else link(text, "Plan anew")
    ).content.decode()
    assert stops(back)


def test_an_order_that_cannot_be_kept_says_so_and_can_be_set_right(client):
    made = make_three()
    early = make_thing(make_village("40150807", FAR), "ตลาดเช้า", hours={"sat": [["08:00", "11:30"]]})
    order = ".".join(map(key, (made["loom"], early, made["temple"])))
    text = see(client, plan="full", meal="no", order=order)
    assert "ตลาดเช้า cannot be visited at" in text
    again = client.get(link(text, "Set the order right")).content.decode()
    assert {"ตลาดเช้า", "ทอผ้า", "สิมไม้"} <= set(stops(again))
    assert "cannot be visited at" not in again


def test_moving_a_stop_changes_the_order_and_its_times(client):
    made = make_three()
    order = f"{key(made['temple'])}.{key(made['loom'])}"
    text = see(client, plan="full", order=order, meal="no")
    assert stops(text) == ["สิมไม้", "ทอผ้า"]
    moved = re.search(r'href="([^"]+)" aria-label="Later: สิมไม้"', text)[1].replace("&amp;", "&")
    assert asked_of(moved)["order"] == f"{key(made['loom'])}.{key(made['temple'])}"
    assert stops(client.get(moved).content.decode()) == ["ทอผ้า", "สิมไม้"]


def test_an_unpublished_thing_falls_out_of_a_plan_that_was_kept(client):
    made = make_three()
    order = f"{key(made['temple'])}.{key(made['loom'])}"
    type(made["loom"]).objects.filter(pk=made["loom"].pk).update(state="draft", published_at=None)
    assert stops(see(client, plan="full", order=order, meal="no")) == ["สิมไม้"]


def test_the_page_asks_for_no_more_where_there_is_more_to_see(client, django_assert_max_num_queries):
    make_three()
    for number in range(20):
        make_thing(make_village(f"401101{number + 10}", (15.8 + number / 100, 102.9)), f"ที่ {number}")
    with django_assert_max_num_queries(16):
        see(client, on=SATURDAY)


def test_a_district_without_a_position_starts_in_the_middle_of_its_villages(client):
    make_three()
    Area.objects.filter(code="4015").update(latitude=None, longitude=None)
    assert "No village is shown yet." in see(client)
    Area.objects.filter(code="40150604").update(latitude=15.8, longitude=102.9)
    assert stops(see(client, plan="full"))
