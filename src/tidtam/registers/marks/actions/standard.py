"""The four product marks, as the first version of their scheme."""

from datetime import date

from django.db import transaction

from tidtam.registers.marks.models import Level, Scheme, SchemeKind

MARKS = "otop-mark-1"

#: code, name, colour in Thai, slogan in Thai and English, colour token.
LEVELS: tuple[tuple[str, str, str, str, str, str], ...] = (
    ("premium", "Premium", "สีทอง", "แข่งขันสู่สากล", "Competing worldwide", "premium"),
    ("classic", "Classic", "สีเงิน", "อนุรักษ์คุณค่าสูง", "Conserving high value", "classic"),
    ("standard", "Standard", "สีแดง", "พัฒนาสร้างสรรค์", "Creative development", "standard"),
    ("rising", "Rising Star", "สีน้ำเงิน", "ดาวรุ่ง", "Rising star", "rising"),
)


@transaction.atomic
def load_marks() -> None:
    """The scheme of the four marks with its levels; loaded again they are corrected, never doubled."""
    scheme, _new = Scheme.objects.update_or_create(
        code=MARKS,
        defaults={
            "kind": SchemeKind.MARK,
            "name_th": "เครื่องหมายผลิตภัณฑ์ OTOP 4 ระดับ",
            "name_en": "OTOP product marks, four levels",
            "valid_from": date(2013, 10, 1),
        },
    )
    for order, (code, name, colour_th, slogan_th, slogan_en, colour) in enumerate(LEVELS, start=1):
        Level.objects.update_or_create(
            scheme=scheme,
            code=code,
            defaults={
                "order": order,
                "name_th": name,
                "name_en": name,
                "colour_th": colour_th,
                "slogan_th": slogan_th,
                "slogan_en": slogan_en,
                "colour": colour,
            },
        )
