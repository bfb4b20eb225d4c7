"""What the demo's articles say; every word of it invented, as the demo's banner says."""

from datetime import datetime
from typing import NamedTuple

from tidtam.kit.clock import BANGKOK


class Told(NamedTuple):
    """One article. at: when it appeared. photos: captions in Thai and English."""

    slug: str
    category: str
    area: str
    post: str
    at: datetime
    title: tuple[str, str]
    lead: tuple[str, str]
    body: tuple[str, str]
    villages: tuple[str, ...] = ()
    photos: tuple[tuple[str, str], ...] = ()


def _at(month: int, day: int, hour: int = 9) -> datetime:
    return datetime(2018, month, day, hour, tzinfo=BANGKOK)


ARTICLES = (
    Told(
        "silk-of-wang-khun",
        "products",
        "4015",
        "cdd-4015",
        _at(7, 25),
        ("ผ้าไหมย้อมครามบ้านวังคูณ ทอได้เดือนละสี่สิบผืน", "Indigo silk of Ban Wang Khun: forty pieces a month"),
        (
            "กลุ่มทอผ้าเปิดเรือนให้ผู้มาเยือนลองย้อมและทอ ทุกวันเสาร์",
            "The weavers open their house every Saturday: dye and weave a piece yourself",
        ),
        (
            "## ลองย้อมด้วยมือ\nหม้อครามของหมู่บ้านเลี้ยงต่อกันมาหลายปี ผู้มาเยือนลองมัดลายและย้อม**ผ้าผืนเล็ก**กลับบ้านได้\n\n"
            "## สิ่งที่ควรรู้\n- นัดล่วงหน้าสองวัน\n- กลุ่มละไม่เกินยี่สิบคน\n- ใช้เวลาราวสองชั่วโมง\n\n"
            "> ผืนแรกไม่ต้องสวย ขอให้ได้ลองก่อน",
            "## Dye it by hand\nThe village's indigo pot has been fed for years. Visitors tie a pattern and dye "
            "**a small cloth** to take home.\n\n## Good to know\n- ask two days before\n- groups of up to twenty\n"
            "- it takes about two hours\n\n> The first one need not be beautiful. Just try.",
        ),
        ("40150604",),
        (("หม้อครามของหมู่บ้าน", "The village's indigo pot"), ("กี่ทอผ้าใต้ถุนเรือน", "Looms below the house")),
    ),
    Told(
        "three-districts-ready",
        "communities",
        "40",
        "officer-40",
        _at(7, 23),
        ("สามอำเภอทางใต้พร้อมรับผู้มาเยือนเดือนสิงหาคม", "Three southern districts ready for visitors in August"),
        (
            "หมู่บ้านในหนองสองห้อง โนนศิลา และเปือยน้อย ปรับทาง ติดป้าย และซ้อมต้อนรับแล้ว",
            "Villages in Nong Song Hong, Non Sila and Pueai Noi have mended paths, put up signs and practised",
        ),
        (
            "ทุกหมู่บ้านมีจุดข้อมูล แผนที่ และผู้ประสานงาน\n\n## ไปเที่ยวอย่างไร\n1. ดูหมู่บ้านที่รับผู้มาเยือนใน[แผนที่](/map)\n"
            "2. นัดผู้ประสานงานล่วงหน้า\n3. ไปถึงแล้วแวะที่จุดข้อมูลก่อน",
            "Every village has an information point, a map and a coordinator.\n\n## How to go\n"
            "1. find a village that receives visitors on the [map](/en/map)\n2. call its coordinator before\n"
            "3. begin at the information point",
        ),
        ("40150604", "40250105", "40110101"),
        (("ทางเข้าหมู่บ้านที่ปรับใหม่", "The mended way into the village"),),
    ),
    Told(
        "young-rice-season",
        "events",
        "4015",
        "cdd-4015",
        _at(7, 18),
        ("ฤดูข้าวเม่ากำลังจะมา ชวนตำข้าวเม่ากับชาวบ้าน", "The season of young rice is near: come and pound it"),
        (
            "ปลายฝนข้าวเริ่มตั้งท้อง หมู่บ้านชวนคั่วและตำข้าวเม่ากินสด ๆ",
            "When the rains end the rice fills; villagers roast and pound it, to be eaten fresh",
        ),
        (
            "ข้าวเม่าที่ดีต้องเกี่ยวตอนเมล็ดยังเขียว คั่วไฟอ่อน แล้วตำทันที\n\nปีนี้เตรียมครกไว้*หกใบ* เด็กและผู้สูงอายุร่วมได้",
            "Good young rice is cut green, roasted over a low fire and pounded at once.\n\n"
            "There are *six mortars* this year; children and old people may join.",
        ),
        ("40150604", "40150808"),
        (("ทุ่งนาเดือนกรกฎาคม", "Rice fields in July"),),
    ),
    Told(
        "signs-on-the-way",
        "notices",
        "4025",
        "cdd-4025",
        _at(7, 12),
        ("โนนศิลาติดป้ายบอกทางใหม่ พบป้ายชำรุดแจ้งได้", "New signs in Non Sila; tell us if one is broken"),
        (
            "ป้ายสองภาษาติดที่ทางแยกแล้ว ผู้พบป้ายชำรุดส่งภาพแจ้งได้โดยไม่ต้องมีบัญชี",
            "Signs in two languages stand at the junctions; whoever finds one broken can send a photo",
        ),
        (
            "ป้ายบอกระยะทางเป็นกิโลเมตร และมีรหัส QR สำหรับอ่านเรื่องของหมู่บ้าน\n\nแจ้งป้ายชำรุดที่ [หน้าแจ้งเรื่อง](/tell-us/)",
            "They give the distance in kilometres and carry a QR code with the village's story.\n\n"
            "Tell us about a broken one on [this page](/en/tell-us/).",
        ),
        ("40250105",),
        (("ป้ายที่ทางแยก", "A sign at the junction"),),
    ),
    Told(
        "packages-course",
        "training",
        "40",
        "officer-40",
        _at(6, 29),
        ("อบรมบรรจุภัณฑ์ ผู้ผลิตได้แบบกล่องใหม่กลับบ้าน", "A course on packages: producers go home with a new box"),
        (
            "ผู้ผลิตเรียนเลือกกล่อง ทำฉลาก และคิดต้นทุน ในสองวัน",
            "In two days producers learn to choose a box, make a label and reckon the cost",
        ),
        (
            "ผู้เข้าอบรมนำผลิตภัณฑ์ของตนมาปรับจริง ผลที่เกิดหลังอบรมจะติดตามภายในสามเดือน",
            "Everybody brought a product and worked on it. What comes of it is followed up within three months.",
        ),
    ),
)

