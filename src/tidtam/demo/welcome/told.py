"""What the demo says of its villages. Invented: real names of villages, no real offer, price or phone."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any, NamedTuple

from tidtam.registers.tourism.content import DateRow, OfferRow, PageRow
from tidtam.registers.tourism.hours import DAYS, Hours, Span
from tidtam.registers.tourism.models import Kind, Receives, Recurs


class Told(NamedTuple):
    """One village: its page, what it offers, whom visitors call and what of that is allowed."""

    page: PageRow
    offers: tuple[OfferRow, ...]
    coordinator: str = ""
    consents: frozenset[str] = frozenset()
    verified: int = 0  # days before the demo's today; 0 for never


def _hours(opens: str, closes: str, days: tuple[str, ...] = DAYS) -> dict[str, list[list[str]]]:
    return Hours.same(days, [Span(time.fromisoformat(opens), time.fromisoformat(closes))]).to_json()


DAYTIME = _hours("08:00", "17:00")
MORNING = _hours("05:30", "09:00")
ALL = frozenset({"name", "phone", "line"})


def _page(tagline: tuple[str, str], story: tuple[str, str], way: tuple[str, str], **more: Any) -> PageRow:
    row = PageRow(
        tagline_th=tagline[0],
        tagline_en=tagline[1],
        story_th=story[0],
        story_en=story[1],
        access_th=way[0],
        access_en=way[1],
    )
    return row._replace(**more)


def _offer(kind: str, name: tuple[str, str], text: tuple[str, str], **more: Any) -> OfferRow:
    return OfferRow(kind, name[0], name[1], text[0], text[1])._replace(**more)


_HUA_KHUA = Told(
    _page(
        ("กู่โบราณ ผ้าไหม ข้าวเม่า", "An old sanctuary, silk and young rice"),
        (
            "บ้านหัวขัวอยู่ข้างกู่เปือยน้อย คนที่นี่เลี้ยงไหม ปลูกหม่อน และทอผ้าลายกู่มาหลายชั่วคน "
            "เดือนสิบเอ็ดข้าวตั้งท้อง ทั้งหมู่บ้านตำข้าวเม่ากินกันตั้งแต่เช้ามืด",
            "Ban Hua Khua lies beside the sanctuary of Ku Pueai Noi. Its people grow mulberry, keep silkworms and "
            "weave the sanctuary's outline into their cloth. In October, when the rice is still green, the whole "
            "village pounds young rice before sunrise.",
        ),
        (
            "จากตัวเมืองขอนแก่นไปตามถนนมิตรภาพ เลี้ยวซ้ายที่พล ราว 78 กม. 1 ชม. 15 นาที",
            "78 km from Khon Kaen by the Mittraphap road, left at Phon: about an hour and a quarter.",
        ),
        identity_th="ผ้าไหมมัดหมี่ลายกู่ ถอดจากทับหลังของกู่เปือยน้อย ทอด้วยไหมที่เลี้ยงในหมู่บ้านและย้อมครามกับครั่งเท่านั้น",
        identity_en="Mudmee silk with the outline of the sanctuary's lintel, from the village's own silk, "
        "dyed with indigo and lac only.",
        day_th="เช้าเดินตลาดหน้าวัด สายดูการสาวไหมบ้านยาย บ่ายชมกู่เปือยน้อย เย็นกินปลาส้มกับข้าวใหม่ที่โฮมสเตย์",
        day_en="The morning market, silk reeling, the sanctuary in the afternoon, sour fish and new rice at night.",
        transit_th="รถตู้สายขอนแก่น–เปือยน้อย ออกทุกชั่วโมง 06.00–17.00 น. ลงหน้ากู่ เดินต่อ 600 ม.",
        transit_en="A van from Khon Kaen's bus station every hour from 6 to 17; get off at the sanctuary, walk 600 m.",
        receives=Receives.YES,
        notice_days=1,
        group_min=1,
        group_max=40,
        capacity=120,
        guide_fee=300_00,
        languages=["th", "en"],
        access_ways=["parking", "seats", "toilet"],
        months=[1, 2, 10, 11, 12],
    ),
    (
        _offer(
            Kind.ATTRACTION,
            ("กู่เปือยน้อย", "Ku Pueai Noi sanctuary"),
            (
                "ปราสาทอิฐและหินทรายสมัยขอม มีทับหลังนารายณ์บรรทมสินธุ์ แดดบ่ายส่องซุ้มประตูพอดี",
                "A Khmer sanctuary of brick and sandstone; the afternoon sun falls through its gate.",
            ),
            hours=DAYTIME,
            point=(15.8726, 102.9054),
        ),
        _offer(
            Kind.DISH,
            ("ปลาส้มสูตรบ้านหัวขัว", "Sour fish of Ban Hua Khua"),
            (
                "ปลาตะเพียนหมักข้าวเหนียวกับกระเทียมสามวัน ทอดกินกับข้าวใหม่",
                "Barb, fermented three days with sticky rice and garlic, fried, with new rice.",
            ),
            price_from=60_00,
            price_to=120_00,
            recipe_th="ปลาตะเพียน 1 กก. ข้าวเหนียวนึ่ง 200 ก. กระเทียม 100 ก. เกลือ 60 ก. หมัก 3 วัน",
            recipe_en="A kilo of barb, 200 g of steamed sticky rice, 100 g of garlic, 60 g of salt; three days.",
            before_th="ใส่ถุงมัดยาง เก็บได้สองวัน",
            after_th="ซีลสุญญากาศ ติดฉลาก เก็บเย็นได้สามสัปดาห์",
        ),
        _offer(
            Kind.DISH,
            ("ข้าวเม่า", "Young rice"),
            ("ข้าวตั้งท้องคั่วแล้วตำ คลุกมะพร้าวกับน้ำตาล", "Green rice, roasted and pounded, with coconut."),
            price_from=20_00,
            months=[10, 11],
        ),
        _offer(
            Kind.SOUVENIR,
            ("ผ้าคลุมไหล่ไหมมัดหมี่ลายกู่", "Silk shawl with the outline of the sanctuary"),
            (
                "ไหมแท้ย้อมคราม กว้าง 50 ซม. ยาว 180 ซม. ใช้เวลาทอเก้าวัน",
                "Pure silk dyed with indigo, 50 by 180 cm, nine days on the loom.",
            ),
            price_from=1_800_00,
            price_to=2_400_00,
            brand_th="ลายกู่",
            brand_en="Lai Ku",
        ),
        _offer(
            Kind.HOMESTAY,
            ("บ้านยายบุญมี", "Grandmother Bunmi's house"),
            (
                "บ้านไม้ยกพื้น มุ้งและฟูกสะอาด ห้องน้ำแยก อาหารเช้าด้วย",
                "A wooden house on posts, clean mattresses and nets, a bathroom of its own, breakfast.",
            ),
            price_from=350_00,
            rooms=3,
            sleeps=8,
            certificate="มาตรฐานโฮมสเตย์ไทย",
            certified_until=date(2020, 9, 30),
        ),
        _offer(
            Kind.ACTIVITY,
            ("สาวไหมและมัดหมี่", "Reeling silk and tying mudmee"),
            (
                "ลองสาวไหมจากรังในหม้อดิน แล้วมัดหมี่หนึ่งลายเอากลับบ้าน",
                "Reel silk from the cocoon in a clay pot and tie one motif to take home.",
            ),
            price_from=150_00,
            minutes=120,
            group_min=2,
            group_max=20,
            hours=_hours("09:00", "16:00"),
        ),
        _offer(
            Kind.EVENT,
            ("แห่เทียนเข้าพรรษา", "Candle procession of Buddhist Lent"),
            (
                "ทั้งหมู่บ้านแห่เทียนจากกู่ไปวัดตอนเย็น มีรำวงและข้าวหลาม",
                "The village carries its candles from the sanctuary to the temple in the evening.",
            ),
            recurs=Recurs.MOVING,
            dates=(
                DateRow(date(2018, 7, 27), date(2018, 7, 28)),
                DateRow(date(2019, 7, 16), date(2019, 7, 17)),
            ),
        ),
        _offer(
            Kind.EVENT,
            ("บุญออกพรรษา ไหลเรือไฟหน้ากู่", "Boats of light before the sanctuary"),
            ("เรือไฟกาบกล้วยสิบสองลำในสระหน้ากู่", "Twelve boats of banana bark and candles on the pond."),
            recurs=Recurs.MOVING,
            dates=(
                DateRow(date(2018, 10, 24), date(2018, 10, 24)),
                DateRow(date(2019, 10, 13), date(2019, 10, 13)),
            ),
        ),
    ),
    "นางบุญมี ตัวอย่าง",
    ALL,
    9,
)

_WANG_KHUN = Told(
    _page(
        ("ลำห้วย เสื่อกก ปลาแดดเดียว", "A stream, reed mats and sun-dried fish"),
        (
            "วังคูณคือวังน้ำที่ไม่เคยแห้ง ผู้เฒ่าเล่าว่าใครตักน้ำวังนี้ไปจะมีคูณทวี ชาวบ้านทอเสื่อกกสีธรรมชาติ",
            "A pool that never dries gave the village its name. Its people weave mats of reed in natural colours.",
        ),
        (
            "จากอำเภอหนองสองห้องตามทางหลวงชนบท 9 กม. ทางราดยางตลอด",
            "9 km from Nong Song Hong by a paved country road.",
        ),
        identity_th="เสื่อกกทอลายน้ำวน ย้อมด้วยเปลือกประดู่และดินจากวังคูณ ไม่ใช้สีเคมีเลยแม้แต่เส้นเดียว",
        identity_en="Reed mats with a whirlpool motif, dyed with padauk bark and the pool's own clay.",
        day_th="เช้าตักบาตรริมวัง สายเกี่ยวกกกับชาวบ้าน เที่ยงกินปลาแดดเดียว บ่ายทอเสื่อผืนเล็กกลับบ้าน",
        receives=Receives.BOOKED,
        notice_days=3,
        group_min=4,
        group_max=30,
        capacity=60,
        languages=["th", "lo"],
        access_ways=["parking", "helper"],
    ),
    (
        _offer(
            Kind.ATTRACTION,
            ("วังคูณ", "The pool of Wang Khun"),
            ("วังน้ำใต้ร่มต้นกระเบาร้อยปี นั่งแพไม้ไผ่ได้", "A pool under old trees, with rafts of bamboo."),
            hours=_hours("06:00", "18:00"),
        ),
        _offer(
            Kind.DISH,
            ("ปลาแดดเดียววังคูณ", "Sun-dried fish"),
            ("ปลานิลจากกระชังในวัง ตากแดดวันเดียว", "Tilapia of the pool, one day in the sun."),
            price_from=80_00,
        ),
        _offer(
            Kind.SOUVENIR,
            ("เสื่อกกลายน้ำวน", "Reed mat with a whirlpool"),
            ("พับได้ หูหิ้วผ้าฝ้าย", "It folds, with a handle of cotton."),
            price_from=250_00,
            price_to=900_00,
            brand_th="วังคูณ",
            brand_en="Wang Khun",
        ),
        _offer(
            Kind.ACTIVITY,
            ("ทอเสื่อผืนเล็ก", "Weaving a small mat"),
            ("เลือกลาย ทอเอง เอากลับบ้าน", "Choose a motif, weave it, take it home."),
            price_from=120_00,
            minutes=90,
            group_min=4,
            group_max=15,
        ),
        _offer(
            Kind.EVENT,
            ("บุญเบิกฟ้าวังคูณ", "Blessing of the pool"),
            ("ทำบุญเปิดฤดูน้ำ แข่งแพไม้ไผ่", "The season's blessing of the water, with a race of rafts."),
            recurs=Recurs.YEARLY,
            dates=(DateRow(date(2018, 2, 3), date(2018, 2, 4)),),
        ),
    ),
    "นายคำพัน ตัวอย่าง",
    frozenset({"phone"}),
    40,
)

_SUPHACHAI = Told(
    _page(
        ("บ้านดินเผา เตาโบราณ", "Clay and an old kiln"),
        (
            "ศุภชัยปั้นหม้อดินเผามาตั้งแต่ตั้งหมู่บ้าน เตาเก่ายังเผาทุกวันพระ",
            "Suphachai has made pots since it was founded; its old kiln is still fired on holy days.",
        ),
        ("ห่างอำเภอหนองสองห้อง 14 กม.", "14 km from Nong Song Hong."),
        identity_th="หม้อดินเผาแกร่งด้วยฟืนไม้มะขาม เคลือบยางไม้ ไม่ซึมน้ำ มีเตาโบราณหนึ่งเตาที่ยังใช้จริง",
        identity_en="Pots fired with tamarind wood and sealed with resin, from an old kiln still in use.",
        receives=Receives.YES,
        group_max=25,
        capacity=50,
        languages=["th"],
    ),
    (
        _offer(
            Kind.ACTIVITY,
            ("ปั้นหม้อกับครูดิน", "Making a pot"),
            ("ปั้น ตาก รอเผาวันพระ ส่งให้ถึงบ้าน", "Make it, leave it to dry; it is fired and sent to you."),
            price_from=200_00,
            minutes=150,
        ),
        _offer(
            Kind.SOUVENIR,
            ("ถ้วยกาแฟดินเผา", "Clay coffee cup"),
            ("ใช้กับไมโครเวฟได้", "It may go into a microwave."),
            price_from=90_00,
        ),
        _offer(
            Kind.DISH,
            ("แกงอ่อมหม้อดิน", "Om curry in a clay pot"),
            ("ผักพื้นบ้านสิบสองอย่าง", "Twelve greens of the village."),
            price_from=70_00,
            months=[6, 7, 8, 9],
        ),
    ),
    "นางอุไร จำลอง",
    ALL,
    120,
)

_KAN_LUEANG = Told(
    _page(
        ("ป่าชุมชน เห็ด และน้ำผึ้ง", "Community forest, mushrooms and honey"),
        (
            "ก้านเหลืองรักษาป่าดงปู่ตาเก้าร้อยไร่ไว้เอง ต้นฝนเก็บเห็ดระโงก ปลายหนาวตีผึ้ง",
            "The village looks after a forest of its own: mushrooms when the rain begins, honey after the cold.",
        ),
        ("ห่างอำเภอแวงน้อย 6 กม.", "6 km from Waeng Noi."),
        identity_th="ป่าดงปู่ตาที่ห้ามตัดไม้มากว่าร้อยปี มีเห็ดระโงกขาวและผึ้งหลวงเจ็ดรังบนต้นยางเดียว",
        identity_en="A forest in which no tree was cut for a century, with seven nests of giant honeybees in one tree.",
        receives=Receives.BOOKED,
        notice_days=7,
        group_min=5,
        group_max=20,
        capacity=30,
        languages=["th"],
    ),
    (
        _offer(
            Kind.ACTIVITY,
            ("เดินป่าเก็บเห็ด", "Gathering mushrooms"),
            ("มีพรานชุมชนนำ ห้ามเก็บดอกอ่อน", "With a guide of the village; young ones stay."),
            price_from=150_00,
            minutes=180,
            months=[5, 6, 7, 8],
        ),
        _offer(
            Kind.DISH,
            ("แกงเห็ดระโงก", "Curry of white mushrooms"),
            ("แกงใส่ใบย่านางและผักติ้ว", "With yanang leaves and sour greens."),
            price_from=90_00,
            months=[5, 6, 7, 8],
        ),
        _offer(
            Kind.SOUVENIR,
            ("น้ำผึ้งเดือนห้า", "Honey of the fifth month"),
            ("กรองผ้าขาว ไม่ผสม", "Strained through cloth, nothing added."),
            price_from=180_00,
            months=[4, 5],
        ),
    ),
    "นายสมหมาย ทดลอง",
    frozenset({"phone", "name"}),
    300,
)


def _short(name: str, craft: tuple[str, str], dish: tuple[str, str], receives: str = Receives.BOOKED) -> Told:
    """A village of which the demo says little."""
    page = _page(
        (f"{craft[0]}และ{dish[0]}", f"{craft[1]} and {dish[1].lower()}"),
        (
            f"{name}ทำ{craft[0]}สืบกันมา ใครมาเยือนได้กิน{dish[0]}ตามฤดู",
            f"People here have made {craft[1].lower()} for generations.",
        ),
        ("ถามทางได้ที่ศาลากลางบ้าน", "Ask at the village hall."),
        receives=receives,
    )
    offers = (
        _offer(Kind.SOUVENIR, craft, ("ทำในหมู่บ้าน", "Made in the village."), price_from=150_00),
        _offer(Kind.DISH, dish, ("ตามฤดูกาล", "In its season."), price_from=50_00),
    )
    return Told(page, offers)


VILLAGES: Mapping[str, Told] = {
    "40110101": _HUA_KHUA,
    "40150604": _WANG_KHUN,
    "40150205": _SUPHACHAI,
    "40140201": _KAN_LUEANG,
    "40150806": _short(
        "บ้านหัวละเลิง", ("ผ้าฝ้ายย้อมคราม", "Indigo cotton"), ("ข้าวจี่", "Grilled rice"), Receives.YES
    ),
    "40150807": _short("บ้านโนนม่วง", ("ตะกร้าไผ่", "Bamboo baskets"), ("ข้าวต้มมัด", "Rice in banana leaf")),
    "40250505": _short(
        "บ้านหนองหว้า", ("ผ้าขาวม้า", "Checked cotton"), ("น้ำหว้า", "Java plum juice"), Receives.PAUSED
    ),
    "40250105": _short("บ้านตอประดู่", ("เครื่องไม้ประดู่", "Padauk wood"), ("ลาบเป็ด", "Duck larb")),
    "40110202": _short("บ้านวังม่วง", ("หมอนขิด", "Khit pillows"), ("มะม่วงกวน", "Mango leather")),
    "40110407": _short("บ้านวังหิน", ("ครกหิน", "Stone mortars"), ("ตำถั่ว", "Bean salad")),
}

#: How far those stand that are not simply published.
WAITING, DRAFTED, WITHDRAWN = "40110202", "40110407", "40250105"
CHANGED = "40150205"  # published, with a draft beside it that waits
