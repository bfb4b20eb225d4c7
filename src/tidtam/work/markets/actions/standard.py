"""The nine kinds of Pracharat market with who runs them (domain.md section 4)."""

from django.db import transaction

from tidtam.work.markets.models import MarketKind

KINDS: tuple[tuple[str, str, str, str], ...] = (
    ("green", "ตลาดประชารัฐ Green Market", "Green Market", "องค์การตลาด"),
    ("smile", "ตลาดประชารัฐคนไทยยิ้มได้", "Smiling Thais", "กรมการพัฒนาชุมชน"),
    ("local", "ตลาดประชารัฐท้องถิ่นสุขใจ", "Happy Localities", "กรมส่งเสริมการปกครองท้องถิ่น"),
    ("bangkok", "ตลาดประชารัฐ กทม. คืนความสุข", "Bangkok Returns Happiness", "กรุงเทพมหานคร"),
    ("province", "ตลาดประชารัฐของดีจังหวัด", "Best of the Province", "จังหวัด"),
    ("modern", "ตลาดประชารัฐ Modern Trade", "Modern Trade", "ห้างค้าปลีกสมัยใหม่"),
    ("baac", "ตลาดประชารัฐของดีวิถีชุมชน ธ.ก.ส.", "Community Ways, BAAC", "ธ.ก.ส."),
    ("tongchom", "ตลาดประชารัฐต้องชม", "Must-See Market", "กระทรวงพาณิชย์"),
    (
        "culture",
        "ตลาดประชารัฐตลาดวัฒนธรรม ถนนสายวัฒนธรรม",
        "Culture Market and Culture Street",
        "กระทรวงวัฒนธรรม",
    ),
)


@transaction.atomic
def load_market_kinds() -> None:
    """The nine kinds; loaded again they are corrected, never doubled."""
    for order, (code, name_th, name_en, operator_th) in enumerate(KINDS, start=1):
        MarketKind.objects.update_or_create(
            code=code,
            defaults={"order": order, "name_th": name_th, "name_en": name_en, "operator_th": operator_th},
        )