#: name, words, what became of it: waiting, shown, answered, refused:<reason>, reported, erased.
COMMENTS = (
    ("silk-of-wang-khun", "แม่บ้านขอนแก่น", "ไปมาแล้วค่ะ สอนดีมาก ลูกชอบ", "shown"),
    ("silk-of-wang-khun", "Anna", "Can we come on a Sunday as well?", "answered"),
    ("silk-of-wang-khun", "คนบ้านไผ่", "จอดรถบัสได้ไหม", "answered"),
    ("silk-of-wang-khun", "หลานยาย", "คิดถึงบ้าน เห็นกี่แล้วนึกถึงยาย", "shown"),
    ("silk-of-wang-khun", "โชคดี", "รับเครดิตฟรี 500 ที่ www.lucky.example.bet", "refused:spam"),
    ("silk-of-wang-khun", "นักเดินทาง", "ราคาผืนละเท่าไร", "waiting"),
    ("three-districts-ready", "คนเปือยน้อย", "ถนนเข้าหมู่บ้านยังขรุขระช่วงฝนตก ช่วยดูด้วย", "reported"),
    ("three-districts-ready", "ผู้สูงวัย", "มีห้องน้ำสำหรับรถเข็นไหม", "waiting"),
    ("three-districts-ready", "ไม่ประสงค์ออกนาม", "ขอลบความเห็นของตนเอง", "erased"),
    ("young-rice-season", "สายกิน", "รอทุกปี อร่อยที่สุดตอนอุ่น ๆ", "shown"),
    ("young-rice-season", "กู้ด่วน", "เงินกู้ด่วน ทักไลน์ได้เลย", "waiting"),
    ("young-rice-season", "กู้ด่วน", "เงินกู้ด่วน ทักไลน์ได้เลย", "waiting"),
)
ANSWER = "ได้ครับ นัดผู้ประสานงานล่วงหน้าสองวัน จอดรถที่ลานวัด"
