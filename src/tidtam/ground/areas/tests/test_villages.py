"""Villages from a spreadsheet: every row is taken or refused with its place and reason."""

import io

import pytest
from django.db import transaction

from tidtam.ground.areas import actions, sheets
from tidtam.ground.areas.models import Area
from tidtam.ground.areas.tests.factories import make_khonkaen
from tidtam.ground.areas.tests.people import Officer
from tidtam.ground.areas.village_rows import VILLAGE_COLUMNS
from tidtam.ground.trail.models import Entry
from tidtam.kit import tables, uploads
from tidtam.kit.tables import TableProblem

pytestmark = pytest.mark.django_db

HEAD = "code,moo,name_th,name_en,tambon_code,amphoe_code,lat,lon,coord_ok"
GOOD = "40150604,04,บ้านวังคูณ,Ban Wang Khun,401506,4015,15.7546,102.7475,1"


@pytest.fixture(autouse=True)
def province():
    make_khonkaen()
    actions.place_points({"4015": (15.74, 102.77), "4025": (15.98, 102.69)}, source="test", by=None)


@pytest.fixture
def take(tmp_path):
    def take(*lines, by=None, encoding="utf-8"):
        path = tmp_path / "villages.csv"
        path.write_bytes("\r\n".join([HEAD, *lines]).encode(encoding))
        return actions.import_villages(path, by=by)

    return take


def test_a_village_is_taken_with_its_keys_and_its_trail(take):
    report = take(GOOD, by=Officer())

    village = Area.objects.get(code="40150604")
    assert (report.taken, report.refusals) == (1, ())
    assert (village.moo, village.point, village.parent_id) == (4, (15.7546, 102.7475), "401506")
    assert village.sort_key
    assert Entry.objects.get(verb="areas.import_villages").detail["added"] == 1


@pytest.mark.parametrize(
    ("line", "column", "value"),
    [
        ("400101100,100,หนองแวง,,400101,4001,16.4,102.8,1", "code", "400101100"),
        ("4015060,0,บ้านก,,,,,,", "code", "4015060"),
        ("4015AB04,4,บ้านก,,,,,,", "code", "4015AB04"),
        ("40150600,0,บ้านก,,,,,,", "code", "40150600"),
        ("40159904,04,บ้านก,,,,,,", "code", "40159904"),
        ("40019801,01,บ้านก,,,,,,", "code", "40019801"),
        ("40150604,05,บ้านวังคูณ,,,,,,", "moo", "05"),
        ("40150604,สี่,บ้านวังคูณ,,,,,,", "moo", "สี่"),
        ("40150604,04,  ,,,,,,", "name_th", ""),
        ("40150604,04,บ้านวังคูณ,,401507,4015,,,", "tambon_code", "401507"),
        ("40150604,04,บ้านวังคูณ,,401506,4025,,,", "amphoe_code", "4025"),
        (",04,บ้านวังคูณ,,,,,,", "code", ""),
    ],
)
def test_a_row_that_cannot_be_a_village_is_refused_where_it_is_wrong(take, line, column, value):
    report = take(line, "40150605,5,บ้านอื่น,,,,,,")

    assert report.taken == 1
    assert [(one.row, one.column, one.value) for one in report.refusals] == [(2, column, value)]
    assert report.refusals[0].reason
    assert list(Area.objects.filter(level=8).values_list("code", flat=True)) == ["40150605"]


@pytest.mark.parametrize(
    ("point", "column"),
    [
        ("13.616648885882384,100.51623478531837,1", "lat"),  # Bangkok
        ("102.7475,15.7546,1", "lat"),  # swapped
        ("16.469816,102456114,1", "lon"),
        ("15.7546,,1", "lon"),
        ("nan,102.7,1", "lat"),
        ("15.7546,102.7475,0", "coord_ok"),
    ],
)
def test_a_wrong_point_costs_the_point_and_not_the_village(take, point, column):
    report = take(f"40250503,3,บ้านหนองทุ่ม,Ban Nong Thum,402505,4025,{point}")

    assert report.taken == 1
    assert [(one.row, one.column) for one in report.refusals] == [(2, column)]
    assert Area.objects.get(code="40250503").point is None


def test_a_wrong_point_does_not_erase_a_good_one(take):
    take(GOOD)

    take("40150604,04,บ้านวังคูณ,,401506,4015,13.7,100.5,1")

    assert Area.objects.get(code="40150604").point == (15.7546, 102.7475)
    assert Area.objects.get(code="40150604").name_en == "Ban Wang Khun"


