"""The demo's contracts: one under way, three that look alike, of which one waits and one is late; invented."""

from datetime import date

from tidtam.demo.field import at
from tidtam.demo.money import PROVINCE, YEAR, Progress
from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import Post, User
from tidtam.kit import money
from tidtam.work.plan.actions.contract_money import join_entry
from tidtam.work.plan.actions.contracts import BillRow, ContractRow, InstalmentRow, sign_contract
from tidtam.work.plan.actions.deliveries import (
    AcceptanceRow,
    DeliveryRow,
    InspectorRow,
    record_acceptance,
    record_delivery,
)
from tidtam.work.plan.models import BudgetNode, Contract, ContractMethod, EntryKind

COMMITTEE = (
    InspectorRow("ปลัดอำเภอ (ประธานกรรมการ)"),
    InspectorRow("พัฒนาการอำเภอ"),
    InspectorRow("ผู้ใหญ่บ้าน"),
)
BUILT, SIGNS = "2.1.1 (1)", "4.1.1 (1)"
BUILT_PLACES = ("40150604", "40150806", "40150807", "40150808")
SIGNED, DUE = date(2018, 5, 2), date(2018, 6, 30)
#: Whose villages, and the day on which the signs came; the first were accepted, the second wait, the third are late.
SIGN_GROUPS = (
    (("40110101", "40110202", "40110407"), date(2018, 6, 27)),
    (("40140201", "40250105", "40250503"), date(2018, 7, 16)),
    (("40250505", "40150205"), None),
)
BILL = (
    BillRow("ป้ายบอกทางเหล็กพ่นสี ขนาด 60 x 240 ซม.", 16_00, 18_500_00, "ป้าย"),
    BillRow("ฐานรากคอนกรีต", 16_00, 5_500_00, "ฐาน"),
    BillRow("ค่าติดตั้ง", 8_00, 2_000_00, "แห่ง"),
)


def build_contracts(posts: dict[str, Post], users: dict[str, User], progress: Progress) -> None:
    """Landscaping whose first instalment was accepted and paid, and the signs in three contracts of one bill."""
    officer = users["province"]
    _built(officer)
    for number, (villages, came) in enumerate(SIGN_GROUPS, 1):
        _signs(number, villages, came, officer)
        progress(number, len(SIGN_GROUPS))


def _built(officer: User) -> None:
    node = _line(BUILT)
    with at(date(2018, 6, 8), 10):
        row = ContractRow(
            number="สมมติ 7/2561",
            title="จ้างปรับภูมิทัศน์หมู่บ้านท่องเที่ยว อำเภอหนองสองห้อง",
            method=ContractMethod.objects.get(code="e-bidding"),
            contractor_kind="entity",
            contractor="หจก.ก่อสร้างสมมติ",
            egp_number="61067000007",
            reference_price=money.baht(3_980_000),
            signed_on=date(2018, 6, 8),
            due_on=date(2018, 8, 25),
            amount=money.baht(3_900_000),
            fine_rate=100,
            fine_cap=10_00,
            warranty_until=date(2020, 8, 25),
            places=_areas(BUILT_PLACES),
            instalments=(
                InstalmentRow(money.baht(1_170_000), date(2018, 7, 10), "งานดินและทางเดิน"),
                InstalmentRow(money.baht(2_730_000), date(2018, 8, 25), "ศาลาและสวน"),
            ),
        )
        contract = sign_contract(node, row, commit=False, by=officer)
        join_entry(contract, node.entries.get(kind=EntryKind.COMMIT), by=officer)
    _came(contract, date(2018, 7, 9), officer, accepted=date(2018, 7, 11))
    with at(date(2018, 7, 13), 10):
        paid = node.entries.get(kind=EntryKind.DISBURSE)
        join_entry(contract, paid, instalment=contract.instalments.get(number=1), by=officer)


def _signs(number: int, villages: tuple[str, ...], came: date | None, officer: User) -> None:
    with at(SIGNED, 10 + number):
        row = ContractRow(
            number=f"สมมติ {10 + number}/2561",
            title=f"จ้างทำป้ายบอกทางเข้าหมู่บ้าน กลุ่มที่ {number}",
            method=ContractMethod.objects.get(code="specific"),
            contractor_kind="person",
            contractor="ร้านป้ายสมมติ",
            reference_price=money.baht(400_000),
            signed_on=SIGNED,
            due_on=DUE,
            amount=money.baht(400_000),
            quantity=16,
            unit="ป้าย",
            fine_rate=200,
            places=_areas(villages),
            bill=BILL,
        )
        contract = sign_contract(_line(SIGNS), row, by=officer)
    if came is not None:
        _came(contract, came, officer, accepted=date(2018, 7, 2) if number == 1 else None)


def _came(contract: Contract, on: date, officer: User, *, accepted: date | None) -> None:
    part = contract.instalments.get(number=1)
    with at(on, 14):
        delivery = record_delivery(part, DeliveryRow(on, f"ส่งมอบ {contract.number} งวด 1"), by=officer)
    if accepted is not None:
        with at(accepted, 15):
            row = AcceptanceRow(accepted, "accepted", f"ตรวจรับ {contract.number} งวด 1", COMMITTEE)
            record_acceptance(delivery, row, by=officer)


def _line(code: str) -> BudgetNode:
    return BudgetNode.objects.get(programme__fiscal_year=YEAR, province=PROVINCE, code=code)


def _areas(codes: tuple[str, ...]) -> tuple[Area, ...]:
    return tuple(Area.objects.filter(pk__in=codes).order_by("pk"))
