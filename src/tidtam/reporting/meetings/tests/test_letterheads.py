"""The letterhead of a body: who lays it down, what is kept, what stands on paper."""

import io
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tidtam.ground.files.actions import store_drawing
from tidtam.ground.files.models import File
from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.kit.tests.test_paper_fonts import by_poppler
from tidtam.reporting.meetings import queries, refusals
from tidtam.reporting.meetings.actions import Head, seat, set_letterhead
from tidtam.reporting.meetings.models import Committee, Letterhead
from tidtam.reporting.meetings.tests import factories
from tidtam.reporting.meetings.tests.paper_facts import emblem

pytestmark = pytest.mark.django_db

PAGE = "/desk/meetings/bodies/otop-40/letterhead/"
HEAD = Head(
    office_th=" สำนักงานพัฒนาชุมชนจังหวัดขอนแก่น ",
    address_th="ศาลากลางจังหวัดขอนแก่น\r\n\r\nถนนศูนย์ราชการ ขก 40000",
    number_prefix="ที่ ขก 0019.3/",
    signer_name_th="นายสมมติ ศักดิ์สิทธิ์",
    signer_th="พัฒนาการจังหวัดขอนแก่น",
)
SENT = {
    "office_th": "สำนักงานพัฒนาชุมชนจังหวัดขอนแก่น",
    "address_th": "ศาลากลางจังหวัดขอนแก่น",
    "number_prefix": "ขก 0019.3/",
    "signer_th": "พัฒนาการจังหวัดขอนแก่น",
    "digits": "arabic",
}


@pytest.fixture(autouse=True)
def _now(settings: object, tmp_path: Path) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path / "files"
    with clock.frozen(factories.NOW):
        yield


@pytest.fixture
def committee() -> Committee:
    return factories.make_committee()


def sign() -> File:
    return store_drawing(emblem(), name="ตรา.png", by=None)


def secretary() -> Client:
    client = Client()
    client.force_login(factories.make_secretary())
    return client


def picture(name: str = "ตรา.png", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content if content is not None else emblem())


def test_before_one_is_laid_down_the_secretarys_office_writes_or_the_body_itself(committee):
    assert queries.office_of(committee).name == factories.NAME

    post = make_post("cdd-40", name_th="พัฒนาการจังหวัดขอนแก่น")
    seat(committee, post, duty="secretary", starts_on=factories.SINCE, by=None)

    office = queries.office_of(committee)
    assert office.name == (post.office_th or post.name_th)
    assert office.signer == ("พัฒนาการจังหวัดขอนแก่น",)


def test_what_is_typed_is_kept_clean_and_stands_on_paper(committee):
    set_letterhead(committee, HEAD, emblem=sign(), by=factories.make_secretary())

    office = queries.office_of(committee)
    assert office.name == "สำนักงานพัฒนาชุมชนจังหวัดขอนแก่น"
    assert office.address == ("ศาลากลางจังหวัดขอนแก่น", "ถนนศูนย์ราชการ ขก 40000")
    assert office.prefix == "ขก 0019.3/"
    assert (office.signer_name, office.signer) == ("นายสมมติ ศักดิ์สิทธิ์", ("พัฒนาการจังหวัดขอนแก่น",))
    assert office.digits == "thai"
    assert office.emblem.startswith(b"\x89PNG")


def test_an_emblem_stays_until_another_takes_its_place_or_it_is_taken_away(committee):
    first = sign()
    set_letterhead(committee, HEAD, emblem=first, by=None)
    assert set_letterhead(committee, HEAD, by=None).emblem == first

    second = sign()
    assert set_letterhead(committee, HEAD, emblem=second, by=None).emblem == second
    assert list(File.objects.all()) == [second]

    assert set_letterhead(committee, HEAD, without_emblem=True, by=None).emblem is None
    assert queries.office_of(committee).emblem is None
    assert not File.objects.exists()


