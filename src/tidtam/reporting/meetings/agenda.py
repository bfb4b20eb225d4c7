"""The official agenda of a committee: six items, their names and their order; the office's regulation on papers."""

from tidtam.reporting.meetings.models import ItemKind

OFFICIAL = (
    (ItemKind.INFORM, "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ"),
    (ItemKind.MINUTES, "เรื่องรับรองรายงานการประชุม"),
    (ItemKind.FOLLOW_UP, "เรื่องสืบเนื่อง"),
    (ItemKind.TO_NOTE, "เรื่องเพื่อทราบ"),
    (ItemKind.TO_DECIDE, "เรื่องเพื่อพิจารณา"),
    (ItemKind.OTHER, "เรื่องอื่น ๆ (ถ้ามี)"),
)
COMPUTED = frozenset({ItemKind.MINUTES, ItemKind.FOLLOW_UP})
