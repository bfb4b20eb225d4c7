"""The programme's standard lists of this room; loaded again they are corrected, never doubled."""

from datetime import date

from django.db import transaction

from tidtam.registers.producers.models import Category, Round

#: Names as the programme writes them; aliases as sheets and local pages do (domain.md section 1).
CATEGORIES: tuple[tuple[str, str, str, list[str]], ...] = (
    ("food", "อาหาร", "Food", ["ประเภทอาหาร"]),
    ("beverage", "เครื่องดื่ม", "Beverage", ["ประเภทเครื่องดื่ม"]),
    (
        "fabric",
        "ผ้าและเครื่องแต่งกาย",
        "Fabric and garments",
        ["ผ้า เครื่องแต่งกาย", "ผ้า / เครื่องแต่งกาย", "ผ้า/เครื่องแต่งกาย", "ผ้า และเครื่องแต่งกาย", "ผ้า"],
    ),
    (
        "household",
        "ของใช้ ของตกแต่ง และของที่ระลึก",
        "Household, decoration and souvenir",
        ["ของใช้ ของตกแต่ง ของที่ระลึก", "ของใช้/ของตกแต่ง/ของที่ระลึก", "ของใช้ ของตกแต่ง", "ของใช้"],
    ),
    (
        "herb",
        "สมุนไพรที่ไม่ใช่อาหาร",
        "Non-food herb",
        ["สมุนไพรไม่ใช่อาหาร", "สมุนไพรที่ไม่ใช่อาหารและยา", "สมุนไพร"],
    ),
)

#: Rounds with their dates: the two-year one that the article counts, then the quarterly ones that followed.
ROUNDS: tuple[tuple[str, str, str, date, date], ...] = (
    ("2557-2558", "รอบปี 2557 – 2558", "Round 2014–2015", date(2014, 1, 1), date(2015, 12, 31)),
    (
        "2560-4",
        "ปีงบประมาณ 2560 ไตรมาส 4",
        "Fiscal year 2017, quarter 4",
        date(2017, 8, 28),
        date(2017, 9, 18),
    ),
    (
        "2561-1",
        "ปีงบประมาณ 2561 ไตรมาส 1",
        "Fiscal year 2018, quarter 1",
        date(2017, 10, 1),
        date(2017, 12, 20),
    ),
    ("2561-2", "ปีงบประมาณ 2561 ไตรมาส 2", "Fiscal year 2018, quarter 2", date(2018, 1, 1), date(2018, 3, 20)),
    ("2561-3", "ปีงบประมาณ 2561 ไตรมาส 3", "Fiscal year 2018, quarter 3", date(2018, 4, 1), date(2018, 6, 20)),
    (
        "2561-4",
        "ปีงบประมาณ 2561 ไตรมาส 4",
        "Fiscal year 2018, quarter 4",
        date(2018, 9, 21),
        date(2018, 9, 27),
    ),
)


@transaction.atomic
def load_categories() -> None:
    """The five product categories with the spellings they are also known by."""
    for order, (code, name_th, name_en, aliases) in enumerate(CATEGORIES, start=1):
        Category.objects.update_or_create(
            code=code,
            defaults={"order": order, "name_th": name_th, "name_en": name_en, "aliases": aliases},
        )


@transaction.atomic
def load_rounds() -> None:
    """The registration rounds with the days they open and close."""
    for code, name_th, name_en, opens_on, closes_on in ROUNDS:
        Round.objects.update_or_create(
            code=code,
            defaults={"name_th": name_th, "name_en": name_en, "opens_on": opens_on, "closes_on": closes_on},
        )
