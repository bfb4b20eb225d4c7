"""Who may see the codes behind printed QRs and how often they were opened."""

from tests.access_rows import OFFICERS, SIGNED_IN, Row, page
from tidtam.ground.codes.models import Code

CODES: dict[str, Row] = {
    "codes:list": page(SIGNED_IN, elsewhere=200),
    "codes:code": page(OFFICERS, lambda _world: {"pk": Code.objects.get().pk}),
}
