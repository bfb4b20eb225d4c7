"""The register of assets as a spreadsheet: what comes in, what is refused and why, what goes out."""

import io

import pytest

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.jobs import uploads
from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import tables
from tidtam.kit.uploads import kinds
from tidtam.registers.assets.models import Asset
from tidtam.registers.assets.tests.factories import make_asset, make_kind

VILLAGE, OTHER, ELSEWHERE = "40150604", "40150808", "40250505"
HEAD = (
    "เลขทะเบียน,รหัสหมู่บ้าน,หมู่บ้าน,ประเภท,ชื่อ,ปีงบประมาณ,ราคา (บาท),เจ้าของที่ดิน,หนังสือยินยอม,ส่งมอบให้,วันที่ส่งมอบ,"
    "ผู้ดูแลรักษา,ตรวจทุก (เดือน),ละติจูด,ลองจิจูด"
)


@pytest.fixture(autouse=True)
def places():
    for code in ("4015", VILLAGE, OTHER, ELSEWHERE):
        make_area(code)
    make_kind()


@pytest.fixture
def officer():
    return make_user("district", "4015")


@pytest.fixture
def word():
    return make_kind().name_th


def take(*lines: str, by, head: str = HEAD, check: bool = False):
    return uploads.run("assets.assets", "\n".join([head, *lines]).encode(), by, check)


def told_by(report) -> list[tuple[int, str]]:
    return [(one.row, one.column) for one in report.refusals]


def test_assets_come_in_and_the_same_file_again_changes_nothing(officer, word):
    lines = (
        f'ขก-61-001,{VILLAGE},บ้านวังคูณ,{word},ป้ายทางเข้า,2561,"38,000.50",ที่สาธารณะ,นม 7/2561,อบต.หนองเม็ก,'
        "30 มิ.ย. 61,อบต.หนองเม็ก,๖,15.71,102.80",
        f",{OTHER},,{word},ศาลาจุดชมวิว,๒๕๖๑,,วัด,,,,,,,",
    )
    report = take(*lines, by=officer, check=True)
    assert (report.new, report.refused) == (2, 0)
    assert not Asset.objects.exists()
    assert take(*lines, by=officer).new == 2
    sign = Asset.objects.get(register_number="ขก-61-001")
    assert (sign.cost, sign.fiscal_year, sign.land_owner) == (38_000_50, 2018, "common")
    assert (sign.point, sign.inspect_months) == ((15.71, 102.8), 6)
    again = take(*lines, by=officer)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 2)


def test_a_known_asset_changes_cell_by_cell_and_columns_that_are_not_there_stay(officer, word):
    asset = make_asset(VILLAGE, register_number="ขก-1", cost=5_000_00, point=(15.7, 102.8))
    head = "เลขทะเบียน,รหัสหมู่บ้าน,ประเภท,ชื่อ,ปีงบประมาณ,เจ้าของที่ดิน,ผู้ดูแลรักษา"
    row = f"ขก-1,{VILLAGE},{word},ป้ายใหม่,2560,ที่สาธารณะ,กองทุนหมู่บ้าน"
    report = take(row, by=officer, head=head)
    assert (report.new, report.changed) == (0, 1)
    asset.refresh_from_db()
    assert (asset.name, asset.upkeep, asset.cost, asset.point) == (
        "ป้ายใหม่", "กองทุนหมู่บ้าน", 5_000_00, (15.7, 102.8),
    )  # fmt: skip
    assert asset.version == 2


def test_what_is_wrong_is_told_by_row_and_column_and_the_rest_is_taken(officer, word):
    make_asset(ELSEWHERE, register_number="ขก-9")
    make_asset(VILLAGE, name="ม้านั่ง")
    make_asset(VILLAGE, name="ม้านั่ง")
    good = f"{VILLAGE},,{word}"
    report = take(
        f",{ELSEWHERE},,{word},ป้าย,2561,,วัด,,,,,,,",
        f",{VILLAGE},บ้านดงเค็ง,{word},ป้าย,2561,,วัด,,,,,,,",
        f",{VILLAGE},,เรือดำน้ำ,ป้าย,2561,,วัด,,,,,,,",
        f",{good},ป้าย,2061,,วัด,,,,,,,",
        f",{good},ป้าย,2561,ห้าพันบาท,วัด,,,,,,,",
        f",{good},ป้าย,2561,,ดวงจันทร์,,,,,,,",
        f",{good},ป้าย,2561,,วัด,,อบต.,,,,,",
        f",{good},ป้าย,2561,,วัด,,อบต.,30/9/2570,,,,",
        f",{good},ป้าย,2561,,วัด,,,,,99,,",
        f",{good},ป้าย,2561,,วัด,,,,,,51.5,-0.1",
        f",{good},ป้าย,2561,,วัด,,,,,,15.7,",
        f"ขก-9,{good},ป้าย,2561,,วัด,,,,,,,",
        f",{good},ม้านั่ง,2560,,วัด,,,,,,,",
        f",{good},ป้ายดี,2561,,วัด,,,,,,,",
        f",{good},ป้ายดี,2561,,วัด,,,,,,,",
        by=officer,
    )
    assert [(row - 1, column) for row, column in told_by(report)] == [
        (1, "รหัสหมู่บ้าน"),
        (2, "หมู่บ้าน"),
        (3, "ประเภท"),
        (4, "ปีงบประมาณ"),
        (5, "ราคา (บาท)"),
        (6, "เจ้าของที่ดิน"),
        (7, "วันที่ส่งมอบ"),
        (8, "วันที่ส่งมอบ"),
        (9, "ตรวจทุก (เดือน)"),
        (10, "ละติจูด"),
        (10, "ลองจิจูด"),
        (11, "ละติจูด"),
        (12, "เลขทะเบียน"),
        (13, "เลขทะเบียน"),
        (15, "ชื่อ"),
    ]
    assert report.new == 1
    assert Asset.objects.get(name="ป้ายดี").area_id == VILLAGE


def test_what_goes_out_comes_in_again_and_changes_nothing(officer):
    make_asset(VILLAGE, register_number="=1+1", cost=1_000_25, point=(15.712345, 102.8))
    make_asset(OTHER, name="ศาลา", handed_to="", handed_on=None)
    kind = kinds()["assets.assets"]
    out = io.BytesIO()
    tables.write_xlsx(out, kind.columns, kind.rows_out(["4015"]), title="ทรัพย์สิน")
    report = uploads.run("assets.assets", out.getvalue(), officer, False)
    assert (report.new, report.changed, report.unchanged, report.refused) == (0, 0, 2, 0)
    assert len(list(kind.rows_out(["4025"]))) == 0


def test_the_register_leads_to_its_sheet_and_only_who_may_import(client, officer):
    client.force_login(make_user("province", "40"))
    assert "assets.assets" in client.get("/desk/assets/").content.decode()
    assert client.get("/desk/uploads/new/assets.assets/").status_code == 200
    client.force_login(make_user("auditor", "40"))
    assert "assets.assets" not in client.get("/desk/assets/").content.decode()
    assert client.get("/desk/uploads/new/assets.assets/").status_code in (403, 404)
