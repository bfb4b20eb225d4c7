"""The channels through which products are sold; a list, to be changed as data."""

from django.db import transaction

from tidtam.work.sales.models import Channel

UNSPLIT = "unsplit"

CHANNELS: tuple[tuple[str, str, str], ...] = (
    ("shop", "หน้าร้าน / ณ ที่ผลิต", "Own shop or place of production"),
    ("market", "ตลาดชุมชน", "Community market"),
    ("fair", "งานแสดงสินค้า", "Fairs"),
    ("centre", "ศูนย์ OTOP / ห้างสรรพสินค้า", "OTOP centre or department store"),
    ("online", "ออนไลน์", "Online"),
    ("wholesale", "ขายส่ง / สั่งทำ", "Wholesale and orders"),
    ("export", "ส่งออก", "Export"),
    ("village", "หมู่บ้านท่องเที่ยว", "Tourism village"),
    (UNSPLIT, "ไม่แยกช่องทาง", "Not split by channel"),
)


@transaction.atomic
def load_channels() -> None:
    """The channels; loaded again they are corrected, never doubled."""
    for order, (code, name_th, name_en) in enumerate(CHANNELS, start=1):
        Channel.objects.update_or_create(
            code=code, defaults={"order": order, "name_th": name_th, "name_en": name_en}
        )
