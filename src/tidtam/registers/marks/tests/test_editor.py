"""Writing a scheme on the page: copied, changed row by row, checked, published; by whom, and by nobody else."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tidtam.registers.marks import actions
from tidtam.registers.marks.models import Scheme, Version
from tidtam.registers.marks.rubric import reading
from tidtam.registers.marks.tests.factories import load, make_version, points

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("that_day")]


@pytest.fixture
def officer(client, province):
    client.force_login(province)
    return province


def rows(part: str, *given: dict) -> dict[str, object]:
    """What a page of rows sends."""
    sent = {f"{part}-TOTAL_FORMS": len(given), f"{part}-INITIAL_FORMS": 0}
    for number, row in enumerate(given):
        sent |= {f"{part}-{number}-{key}": value for key, value in row.items()}
        sent.setdefault(f"{part}-{number}-ORDER", number + 1)
    return sent


def draft(document=None) -> Version:
    return make_version(document, publish=False)


def test_a_scheme_that_comes_with_tidtam_is_brought_in_and_shown_with_its_note_and_what_it_leaves_open(
    client, officer
):
    assert "นำเข้า" in client.get(reverse("marks:schemes")).content.decode()
    client.post(reverse("marks:load", args=["otop-quadrant"]))
    version = Version.objects.get(scheme__code="otop-quadrant")
    page = client.get(reverse("marks:version", args=[version.pk])).content.decode()
    for words in ("244 จาก 432", "ไม่เข้าเกณฑ์ระดับใด", "ตารางเกณฑ์ตามที่เผยแพร่", "2.2 | 2.3", "1.3 ไม่มีมาตรฐาน"):
        assert words in page
    assert client.post(reverse("marks:load", args=["moon"])).status_code == 404


def test_a_new_version_is_copied_changed_and_published(client, officer):
    old = load("otop-star")
    client.post(reverse("marks:new_version", args=[old.pk]), {"code": "2562"})
    new = Version.objects.get(code="2562")
    lows, highs = (95, 80, 70, 50, 0), (100, 94, 79, 69, 49)
    bands = list(zip("54321", lows, highs, strict=True))
    given = [{"level": level, "minimum": low, "maximum": high} for level, low, high in bands]
    assert (
        client.post(reverse("marks:part", args=[new.pk, "bands"]), rows("bands", *given)).status_code == 302
    )
    client.post(reverse("marks:publish", args=[new.pk]))
    new = Version.objects.get(pk=new.pk)
    assert new.is_published
    assert new.rules.bands[0].minimum == 95
    assert Version.objects.get(pk=old.pk).rules.bands[0].minimum == 90


def test_a_gap_stands_at_its_band_and_keeps_the_draft_from_being_published(client, officer):
    version = draft()
    given = [{"level": "high", "minimum": 81, "maximum": 100}, {"level": "middle", "minimum": 50, "maximum": 79},
             {"level": "low", "minimum": 0, "maximum": 49}]  # fmt: skip
    page = client.post(reverse("marks:part", args=[version.pk, "bands"]), rows("bands", *given), follow=True)
    assert "ไม่มีระดับสำหรับคะแนน 80 ถึง 80" in page.content.decode()
    again = client.get(reverse("marks:part", args=[version.pk, "bands"])).content.decode()
    first_row = again[again.index("แถวที่ 1") : again.index("แถวที่ 2")]
    assert "ไม่มีระดับสำหรับคะแนน 80 ถึง 80" in first_row
    client.post(reverse("marks:publish", args=[version.pk]))
    assert not Version.objects.get(pk=version.pk).is_published


def test_rows_are_ordered_taken_out_and_refused_at_their_field(client, officer):
    version, url = draft(), lambda part: reverse("marks:part", args=[version.pk, part])
    level = {"name_th": "ก", "ORDER": 1}
    client.post(url("levels"), rows("levels", {**level, "code": "b", "ORDER": 2}, {**level, "code": "a"},
                                    {**level, "code": "c", "DELETE": "on"}))  # fmt: skip
    assert Version.objects.get(pk=version.pk).rules.level_codes == ("a", "b")
    wrong = client.post(url("levels"), rows("levels", {**level, "code": "<b>"}))
    assert wrong.status_code == 422
    assert "ใส่รหัสเป็นตัวอักษร" in wrong.content.decode()
    assert "&lt;b&gt;" in wrong.content.decode()
    assert client.post(url("levels"), rows("levels", {"code": "a"})).status_code == 422
    assert client.get(url("moon")).status_code == 404


def test_sections_take_their_sub_items_line_by_line(client, officer):
    version = draft()
    section = {
        "code": "1",
        "name_th": "มาตรฐาน",
        "items": "1.1\n1.2 | มี อย. | has FDA | 40\n\n1.3 | ไม่มีมาตรฐาน",
    }
    client.post(reverse("marks:part", args=[version.pk, "sections"]), rows("sections", section))
    items = Version.objects.get(pk=version.pk).rules.sections[0].items
    assert [(item.code, item.text_th, item.text_en, item.maximum) for item in items] == [
        ("1.1", "", "", None),
        ("1.2", "มี อย.", "has FDA", 40),
        ("1.3", "ไม่มีมาตรฐาน", "", None),
    ]
    shown = client.get(reverse("marks:part", args=[version.pk, "sections"])).content.decode()
    assert "1.2 | มี อย. | has FDA | 40\n1.3 | ไม่มีมาตรฐาน" in shown


def test_rules_are_ticked_by_aspect(client, officer):
    document = reading.written(reading.read(actions.shipped()["otop-quadrant"]["versions"][0]))
    version = draft({**document, "rules": []})
    rule = {"level": "A", "aspect0": ["1.1", "1.2"], "aspect3": ["4.1"]}
    client.post(reverse("marks:part", args=[version.pk, "rules"]), rows("rules", rule))
    (kept,) = Version.objects.get(pk=version.pk).rules.rules
    assert (kept.level, dict(kept.allowed)) == ("A", {"1": ("1.1", "1.2"), "4": ("4.1",)})


def test_the_head_is_written_and_its_mistakes_stand_at_their_fields(client, officer):
    version = draft()
    url = reverse("marks:head", args=[version.pk])
    given = {"code": "1", "valid_from": "1/10/2561", "approver": "national", "validity_months": "๓๖",
             "method": "points", "total": "90", "spread_limit": "5", "otherwise_text_th": "ไม่ผ่าน"}  # fmt: skip
    assert client.post(url, {**given, "valid_until": "1/9/2561"}).status_code == 422
    assert client.post(url, given).status_code == 302
    kept = Version.objects.get(pk=version.pk)
    assert (kept.approver, kept.validity_months, kept.rules.total, kept.rules.otherwise.text_th) == (
        "national", 36, 90, "ไม่ผ่าน",
    )  # fmt: skip


def test_a_version_leaves_as_json_and_comes_in_as_the_same(client, officer):
    old, new = load("otop-quadrant"), draft()
    sent = client.get(reverse("marks:download", args=[old.pk])).content
    upload = reverse("marks:upload", args=[new.pk])
    assert client.post(upload, {"file": SimpleUploadedFile("s.json", sent)}).status_code == 302
    assert Version.objects.get(pk=new.pk).rules == old.rules
    no_code = json.dumps({"levels": [{"code": "?"}]}).encode()
    for wrong in (b"{", b"\xff\xfe", b"[]", no_code, b"[" * 100_000, b" " * 300_000):
        answer = client.post(upload, {"file": SimpleUploadedFile("s.json", wrong)})
        assert answer.status_code == 422
    assert Version.objects.get(pk=new.pk).rules == old.rules


def test_a_scheme_is_begun_ended_and_its_draft_thrown_away(client, officer):
    client.post(reverse("marks:new_scheme"), {"code": "pso", "kind": "star", "name_th": "ดาวจังหวัด"})
    version = Version.objects.get(scheme__code="pso")
    assert client.get(reverse("marks:version", args=[version.pk])).status_code == 200
    assert client.post(reverse("marks:end", args=[version.pk]), {"on": "1/8/2561"}).status_code == 404
    client.post(reverse("marks:drop", args=[version.pk]))
    assert not Version.objects.exists()
    assert Scheme.objects.filter(code="pso").exists()
    published = make_version(points())
    client.post(reverse("marks:end", args=[published.pk]), {"on": "1/8/2561"})
    assert str(Version.objects.get(pk=published.pk).valid_until) == "2018-08-01"
    client.post(reverse("marks:drop", args=[published.pk]))
    assert Version.objects.filter(pk=published.pk).exists()
    for name in ("head", "upload"):
        assert client.get(reverse(f"marks:{name}", args=[published.pk])).status_code == 404


def test_a_district_officer_neither_sees_nor_writes_schemes(client, district):
    version = draft()
    client.force_login(district)
    pages = {"schemes": (), "version": (version.pk,), "head": (version.pk,), "part": (version.pk, "bands")}
    for name, args in pages.items():
        assert client.get(reverse(f"marks:{name}", args=args)).status_code == 404
    for name in ("publish", "drop"):
        assert client.post(reverse(f"marks:{name}", args=[version.pk])).status_code == 404
    assert Version.objects.filter(pk=version.pk, state="draft").exists()


def test_the_list_of_schemes_asks_as_little_for_many_as_for_one(
    client, officer, django_assert_max_num_queries
):
    for code in actions.shipped():
        actions.load_scheme(code, by=None)
    with django_assert_max_num_queries(12):
        page = client.get(reverse("marks:schemes")).content.decode()
    assert "6 รายการ" in page
