"""The official agenda of a committee: six items, their names and their order; the office's regulation on papers."""

HEADINGS = {
    1: "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ",
    2: "เรื่องรับรองรายงานการประชุม",
    3: "เรื่องสืบเนื่อง",
    4: "เรื่องเพื่อทราบ",
    5: "เรื่องเพื่อพิจารณา",
    6: "เรื่องอื่น ๆ (ถ้ามี)",
}
MINUTES, FOLLOW_UP, TO_NOTE, TO_DECIDE = 2, 3, 4, 5
COMPUTED = frozenset({MINUTES, FOLLOW_UP})
