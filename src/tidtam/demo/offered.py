"""What the demo's twelve villages show to visitors; every word of it invented, as the demo's banner says."""

# ruff: noqa: E501 (one line of facts is one line)

from datetime import date
from typing import Any, NamedTuple

from tidtam.registers.tourism.content import DateRow, OfferRow, PageRow

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAYTIME: dict[str, Any] = {day: [["08:00", "17:00"]] for day in WEEK}
MORNINGS: dict[str, Any] = {day: [["05:30", "09:30"]] for day in WEEK[4:]}
COOL, RAINS = (11, 12, 1, 2), (6, 7, 8, 9)


class Shown(NamedTuple):
    """One village. photos: how many of the place; verified: None where nobody said it is so."""

    code: str
    page: PageRow
    offers: tuple[OfferRow, ...]
    photos: int = 1
    verified: date | None = date(2018, 7, 18)


def _dish(name: str, english: str, text: str, baht: int, **more: Any) -> OfferRow:
    return OfferRow("dish", name, english, text, price_from=baht * 100, **more)


def _see(name: str, english: str, text: str, **more: Any) -> OfferRow:
    return OfferRow("attraction", name, english, text, price_from=0, **{"hours": DAYTIME, **more})


def _do(name: str, english: str, text: str, baht: int, minutes: int, **more: Any) -> OfferRow:
    return OfferRow("activity", name, english, text, price_from=baht * 100, minutes=minutes, **more)


def _buy(name: str, english: str, text: str, low: int, high: int, brand: str = "") -> OfferRow:
    return OfferRow(
        "souvenir", name, english, text, price_from=low * 100, price_to=high * 100, brand_th=brand
    )


def _stay(name: str, english: str, text: str, baht: int, rooms: int, sleeps: int) -> OfferRow:
    return OfferRow(
        "homestay",
        name,
        english,
        text,
        price_from=baht * 100,
        rooms=rooms,
        sleeps=sleeps,
        certificate="โฮมสเตย์มาตรฐานไทย",
        certified_until=date(2020, 9, 30),
    )


def _festival(
    name: str, english: str, text: str, first: date, last: date, recurs: str = "moving"
) -> OfferRow:
    return OfferRow("event", name, english, text, recurs=recurs, dates=(DateRow(first, last),))


