"""Words of which the demo's invented names are made: groups, workshops and stalls, never a person."""

#: category -> what a producer of it calls itself
TRADES: dict[str, tuple[str, ...]] = {
    "food": (
        "แปรรูปปลาร้า",
        "ข้าวแต๋น",
        "แปรรูปเนื้อ",
        "ขนมไทย",
        "แจ่วบอง",
        "ข้าวฮาง",
        "กล้วยฉาบ",
        "ไส้กรอกอีสาน",
        "ถั่วตัด",
    ),
    "beverage": ("น้ำสมุนไพร", "น้ำหมากเม่า", "กาแฟคั่ว", "ชาใบหม่อน", "สุราชุมชน"),
    "fabric": ("ทอผ้าไหมมัดหมี่", "ทอผ้าฝ้าย", "ย้อมคราม", "ทอผ้าขาวม้า", "ตัดเย็บเสื้อผ้า", "ปลูกหม่อนเลี้ยงไหม"),
    "household": ("จักสานไม้ไผ่", "จักสานกก", "ปั้นดินเผา", "แกะสลักไม้", "ดอกไม้ประดิษฐ์", "ทอเสื่อกก", "ของที่ระลึก"),
    "herb": ("สมุนไพร", "ลูกประคบ", "สบู่สมุนไพร", "น้ำมันนวด"),
}

#: category -> products: Thai, English, price in baht
GOODS: dict[str, tuple[tuple[str, str, int], ...]] = {
    "food": (
        ("ปลาร้าบอง", "Fermented fish chilli paste", 45),
        ("ข้าวแต๋นน้ำแตงโม", "Crisp rice with watermelon", 35),
        ("แหนมเนือง", "Grilled pork wraps", 120),
        ("กุนเชียงหมู", "Sweet pork sausage", 140),
        ("ไส้กรอกอีสาน", "Isan sausage", 100),
        ("กล้วยฉาบ", "Banana chips", 30),
        ("ข้าวฮางงอก", "Germinated parboiled rice", 80),
        ("น้ำผึ้งดอกลำไย", "Longan blossom honey", 180),
        ("ขนมทองม้วน", "Rolled wafers", 40),
        ("หมูแดดเดียว", "Sun-dried pork", 150),
        ("ถั่วลิสงต้มทราย", "Sand-boiled peanuts", 35),
        ("แจ่วบองสมุนไพร", "Herbal chilli paste", 50),
    ),
    "beverage": (
        ("น้ำหมากเม่า", "Mao berry juice", 65),
        ("ชาใบหม่อน", "Mulberry leaf tea", 90),
        ("กาแฟคั่วบด", "Roasted ground coffee", 160),
        ("น้ำตะไคร้ใบเตย", "Lemongrass and pandan drink", 25),
        ("สาโทข้าวเหนียว", "Sticky rice wine", 80),
        ("น้ำกระเจี๊ยบ", "Roselle drink", 25),
    ),
    "fabric": (
        ("ผ้าไหมมัดหมี่", "Mudmee silk cloth", 2500),
        ("ผ้าไหมแต้มหมี่", "Hand-painted mudmee silk", 3200),
        ("ผ้าคลุมไหล่ไหม", "Silk shawl", 1200),
        ("ผ้าขาวม้า", "Loincloth", 250),
        ("ผ้าฝ้ายย้อมคราม", "Indigo-dyed cotton", 650),
        ("เสื้อผ้าฝ้ายทอมือ", "Hand-woven cotton shirt", 450),
        ("ผ้าซิ่นตีนแดง", "Red-hemmed skirt cloth", 1800),
        ("กระเป๋าผ้ามัดหมี่", "Mudmee bag", 350),
        ("ผ้าพันคอไหม", "Silk scarf", 550),
    ),
    "household": (
        ("กระติบข้าว", "Sticky rice basket", 120),
        ("เสื่อกกพับ", "Folding reed mat", 350),
        ("ตะกร้าไม้ไผ่", "Bamboo basket", 220),
        ("โคมไฟดินเผา", "Earthenware lamp", 480),
        ("พวงกุญแจแคน", "Khaen key ring", 45),
        ("หมอนขิด", "Khit cushion", 390),
        ("ดอกไม้ประดิษฐ์จากรังไหม", "Cocoon flowers", 150),
        ("ครกไม้", "Wooden mortar", 280),
        ("เครื่องเบญจรงค์", "Five-colour ware", 900),
    ),
    "herb": (
        ("ลูกประคบสมุนไพร", "Herbal compress", 60),
        ("สบู่ขมิ้น", "Turmeric soap", 35),
        ("น้ำมันเหลือง", "Yellow balm oil", 50),
        ("ยาหม่องไพล", "Plai balm", 45),
        ("แชมพูมะกรูด", "Kaffir lime shampoo", 85),
        ("โลชั่นโปรตีนไหม", "Silk protein lotion", 160),
    ),
}

BEFORE = ("โนน", "หนอง", "โคก", "ดอน", "ห้วย", "นา", "วัง", "คำ", "เหล่า", "ป่า")
AFTER = ("สว่าง", "สะอาด", "แสง", "ไผ่งาม", "แก้ว", "บัวทอง", "ม่วงหวาน", "เจริญ", "พัฒนา", "ยางคำ", "สามัคคี", "ศิลา")
BRANDS = ("แก่นไหม", "ดอกคูน", "ภูเวียงทอง", "ฝ้ายคำ", "แพรวา", "ไหมทอง", "คำแก่น", "อีสานดี", "เรือนหม่อน", "ลายแคน")
SECOND = ("เฮือน", "ศิลป์", "ไทย", "รุ่งเรือง", "ภูมิปัญญา", "วิถีทุ่ง", "นาคำ", "แก่นนคร", "ใบลาน", "ริมชี")

#: goods of a market stall and what stalls of it are called
STALLS: tuple[tuple[str, str], ...] = (
    ("ผักปลอดสาร", "สวนผัก"),
    ("ข้าวและธัญพืช", "ข้าวนา"),
    ("อาหารปรุงสำเร็จ", "ครัว"),
    ("ขนมและของหวาน", "ขนม"),
    ("เครื่องดื่ม", "น้ำ"),
    ("ผ้าและเสื้อผ้า", "ร้านผ้า"),
    ("ของใช้ในครัวเรือน", "ร้านของใช้"),
    ("เครื่องจักสาน", "จักสาน"),
    ("สมุนไพร", "สมุนไพร"),
    ("ผลไม้ตามฤดูกาล", "สวนผลไม้"),
    ("ปลาและเนื้อ", "เขียง"),
)
