"""Three villages about a town, with things of every kind, and what a page says of a plan."""

import re
from urllib.parse import parse_qs, urlsplit

from tidtam.ground.areas.models import Area
from tidtam.ground.areas.tests.factories import make_area
from tidtam.registers.tourism.content import DateRow
from tidtam.registers.tourism.models import Kind, Offer
from tidtam.registers.tourism.tests.factories import TOLD, make_offer, make_page

DAILY = {day: [["08:00", "17:00"]] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}
TOWN, NEAR, NEXT, FAR = (15.80, 102.90), (15.83, 102.90), (15.83, 102.95), (15.95, 103.05)
SATURDAY = "2018-07-28"


def make_town() -> None:
    make_area("4015")
    Area.objects.filter(code="4015").update(latitude=TOWN[0], longitude=TOWN[1])


def make_village(code: str = "40150604", point=NEAR, **told):
    return make_page(code, TOLD._replace(**{"receives": "yes", "point": point, **told}), published=True)


def make_thing(page, name: str, kind: str = "attraction", **told) -> Offer:
    told = {"hours": DAILY, **told} if kind != "event" else told
    return make_offer(page, kind=Kind(kind), name_th=name, published=True, **told)


def make_three() -> dict[str, Offer]:
    """A temple and a loom near by, a kiln with a lunch next to it, a lake far out."""
    make_town()
    near, following, far = make_village(), make_village("40150205", NEXT), make_village("40150806", FAR)
    return {
        "temple": make_thing(near, "สิมไม้"),
        "loom": make_thing(near, "ทอผ้า", "activity", minutes=60),
        "kiln": make_thing(following, "ปั้นถ้วย", "activity", minutes=60),
        "lunch": make_thing(following, "อ่อมไก่", "dish"),
        "soup": make_thing(near, "แกงหน่อไม้", "dish"),
        "lake": make_thing(far, "อ่างเก็บน้ำ"),
    }


def make_festival(page, *days) -> Offer:
    return make_thing(page, "บุญข้าวเม่า", "event", recurs="once", dates=[DateRow(*days)])


def key(offer: Offer) -> str:
    return f"o{offer.pk}"


def see(client, path: str = "/en/plan", **asked) -> str:
    answer = client.get(path, {"on": SATURDAY, "from": "4015", **asked})
    assert answer.status_code == 200
    return answer.content.decode()


def stops(text: str) -> list[str]:
    """Names of the stops in the order of a page of one plan."""
    return re.findall(r'<h3><span class="number"[^>]*>\d+</span> <a href="[^"]*">([^<]*)</a>', text)


def link(text: str, words: str) -> str:
    """The address of the first link that says so."""
    found = re.search(rf'<a [^>]*href="([^"]+)"[^>]*>\s*{re.escape(words)}', text)
    assert found, words
    return found[1].replace("&amp;", "&")


def asked_of(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
