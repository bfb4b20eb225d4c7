"""The categories to begin with, and the rules for comments; an office may change both."""

from django.db import migrations

CATEGORIES = [
    ("meetings", "การประชุม", "Meetings"),
    ("communities", "ชุมชนท่องเที่ยว", "Communities"),
    ("products", "ผลิตภัณฑ์ OTOP", "OTOP products"),
    ("events", "งานและเทศกาล", "Events and festivals"),
    ("training", "อบรมและพัฒนา", "Training"),
    ("notices", "ประชาสัมพันธ์", "Notices"),
]
SUSPICIOUS = "เครดิตฟรี\nบาคาร่า\nสล็อต\nหวยออนไลน์\nแทงบอล\nเงินกู้ด่วน\nกู้เงินออนไลน์\ncasino\nviagra"


def fill(apps, _editor):
    category, rules = apps.get_model("news", "Category"), apps.get_model("news", "CommentRules")
    for order, (code, name_th, name_en) in enumerate(CATEGORIES):
        category.objects.get_or_create(code=code, defaults={"name_th": name_th, "name_en": name_en, "order": order})
    if not rules.objects.exists():
        rules.objects.create(suspicious=SUSPICIOUS)


class Migration(migrations.Migration):
    dependencies = [("news", "0001_articles_and_comments")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
