"""The addresses of producers, products, standards and photos in the access table."""

from collections.abc import Mapping
from typing import Any

from tests.access_codes import CODES
from tests.access_goods import GOODS
from tests.access_planner import PLANNER
from tests.access_rows import OFFICERS, SIGNED_IN, Row, page, public, step
from tests.access_world import NOW, VILLAGE, World
from tidtam.registers.producers.models import Claim


def _producer(world: World) -> Mapping[str, Any]:
    return {"pk": world.producer.pk}


def _product(world: World) -> Mapping[str, Any]:
    return {"pk": world.product.pk}


def _standard(world: World) -> Mapping[str, Any]:
    return {"pk": world.product.standards.get().pk}


def _photo(world: World) -> Mapping[str, Any]:
    return {"pk": world.producer.photos.get().pk}


def _claim(world: World) -> Mapping[str, Any]:
    found = {"digest": "x", "words": ["รักษา"], "found_at": NOW}
    claim, _made = Claim.objects.get_or_create(
        producer=world.producer, product=world.product, field="story_th", defaults=found
    )
    return {"pk": claim.pk}


def _pair(world: World) -> Mapping[str, Any]:
    return {"first": world.producer.pk, "second": world.twin.pk}


SHOWN: dict[str, Row] = {
    **GOODS,
    **PLANNER,
    "shown:photo": public(where=_photo),
    "shown:small": public(where=_photo),
}

PRODUCERS: dict[str, Row] = {
    **CODES,
    "producers:list": page(SIGNED_IN, elsewhere=200),
    "producers:producer": page(f"{OFFICERS} producer", _producer),
    "producers:new": page("province district", refused=403, elsewhere=200, posts=422),
    "producers:change": page("province district producer", _producer, posts=422),
    "producers:contact": page("province district producer", _producer, posts=422),
    "producers:duplicates": page("province district", elsewhere=200),
    "producers:compare": page("province district", _pair, posts=200),
    "producers:undo_merge": page("province district", lambda world: {"pk": world.merge.pk}, posts=200),
    "producers:likely": step(
        "province district",
        form=lambda world: {"name_th": world.producer.name_th, "village": VILLAGE},
        done=200,
        elsewhere=200,
    ),
    "producers:products": page(SIGNED_IN, elsewhere=200),
    "producers:standards": page(SIGNED_IN, elsewhere=200),
    "producers:photos": page("province district producer", _producer, posts=422),
    "producers:new_product": page("province district producer", _producer, posts=422),
    "producers:new_standard": page("province district producer", _producer, posts=422),
    "producers:product": page(f"{OFFICERS} producer", _product),
    "producers:showing": page(
        f"{OFFICERS} producer",
        _producer,
        posts=422,
        post_roles="province district producer",
    ),
    "producers:claims": page(OFFICERS, refused=403, elsewhere=200),
    "producers:claim": page(f"{OFFICERS} producer", _claim, posts=422, post_roles="province district"),
    "producers:change_product": page("province district producer", _product, posts=422),
    "producers:product_photos": page("province district producer", _product, posts=422),
    "producers:end_product": page("province district producer", _product, posts=422),
    "producers:resume_product": step("province district producer", _product),
    "producers:change_standard": page("province district producer", _standard, posts=422),
    "producers:standard_paper": page(f"{OFFICERS} producer", _standard),
    "producers:photo": page(f"{OFFICERS} producer", _photo),
    "producers:change_photo": page("province district producer", _photo, posts=302),
    "producers:first_photo": step("province district producer", _photo),
    "producers:remove_photo": step("province district producer", _photo),
    "producers:lists": page(f"{OFFICERS} admin", refused=403, elsewhere=200),
    "producers:new_entry": page(
        "admin province", lambda world: {"name": "channels"}, refused=403, elsewhere=403, posts=422
    ),
    "producers:change_entry": page(
        "admin province",
        lambda world: {"name": "channels", "code": "shop"},
        refused=403,
        elsewhere=403,
        posts=422,
    ),
}