def test_the_trail_says_which_parts_changed_and_names_nobody(committee):
    set_letterhead(committee, HEAD, by=factories.make_secretary())
    set_letterhead(committee, HEAD, by=factories.make_secretary())  # nothing changes, nothing is said

    (entry,) = Entry.objects.filter(verb="meetings.set_letterhead")
    assert entry.detail["changed"] == [
        "address_th",
        "number_prefix",
        "office_th",
        "signer_name_th",
        "signer_th",
    ]
    assert "สมมติ" not in str(entry.detail)


@pytest.mark.parametrize(
    ("head", "refusal"),
    [
        (Head(office_th="  "), refusals.OfficeUnnamed),
        (Head(office_th="ก", address_th="ข\n" * 7), refusals.TooManyLines),
        (Head(office_th="ก", signer_th="ข\n" * 7), refusals.TooManyLines),
    ],
)
def test_what_a_letter_cannot_bear_is_refused(committee, head, refusal):
    with pytest.raises(refusal):
        set_letterhead(committee, head, by=None)
    assert not Letterhead.objects.exists()


def test_a_stranger_is_refused_by_the_rule(committee):
    with pytest.raises(refusals.NotEntitled):
        set_letterhead(committee, HEAD, by=make_user("secretary", "41"))


@pytest.mark.parametrize("role", ["province", "district", "executive", "auditor"])
def test_only_the_secretary_finds_the_page(committee, role):
    client = Client()
    client.force_login(make_user(role, "40"))

    for address in (PAGE, f"{PAGE}emblem/", f"{PAGE}sample/pdf/"):
        assert client.get(address).status_code == 404
    assert client.post(PAGE, SENT).status_code == 404
    assert not Letterhead.objects.exists()


def test_the_secretary_lays_it_down_and_sees_it_again(committee):
    client = secretary()

    sent = client.post(PAGE, {**SENT, "emblem": picture()}, follow=True)

    assert sent.status_code == 200
    page = sent.content.decode()
    assert "บันทึกหัวหนังสือแล้ว" in page
    assert 'value="ขก 0019.3/"' in page
    assert f"{PAGE}emblem/" in page
    assert client.get(f"{PAGE}emblem/")["Content-Type"] == "image/png"
    assert PAGE in client.get("/desk/meetings/bodies/otop-40/").content.decode()


def test_the_page_takes_the_emblem_away(committee):
    client = secretary()
    client.post(PAGE, {**SENT, "emblem": picture()})

    client.post(PAGE, {**SENT, "without_emblem": "on"})

    assert Letterhead.objects.get().emblem is None
    assert client.get(f"{PAGE}emblem/").status_code == 404


@pytest.mark.parametrize(
    ("name", "content"),
    [("ตรา.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"), ("x.png", b"x")],
)
def test_what_is_no_emblem_is_refused_at_its_field_and_what_was_typed_stays(committee, name, content):
    refused = secretary().post(PAGE, {**SENT, "emblem": picture(name, content)})

    assert refused.status_code == 422
    assert "emblem" in refused.context["form"].errors
    assert 'value="ขก 0019.3/"' in refused.content.decode()
    assert not Letterhead.objects.exists()
    assert not File.objects.exists()


def test_the_sample_bears_the_letterhead_in_both_forms(committee):
    client = secretary()
    client.post(PAGE, {**SENT, "emblem": picture()})

    pdf = client.get(f"{PAGE}sample/pdf/")
    edited = client.get(f"{PAGE}sample/docx/")

    assert "ที่ ขก 0019.3/" in by_poppler(pdf.content)
    assert pdf["Content-Type"] == "application/pdf"
    opened = docx.Document(io.BytesIO(edited.content))
    assert any(line.text.startswith("ที่ ขก 0019.3/") for line in opened.paragraphs)
    assert len(opened.inline_shapes) == 2
    assert client.get(f"{PAGE}sample/exe/").status_code == 404
