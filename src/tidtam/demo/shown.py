"""What the demo's producers show to the public: about a third of them, each by a word that says how it was agreed."""

from random import Random

from tidtam.ground.people.models import User
from tidtam.ground.privacy.actions import give_consents
from tidtam.ground.privacy.models import Purpose
from tidtam.kit import clock
from tidtam.registers.marks.queries import in_force
from tidtam.registers.producers.actions import Edit, change_product, show_producers
from tidtam.registers.producers.models import Producer, ProducerKind, Product

SEED = "tidtam 2561 shown"
SHARE = 0.34
AGREED = "มติที่ประชุมกลุ่ม มิถุนายน 2561 (ตัวอย่าง)"
SCARVES = ("ผ้าคลุมไหล่ไหม", "ผ้าพันคอไหม")
CLAIM = "สูตรของยาย ใช้มาสามชั่วคน ช่วยรักษาอาการปวดเมื่อยและลดน้ำตาลในเลือด"
STORY = "ทอด้วยกี่มือ ย้อมครามจากหม้อของหมู่บ้าน ผืนหนึ่งใช้เวลาราวห้าวัน"
STORY_EN = "Woven by hand and dyed in the village's own indigo pot; one takes about five days."


def build_shown(users: dict[str, User]) -> None:
    """A third of the registered producers; among them one with a gold-mark scarf, one whose spirit stays hidden, and
    one with a story that waits for an officer."""
    random = Random(SEED)  # noqa: S311 - invented data, to be the same each time
    registered = Producer.objects.filter(
        registered_at__isnull=False, struck_at=None, merged_into=None, person__isnull=False
    )
    rows = [row for row in registered.select_related("person").order_by("code") if random.random() < SHARE]
    shown = {row.pk: row for row in rows}
    open_ones = Product.objects.filter(producer__in=registered, ended_on=None).order_by("pk")
    scarf = open_ones.filter(
        name_th__in=SCARVES, pk__in=in_force(clock.today()).filter(level__code="premium").values("product")
    ).first()
    spirit = open_ones.filter(part="beverage-alcoholic").first()
    herb = open_ones.filter(category="herb").first()
    for product in (scarf, spirit, herb):
        if product is not None:
            shown[product.producer_id] = registered.select_related("person").get(pk=product.producer_id)
    owners = [
        row.person for row in shown.values() if row.kind == ProducerKind.SOLE and row.person is not None
    ]
    give_consents(((person, Purpose.NAME) for person in owners), how=AGREED, by=None)
    show_producers(list(shown), how=AGREED, by=None)
    if scarf is not None:
        change_product(scarf, {"story_th": Edit(STORY), "story_en": Edit(STORY_EN)}, by=users["province"])
    if herb is not None:
        change_product(herb, {"story_th": Edit(CLAIM)}, by=users["province"])
