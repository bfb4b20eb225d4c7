"""Facts of the article: twelve names as it wrote them, the districts it named, and every village they may mean.

Codes, names and points (rounded to 0.0001 degree) are facts from open-admin-data/thailand-administrative-
divisions, CC BY 4.0; see docs/sources.md. A village whose point there lies in another province has none here.
"""

from typing import NamedTuple

from tidtam.ground.areas.actions import VillageFact

SOURCE = "open-admin-data/thailand-administrative-divisions (CC BY 4.0)"
ARTICLE_SOURCE = "ข่าวการประชุมคณะอนุกรรมการฯ ครั้งที่ 1/2561 (20 ก.ค. 2561)"

#: โนนศิลา, เปือยน้อย, หนองสองห้อง
STATED_DISTRICTS = ("4025", "4011", "4015")

# fmt: off
VILLAGES = (
    VillageFact("40110101", "บ้านหัวขัว", "Ban Hua Khua", 15.8887, 102.9101),
    VillageFact("40110107", "บ้านหัวขัว", "Ban Hua Khua", 15.8775, 102.9131),
    VillageFact("40110201", "บ้านวังม่วง", "Ban Wang Muang", 15.8928, 102.8579),
    VillageFact("40110202", "บ้านวังม่วง", "Ban Wang Muang", 15.8936, 102.8587),
    VillageFact("40110402", "บ้านวังหิน", "Ban Wang Hin", 15.8608, 102.8903),
    VillageFact("40110407", "บ้านวังหิน", "Ban Wang Hin", 15.8616, 102.8881),
    VillageFact("40140201", "บ้านก้านเหลือง", "Ban Kan Lueang", 15.8441, 102.4743),
    VillageFact("40140212", "บ้านก้านเหลือง", "Ban Kan Lueang", 15.8447, 102.4697),
    VillageFact("40150205", "บ้านศุภชัย", "Ban Suphachai", 15.8022, 102.8281),
    VillageFact("40150603", "บ้านหัวขัว", "Ban Hua Khua", 15.7990, 102.7084),
    VillageFact("40150604", "บ้านวังคูณ", "Ban Wang Khun", 15.7546, 102.7475),
    VillageFact("40150607", "บ้านหนองหว้า", "Ban Nong Wa", 15.8128, 102.7148),
    VillageFact("40150806", "บ้านหัวละเลิง", "Ban Hua Laloeng", 15.6606, 102.7857),
    VillageFact("40150807", "บ้านโนนม่วง", "Ban Non Muang", 15.6659, 102.7880),
    VillageFact("40150808", "บ้านดงเค็ง", "Ban Dong Kheng", 15.6652, 102.7845),
    VillageFact("40151003", "บ้านหนองทุ่ม", "Ban Nong Thum", 15.7683, 102.7734),
    VillageFact("40151101", "บ้านวังหิน", "Ban Wang Hin", 15.8805, 102.7177),
    VillageFact("40151105", "บ้านหนองทุ่ม", "Ban Nong Thum", 15.8471, 102.7197),
    VillageFact("40250105", "บ้านตอประดู่", "Ban To Pradu", 15.9457, 102.6836),
    VillageFact("40250313", "บ้านหนองทุ่ม", "Ban Nong Thum", 15.9190, 102.6739),
    VillageFact("40250503", "บ้านหนองทุ่ม", "Ban Nong Thum", None, None),
    VillageFact("40250505", "บ้านหนองหว้า", "Ban Nong Wa", 16.0000, 102.6999),
)
# fmt: on


class ArticleVillage(NamedTuple):
    """A name as the article wrote it and the village that a person matched it to, with the reason."""

    typed_name: str
    code: str
    note: str = ""


_BY_LIST = "มีชื่อซ้ำในอำเภอที่ระบุ เลือกตามรายชื่อหมู่บ้านของโครงการ"

ARTICLE = (
    ArticleVillage("หมู่บ้านศุภชัย", "40150205"),
    ArticleVillage("บ้านวังคูน", "40150604", "ทะเบียนหมู่บ้านสะกดว่า บ้านวังคูณ"),
    ArticleVillage("บ้านหัวละเลิง", "40150806"),
    ArticleVillage("บ้านโนนม่วง", "40150807"),
    ArticleVillage("บ้านดงเค็ง", "40150808"),
    ArticleVillage("บ้านหนองหว้า", "40250505", f"{_BY_LIST} (ต.โนนแดง ม.5)"),
    ArticleVillage("บ้านหนองทุ่ม", "40250503", f"{_BY_LIST} (ต.โนนแดง ม.3)"),
    ArticleVillage("บ้านตอประดู่", "40250105"),
    ArticleVillage(
        "บ้านก้านเหลือง", "40140201", "ไม่มีชื่อนี้ในสามอำเภอที่ข่าวระบุ รายชื่อของโครงการอยู่ที่ ต.ก้านเหลือง ม.1 อ.แวงน้อย"
    ),
    ArticleVillage("บ้านหัวขัว", "40110101", f"{_BY_LIST} (ต.เปือยน้อย ม.1)"),
    ArticleVillage("บ้านวังม่วง", "40110202", f"{_BY_LIST} (ต.วังม่วง ม.2)"),
    ArticleVillage("บ้านวังหิน", "40110407", f"{_BY_LIST} (ต.สระแก้ว ม.7)"),
)
