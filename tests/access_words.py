"""Words of the access test's world, and who must meet which of them nowhere."""

from tidtam.ground.privacy.tests.numbers import invented

# What stands in the world's records and nowhere else.
GROUP, CLOTH, STALL, WHAT, TITLE = "กลุ่มทอผ้าทดลอง", "ผ้ามัดหมี่ทดลอง", "ร้านทดลอง", "ซ่อมป้ายทดลอง", "อ่านแฟ้มทดลอง"
BROUGHT_FROM = "ตารางสรุปทดลอง"
MONEY = "รายการงบทดลอง"
CHAIR, NUMBER = "นางประธาน ทดลอง", invented(2561)
REGISTERED = (GROUP, CLOTH, STALL, BROUGHT_FROM)
#: What each visitor must not meet on any page, in any export.
HIDDEN = {
    "elsewhere": (*REGISTERED, WHAT, TITLE, CHAIR, MONEY),
    "admin": (*REGISTERED, CHAIR, MONEY),
    "member": (*REGISTERED, CHAIR, MONEY),
    "producer": (STALL, WHAT, TITLE, BROUGHT_FROM, MONEY),
    "village": (*REGISTERED, TITLE, CHAIR, MONEY),
}
