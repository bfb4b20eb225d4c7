"""Products before everybody, and the short page behind a code."""

from tests.access_rows import Row, public
from tests.access_world import World
from tidtam.ground.codes.models import Code


def _product(world: World) -> dict[str, int]:
    return {"pk": world.product.pk}


def _code(_world: World) -> dict[str, str]:
    return {"typed": Code.objects.get().pk}


GOODS: dict[str, Row] = {
    "goods:all": public(),
    "goods:category": public(where=lambda _world: {"code": "fabric"}),
    "goods:mark": public(where=lambda _world: {"scheme": "otop-mark", "level": "premium"}),
    "goods:product": public(where=_product),
    "goods:producer": public(where=lambda world: {"code": world.producer.code}),
    "goods:short": public(where=_code),
    "goods:seen": public(204, where=_code),
}
