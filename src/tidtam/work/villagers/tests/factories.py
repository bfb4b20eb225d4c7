"""A link of บ้านวังคูณ for tests, and what its page sends."""

import uuid
from typing import Any

from django.urls import reverse

from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import Post
from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.kit import clock
from tidtam.work.followup.actions import assign
from tidtam.work.plan.models import Target
from tidtam.work.plan.tests.works import VILLAGE, make_village
from tidtam.work.villagers.actions import Made, answer, make_links
from tidtam.work.villagers.models import VillageAnswer, VillageLink


def make_village_link(code: str = VILLAGE, speaker: str = "head", by: Any = None) -> Made:
    make_village(code)
    (made,) = make_links([code], speaker, by=by)
    return made


def address_of(made: Made) -> str:
    return reverse("village:page", args=[made.token])


def say(link: VillageLink, target: Target, said: str = "received", **fields: Any) -> VillageAnswer:
    return answer(link, target.key, said, id=fields.pop("id", None) or uuid.uuid4(), **fields)


def typed(target: Target, said: str = "received", **fields: Any) -> dict[str, Any]:
    return {"target": str(target.key), "said": said, "id": str(uuid.uuid4()), "note": "", **fields}


def make_assigned(code: str = "deputy-40", area: str = "40") -> Post:
    """ปลัดจังหวัด looks after the province."""
    post = make_post(code)
    by = make_user("province", "40")
    assign(post, Area.objects.get(pk=area), starts_on=clock.today(), by=by)
    return post