def test_the_second_row_of_a_code_is_refused(take):
    report = take(GOOD, GOOD.replace("วังคูณ", "อื่น"))

    assert report.taken == 1
    assert report.refusals[0].row == 3
    assert Area.objects.get(code="40150604").name_th == "บ้านวังคูณ"


def test_the_same_file_again_changes_nothing(take):
    first = take(GOOD)

    again = take(GOOD)

    assert (first.new, first.unchanged) == (1, 0)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 1)
    assert Entry.objects.filter(verb="areas.import_villages").count() == 1


def test_windows_874_and_thai_digits_are_read(take):
    report = take("๔๐๑๕๐๖๐๔,๔,บ้านวังคูณ,,๔๐๑๕๐๖,๔๐๑๕,๑๕.๗๕๔๖,๑๐๒.๗๔๗๕,1", encoding="cp874")

    assert report.taken == 1
    assert Area.objects.get(code="40150604").point == (15.7546, 102.7475)


def test_another_districts_rows_are_refused_to_a_district_officer(take):
    report = take(GOOD, "40250505,5,บ้านหนองหว้า,,,,,,", by=Officer("4015"))

    assert report.taken == 1
    assert [one.value for one in report.refusals] == ["40250505"]


def test_a_killed_import_leaves_nothing(take, monkeypatch):
    """What is written before the process dies is not there afterwards."""

    def die(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(sheets.trail, "write", die)
    with pytest.raises(KeyboardInterrupt), transaction.atomic():
        take(GOOD)

    assert not Area.objects.filter(level=8).exists()


def test_the_plan_names_the_cells_that_would_change(take):
    take(GOOD)
    content = f"{HEAD}\n{GOOD.replace('Ban Wang Khun', 'Wang Khun')}\n40150605,5,บ้านใหม่,,,,,,".encode()

    plan = sheets.plan_villages(tables.read(content, sheets.VILLAGE_COLUMNS), by=Officer())

    changed, new = plan.changes
    assert [(cell.column, cell.before, cell.after) for cell in changed.cells] == [
        ("ชื่อภาษาอังกฤษ", "Ban Wang Khun", "Wang Khun")
    ]
    assert (changed.new, new.new, new.key) == (False, True, "40150605")
    assert Area.objects.get(code="40150604").name_en == "Ban Wang Khun"


def test_the_upload_flow_finds_the_kind():
    kind = uploads.kinds()["areas.villages"]
    assert kind.verb == "import"
    assert kind.columns is VILLAGE_COLUMNS


def test_what_went_out_comes_in_and_changes_nothing(take, tmp_path):
    take(GOOD)
    out = io.BytesIO()
    kind = uploads.kinds()["areas.villages"]
    tables.write_csv(out, kind.columns, kind.rows(["40"]), title="หมู่บ้าน")

    path = tmp_path / "out.csv"
    path.write_bytes(out.getvalue())
    again = actions.import_villages(path, by=None)

    assert (again.new, again.changed, again.unchanged, again.refusals) == (0, 0, 1, ())
    assert list(kind.rows(["41"])) == list(kind.rows([])) == []


def test_a_file_without_a_code_column_is_refused_whole(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("ลำดับ,เรื่อง\n1,ก\n", encoding="utf-8")
    with pytest.raises(TableProblem):
        actions.import_villages(path, by=None)


@pytest.mark.shared
def test_the_real_list_of_khon_kaen(shared, tmp_path, django_assert_max_num_queries):
    """2,484 rows: 45 municipal ones refused, 43 points refused, 2,439 villages taken, in any encoding."""
    real = shared / "data/khonkaen_villages.csv"
    with django_assert_max_num_queries(60):
        report = actions.import_villages(real, by=None)

    assert report.taken == 2439
    assert Area.objects.filter(level=8).count() == 2439
    codes = [one for one in report.refusals if one.column == "code"]
    points = [one for one in report.refusals if one.column != "code"]
    assert (len(codes), {len(one.value) for one in codes}) == (45, {9})
    assert len(points) == 43
    assert Area.objects.filter(level=8, latitude__isnull=True).count() == 43
    assert Area.objects.get(code="40250503").point is None
    assert [one.row for one in report.refusals] == sorted(one.row for one in report.refusals)
    assert report.json()["refusals"][0] == {
        "row": 2,
        "column": "code",
        "value": "400101100",
        "reason": codes[0].reason,
    }
    office = tmp_path / "office.csv"
    office.write_bytes(real.read_text(encoding="utf-8").encode("cp874", errors="replace"))
    assert actions.import_villages(office, by=None).taken == 2439
