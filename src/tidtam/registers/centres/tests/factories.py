"""Information centres, for tests."""

from datetime import date

from tidtam.registers.assets.models import AssetKind
from tidtam.registers.assets.tests.factories import make_asset
from tidtam.registers.centres.actions import CentreRow, describe
from tidtam.registers.centres.models import Centre, Standing

OPEN = CentreRow(standing=Standing.OPEN, opened_on=date(2018, 2, 1), shown=True)


def make_centre(village: str = "40150604", row: CentreRow = OPEN) -> Centre:
    kind, _made = AssetKind.objects.get_or_create(
        code="village_centre", defaults={"name_th": "ศูนย์ข้อมูลหมู่บ้าน", "name_en": "Village centre", "order": 5}
    )
    return describe(make_asset(village, kind=kind, name="ศูนย์ข้อมูลชุมชน"), row, by=None)