# fmt: off
SHOWN = (
    Shown("40110101", PageRow(
        "กู่โบราณ ผ้าไหมลายกู่ ข้าวเม่า", "An old sanctuary, ikat silk, young rice",
        "บ้านนี้ทอผ้ามาสามชั่วคน ยายสอนหลานสาวไหมใต้ถุนเรือน ตอนเย็นเสียงกี่ยังดังสลับกับเสียงเขียดในนา",
        "Three generations have woven here. In the evening the looms under the houses answer the frogs of the fields.",
        "ลายกู่ที่ทอเฉพาะที่นี่ ถอดจากลวดลายหินทรายของกู่กลางหมู่บ้าน", "The pattern of the sanctuary is woven here only.",
        "เช้าเดินตลาดหน้าวัด สายดูการสาวไหมบ้านยาย บ่ายชมกู่ เย็นกินปลาส้มกับข้าวใหม่ที่โฮมสเตย์",
        "Market by the temple, silk at grandmother's, the sanctuary, sour fish with new rice for supper.",
        "จากตัวเมืองขอนแก่น 78 กม. ราว 1 ชม. 15 นาที ตามถนนมิตรภาพ แล้วเลี้ยวซ้ายที่แยกโนนศิลา",
        "78 km from Khon Kaen, about 75 minutes by car.",
        "รถโดยสารขอนแก่น–เปือยน้อย ทุกชั่วโมง 06.00–17.00 น. ลงหน้าวัด",
        "Bus Khon Kaen–Pueai Noi every hour from 6:00 to 17:00; get off at the temple.",
        "yes", 1, 2, 40, 60, 30000, ("th", "en"), ("parking", "toilet", "helper"), COOL), (
        _see("กู่หัวขัว", "Hua Khua sanctuary", "ปราสาทหินทรายองค์เล็กกลางต้นตาล เช้าแดดเข้าทางประตูทิศตะวันออก"),
        _dish("ปลาส้มสูตรบ้านหัวขัว", "Sour fish of Hua Khua", "ปลาตะเพียนหมักสามวันด้วยข้าวใหม่ ทอดกรอบกินกับขิงอ่อน", 120,
              recipe_th="ปลาตะเพียน 1 กก. เกลือ 80 ก. ข้าวสุก 1 ถ้วย กระเทียม 2 หัว หมักในไหสามวัน"),
        _dish("ข้าวเม่าคลุกมะพร้าว", "Young rice with coconut", "ข้าวเหนียวเกี่ยวตอนรวงยังเขียว ตำด้วยครกกระเดื่อง", 40, months=(10, 11)),
        _buy("ผ้าพันคอไหมมัดหมี่ลายกู่", "Ikat silk scarf", "ไหมแท้ย้อมครามและครั่ง กว้าง 50 ซม. ยาว 180 ซม.", 800, 1200, "ไหมหัวขัว"),
        _stay("โฮมสเตย์บ้านยายทองคำ", "Grandmother Thongkham's house", "ใต้ถุนสูง ลมเย็น อาหารเช้าเป็นข้าวจี่กับกาแฟ", 350, 2, 6),
        _do("สาวไหมกับแม่ ๆ", "Reel silk with the mothers", "ตั้งแต่ต้มรังจนได้เส้นไหมหนึ่งไจ", 100, 90, group_min=2, group_max=12),
        _festival("ประเพณีบุญข้าวสาก", "Rice offering festival", "ห่อข้าวสากทำบุญให้ผู้ล่วงลับ ตอนค่ำมีหมอลำ", date(2018, 9, 24), date(2018, 9, 25)),
    ), photos=3),
    Shown("40110202", PageRow(
        "ป่าชุมชน เห็ดหน้าฝน น้ำผึ้งป่า", "A village forest, mushrooms, wild honey",
        "ป่าสองร้อยไร่ที่คนทั้งบ้านช่วยกันดูแล ใครจะเก็บเห็ดต้องไปกับคนที่รู้จัก", "Two hundred rai of forest that all look after.",
        "กติกาป่าที่เขียนไว้ที่ศาลากลางบ้านตั้งแต่ปี 2539", "", "เช้าเข้าป่าเก็บเห็ด เที่ยงแกงกินกันที่ศาลา", "",
        "จากตัวเมืองขอนแก่น 74 กม.", "74 km from Khon Kaen.", "รถสองแถวจากตลาดเปือยน้อย เช้าละสองเที่ยว", "",
        "booked", 3, 4, 20, 20, 50000, ("th",), ("parking",), RAINS), (
        _do("เดินป่าเก็บเห็ดกับพ่อใหญ่", "Gather mushrooms", "ใส่รองเท้าหุ้มส้น ได้เห็ดเท่าไรกินเท่านั้น", 150, 180, months=RAINS),
        _dish("แกงเห็ดเผาะใส่ยอดส้มป่อย", "Barometer mushroom curry", "เห็ดต้นฝน กรอบนอกนุ่มใน", 80, months=(5, 6, 7)),
        _buy("น้ำผึ้งป่าเดือนห้า", "Wild honey", "ขวดละ 700 มล. มีวันที่เก็บเขียนไว้ทุกขวด", 350, 350),
    )),
    Shown("40110407", PageRow(
        "ล่องแพกินข้าวกลางน้ำ", "Lunch on a raft", "อ่างเก็บน้ำที่ขุดด้วยแรงคนทั้งตำบล วันนี้มีแพไม้ไผ่สิบสองหลัง", "",
        "", "", "", "", "จากตัวเมืองขอนแก่น 80 กม.", "80 km from Khon Kaen.", "", "", "paused", None, None, None, None, None, ("th",)), (
        _see("อ่างเก็บน้ำวังหิน", "Wang Hin reservoir", "เดินรอบอ่างสามกิโลเมตร นกน้ำมากตอนเช้า"),
        _dish("กุ้งเต้นริมอ่าง", "Dancing shrimps", "กุ้งฝอยสด ๆ กับสะระแหน่", 90),
    ), photos=0, verified=date(2017, 11, 2)),
    Shown("40140201", PageRow(
        "ทุ่งดอกก้านเหลืองและบั้งไฟ", "Fields of yellow and rockets", "ชื่อบ้านมาจากต้นก้านเหลืองที่ยังเหลืออยู่หน้าโรงเรียน", "",
        "ช่างทำบั้งไฟหมื่นที่ยังเขียนลายด้วยมือ", "Rocket makers who still paint by hand.", "", "",
        "จากตัวเมืองขอนแก่น 95 กม.", "95 km from Khon Kaen.", "รถไฟลงสถานีพล แล้วต่อรถสองแถว", "Train to Phon, then a pick-up bus.",
        "yes", 1, 1, 60, 200, 20000, ("th",), ("parking", "seats")), (
        _festival("ประเพณีบุญบั้งไฟ", "Rocket festival", "แห่วันเสาร์ จุดวันอาทิตย์ ขึ้นชมที่สนามหลังวัด", date(2018, 8, 11), date(2018, 8, 12)),
        _dish("หมกหน่อไม้ใส่หมู", "Steamed bamboo shoots", "หน่อไม้ไร่ห่อใบตอง นึ่งจนหอม", 35, months=RAINS),
        _stay("บ้านพักครูบุญมี", "Teacher Bunmi's house", "มีจักรยานให้ยืมสี่คัน", 300, 3, 8),
    )),
    Shown("40150205", PageRow(
        "เครื่องจักสานไม้ไผ่", "Bamboo baskets", "ช่างจักสานสามสิบสองคน ตอกเส้นเล็กที่สุดบางกว่ากระดาษ", "", "", "", "", "",
        "จากอำเภอหนองสองห้อง 12 กม.", "12 km from Nong Song Hong.", "", "", "booked", 2, 2, 15, 15, None, ("th",)), (
        _do("สานกระติบข้าว", "Weave a rice basket", "ทำเสร็จเอากลับบ้านได้", 180, 150, group_max=10),
        _buy("กระติบข้าวลายขิด", "Rice basket", "ก้นสองชั้น ข้าวไม่แฉะ", 150, 450),
    )),
    Shown("40150604", PageRow(
        "ผ้าไหมมัดหมี่กับลานแสดงหมอลำ", "Ikat silk and morlam", "ทุกคืนวันพระใหญ่ ลานหน้าศาลาเป็นเวทีของเด็กทั้งตำบล", "Children sing here on holy nights.",
        "หมอลำเด็กที่แต่งกลอนเองทุกปี", "", "เช้าใส่บาตร สายเรียนมัดหมี่ เย็นดูหมอลำเด็ก", "",
        "จากอำเภอหนองสองห้อง 9 กม. ถนนลาดยางตลอด", "9 km from Nong Song Hong.", "รถสองแถวหนองสองห้อง–หนองเม็ก ทุกครึ่งชั่วโมง", "",
        "yes", 1, 1, 50, 80, 30000, ("th", "en"), ("parking", "toilet", "ramp"), COOL), (
        _do("มัดหมี่ผืนแรก", "Your first ikat", "มัด ย้อม แกะ ทอ ในครึ่งวัน", 250, 240, group_max=8),
        _dish("ลาบเป็ดบ้านวังคูณ", "Duck laap", "ข้าวคั่วใหม่ทุกเช้า", 100),
        _buy("ผ้าไหมมัดหมี่ลายสายฝน", "Ikat silk, rain pattern", "ผืนละ 2 เมตร ย้อมสีธรรมชาติ", 1800, 3200, "ไหมวังคูณ"),
        _stay("โฮมสเตย์วังคูณ", "Wang Khun homestay", "หกหลังเรียงกันริมหนอง", 350, 6, 18),
        _festival("งานไหมหนองสองห้อง", "Silk fair", "ประกวดผ้า ตลาดไหม และขบวนแห่", date(2018, 11, 29), date(2018, 12, 2)),
    ), photos=2),
    Shown("40150806", PageRow(
        "ตลาดเช้าริมหนอง", "A morning market by the pond", "ตลาดที่เริ่มก่อนสว่าง ของทุกอย่างมาจากสวนไม่เกินสามกิโลเมตร", "", "", "", "", "",
        "จากอำเภอหนองสองห้อง 18 กม.", "18 km from Nong Song Hong.", "", "", "yes", None, None, None, 150, None, ("th",), ("parking", "seats")), (
        _see("ตลาดเช้าหัวละเลิง", "Morning market", "วันศุกร์ถึงวันอาทิตย์", hours=MORNINGS),
        _dish("ข้าวจี่ปลาร้าสับ", "Grilled rice with fish paste", "ปิ้งถ่าน ทาไข่สามรอบ", 15),
    )),
    Shown("40150807", PageRow(
        "ฟาร์มควายและนาข้าวอินทรีย์", "Buffaloes and organic rice", "ควายสี่สิบตัวลงปลักตอนสี่โมงเย็น เด็ก ๆ ชอบที่สุด", "", "", "", "", "",
        "จากอำเภอหนองสองห้อง 19 กม.", "19 km from Nong Song Hong.", "", "", "booked", 1, 2, 30, 40, 20000, ("th",)), (
        _do("ดำนาหนึ่งแปลง", "Plant a rice field", "มีรองเท้าบูตให้ยืม", 120, 120, months=(7, 8)),
        _dish("ข้าวหอมมะลิใหม่กับปลาแดกบอง", "New rice with fish paste", "ข้าวเดือนพฤศจิกายน", 60, months=(11, 12)),
    )),
    Shown("40150808", PageRow(
        "สวนครามย้อมเย็น", "Indigo gardens", "หม้อครามสามสิบหม้อที่เลี้ยงต่อกันมายี่สิบปี", "Thirty vats of indigo, kept alive for twenty years.",
        "ครามใบสดย้อมเย็น ไม่ใช้ความร้อนเลย", "Dyed cold, with fresh leaves.", "", "", "จากอำเภอหนองสองห้อง 19 กม.", "19 km from Nong Song Hong.",
        "", "", "yes", 1, 1, 25, 40, None, ("th", "en"), ("parking", "toilet")), (
        _do("ย้อมครามหนึ่งผืน", "Dye one cloth", "ผ้าเช็ดหน้าฝ้ายรวมในราคา", 200, 120, months=(6, 7, 8, 9, 10)),
        _buy("เสื้อย้อมคราม", "Indigo shirt", "ฝ้ายทอมือ สีไม่ตกหลังซักสามครั้ง", 650, 1500, "ดงครามเย็น"),
    )),
    Shown("40250105", PageRow(
        "วัดไม้และลานต้นประดู่", "A wooden temple under padauk trees", "สิมไม้หลังเก่าที่ชาวบ้านช่วยกันซ่อมเอง", "", "", "", "", "",
        "จากตัวเมืองขอนแก่น 62 กม.", "62 km from Khon Kaen.", "รถไฟลงสถานีบ้านไผ่ แล้วต่อรถ 20 กม.", "", "yes", None, 1, 40, 60, None, ("th",), ("parking", "seats", "ramp")), (
        _see("สิมไม้วัดตอประดู่", "Wooden ordination hall", "ฮูปแต้มด้านในวาดด้วยสีจากดินและคราม"),
        _dish("ก้อยไข่มดแดง", "Red ant eggs salad", "ปีละสามเดือนเท่านั้น", 150, months=(3, 4, 5)),
        _festival("สรงน้ำพระและงานดอกประดู่", "Padauk festival", "สรงน้ำพระ ก่อเจดีย์ทราย ใต้ต้นประดู่บาน", date(2018, 4, 14), date(2018, 4, 15), "yearly"),
    )),
    Shown("40250503", PageRow(
        "เลี้ยงหม่อน สวนหลังบ้าน", "Mulberry gardens", "ทุกหลังมีต้นหม่อนอย่างน้อยสามต้น ลูกหม่อนสุกเดือนมีนาคม", "", "", "", "", "",
        "จากตัวเมืองขอนแก่น 58 กม.", "58 km from Khon Kaen.", "", "", "paused", None, None, None, None, None, ("th",)), (
        _dish("น้ำลูกหม่อน", "Mulberry juice", "คั้นสด ไม่ใส่น้ำตาล", 25, months=(3, 4)),
    ), photos=0, verified=None),
    Shown("40250505", PageRow(
        "เครื่องปั้นดินเผาเตาฟืน", "Wood-fired pots", "ดินจากหนองหว้า ฟืนจากกิ่งที่ตัดแต่ง เผาเดือนละครั้ง", "Clay of the pond, fired once a month.",
        "", "", "", "", "จากตัวเมืองขอนแก่น 55 กม.", "55 km from Khon Kaen.", "รถสองแถวจากบ้านไผ่ วันละสี่เที่ยว", "",
        "yes", 1, 1, 20, 30, 20000, ("th",), ("parking",)), (
        _do("ปั้นถ้วยใบแรก", "Make your first cup", "เผาแล้วส่งไปรษณีย์ตามให้", 150, 60),
        _dish("อ่อมไก่บ้าน", "Chicken stew", "ใส่ผักชีลาวและใบแมงลัก", 90),
        _buy("หม้อแจ่วดินเผา", "Clay pot", "ตั้งไฟได้ ล้างง่าย", 220, 380),
    ), verified=date(2018, 2, 3)),
)
# fmt: on
