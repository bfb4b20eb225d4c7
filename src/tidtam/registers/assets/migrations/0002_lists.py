"""The kinds and the ladder of conditions to begin with; a province may add its own."""

from django.db import migrations

KINDS = [
    ("district_centre", "ศูนย์ข้อมูลท่องเที่ยว ระดับอำเภอ", "District information centre"),
    ("village_centre", "ศูนย์ข้อมูลท่องเที่ยว ระดับหมู่บ้าน", "Village information centre"),
    ("sign", "ป้ายบอกเส้นทาง", "Direction sign"),
    ("landmark", "จุดเช็กอิน", "Check-in landmark"),
    ("facility", "สิ่งอำนวยความสะดวก", "Facility"),
]
CONDITIONS = [
    ("good", "ใช้งานได้ดี", "Works well", False),
    ("worn", "ใช้งานได้ มีส่วนสึกหรอ", "Works, worn in parts", False),
    ("unused", "สภาพดีแต่ไม่มีผู้ใช้", "Sound, but not used", False),
    ("damaged", "ชำรุดบางส่วน", "Damaged in part", True),
    ("unusable", "ชำรุดใช้งานไม่ได้", "Broken, cannot be used", True),
    ("gone", "ไม่พบ/สูญหาย", "Not there any more", True),
]


def fill(apps, _editor):
    kind, condition = apps.get_model("assets", "AssetKind"), apps.get_model("assets", "Condition")
    for order, (code, name_th, name_en) in enumerate(KINDS):
        kind.objects.get_or_create(code=code, defaults={"name_th": name_th, "name_en": name_en, "order": order})
    for order, (code, name_th, name_en, broken) in enumerate(CONDITIONS):
        condition.objects.get_or_create(
            code=code,
            defaults={"name_th": name_th, "name_en": name_en, "order": order, "is_broken": broken},
        )


class Migration(migrations.Migration):
    dependencies = [("assets", "0001_initial")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
