"""A small province, all of whose records lie in อำเภอหนองสองห้อง (4015); made by the rooms' own actions.

Only the committee and its meeting are the province's.
"""

import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime

from tests.access_body import make_resolved
from tests.access_words import BROUGHT_FROM, CHAIR, CLOTH, GROUP, MONEY, NUMBER, STALL, TITLE, WHAT
from tidtam.ground.areas.models import Area
from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.codes.actions import CodeRow, code_for
from tidtam.ground.files.actions import store
from tidtam.ground.files.models import File
from tidtam.ground.jobs.models import Job, Upload
from tidtam.ground.people.models import Post, User
from tidtam.ground.people.tests.factories import PASSWORD, make_post, make_user
from tidtam.ground.privacy.actions import BreachRow, load_rules, record_breach, record_request
from tidtam.ground.privacy.models import Breach, Person, Request
from tidtam.ground.privacy.tests.factories import make_person
from tidtam.ground.trail.actions import write
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.registers.assets.tests.factories import make_papered_asset
from tidtam.registers.communities.actions import appoint_editor, confirm_match
from tidtam.registers.communities.models import Community
from tidtam.registers.marks.actions import award_mark, load_scheme, open_assessment
from tidtam.registers.marks.actions.award import AwardRow
from tidtam.registers.marks.models import Assessment, Version
from tidtam.registers.producers.actions import StandardRow, add_photos, hold_standard, show_producer
from tidtam.registers.producers.actions.documents import hand_in
from tidtam.registers.producers.actions.duplicates import merge_producers
from tidtam.registers.producers.actions.entry_links import make_link
from tidtam.registers.producers.actions.register import (
    ProducerRow,
    ProductRow,
    add_member,
    add_producer,
    add_product,
)
from tidtam.registers.producers.actions.registrations import start_registration
from tidtam.registers.producers.actions.standard import load_lists
from tidtam.registers.producers.actions.steps import StepRow, record_registration_step
from tidtam.registers.producers.models import (
    Channel,
    DocumentKind,
    EntryLink,
    Merge,
    Producer,
    Product,
    RegistrationDocument,
    Round,
)
from tidtam.registers.tourism.tests.factories import make_shown
from tidtam.reporting.meetings.actions import freeze_pack
from tidtam.reporting.meetings.models import Meeting, Pack, ResolvedAction
from tidtam.reporting.meetings.tests.factories import (
    make_standards,
)
from tidtam.reporting.news.tests.factories import make_read
from tidtam.work.followup.actions import report_done
from tidtam.work.followup.models import Action, Evidence, Visit
from tidtam.work.followup.tests.checklists import make_finding, make_list
from tidtam.work.followup.tests.factories import make_action, make_photo, make_visit
from tidtam.work.markets.actions.standard import load_market_kinds
from tidtam.work.markets.actions.vendors import VendorRow, add_vendor
from tidtam.work.markets.models import Vendor
from tidtam.work.plan.actions import add_paper
from tidtam.work.plan.tests.money import enter, make_node, make_pdf
from tidtam.work.plan.tests.works import make_target, report
from tidtam.work.results.tests.factories import make_result
from tidtam.work.sales.actions import SaleRow, pause, record_sales
from tidtam.work.sales.actions.links import Made, make_links
from tidtam.work.sales.actions.sheet_links import make_sheet_link
from tidtam.work.sales.models import Brought, Pause, ReportLink, Sale, SheetLink
from tidtam.work.sales.tests.factories import make_sums
from tidtam.work.training.models import Outcome, Training
from tidtam.work.training.tests.factories import make_attendee, make_outcome, make_training

VILLAGE = "40150604"
NOW = datetime(2018, 7, 27, 3, 0, tzinfo=UTC)  # 10.00 in Bangkok, 27 July 2561
AREA_OF = {"district": "4015", "assigned": VILLAGE, "producer": "4015", "village": VILLAGE}
ALL = ("admin", "province", "executive", "district", "assigned", "secretary", "member", "producer", "village")


@dataclass(frozen=True)
class World:
    """officer: somebody in 4015 whose account may be changed without shutting a visitor out."""

    visitors: dict[str, User]
    officer: User
    post: Post
    entry: Entry
    community: Community
    producer: Producer
    twin: Producer
    merge: Merge
    link: EntryLink
    join: str
    product: Product
    paper: RegistrationDocument
    sale: Sale
    rest: Pause
    brought: Brought
    report_link: ReportLink
    tell: str
    sheet: Made[SheetLink]
    assessment: Assessment
    vendor: Vendor
    action: Action
    visit: Visit
    meeting: Meeting
    pack: Pack
    shot: uuid.UUID
    training: Training
    outcome: Outcome
    job: Job
    upload: Upload
    person: Person
    request: Request
    breach: Breach


def make_world() -> World:
    for code in ("4015", "4025", "4011", "4014", VILLAGE, "40250105", "40110101", "40140201"):
        make_area(code)
    make_standards()
    load_lists()
    load_market_kinds()
    visitors = _visitors()
    officer = make_user("district", "4015", username="officer4015")
    post = make_post("cdd-4015", holder=officer)
    community = confirm_match(VILLAGE, typed_name="วังคูน", source="บทความ", by=None)
    appoint_editor(community, visitors["village"], by=None)
    make_shown(community)
    make_read()
    producer, product, sale = _seller(visitors["producer"])
    twin = add_producer(ProducerRow("P4015-002", "group", GROUP, VILLAGE), by=None)
    gone = add_producer(ProducerRow("P4015-003", "group", GROUP, VILLAGE), by=None)
    merge = merge_producers(gone, twin, reason="ลงทะเบียนซ้ำ", by=None)
    link, token = make_link(
        Area.objects.get(pk="4015"), Round.objects.get(pk="2561-4"), last_day=date(2018, 9, 27), by=None
    )
    (told,) = make_links([producer.pk], date(2018, 6, 1), by=None)
    make_papered_asset(VILLAGE)
    make_result(VILLAGE)
    line = make_node(name=MONEY, area="4015")
    add_paper(enter(line, "allocate", 1000), make_pdf(), by=None)
    report(make_target(node=line, money=100_00), 3, 1, photos=[make_photo()], by=officer)
    sheet = make_sheet_link(producer.area, date(2018, 6, 1), [producer.pk], told_by="ผู้ใหญ่บ้าน", by=None)
    meeting = make_resolved(visitors["secretary"])
    make_list(by=visitors["province"])
    photo = make_photo()
    make_finding(leader=visitors["assigned"], photos=[photo])
    job, upload = _work(officer)
    training, outcome = _training(producer, officer)
    report_done(
        ResolvedAction.objects.get().action,
        note="ติดตั้งแล้ว",
        evidence=[make_photo()],
        by=User.objects.get(pk=officer.pk),
    )
    return World(
        visitors=visitors,
        officer=officer,
        post=post,
        entry=write(None, "people.hold", "people.post:cdd-4015", area="4015", summary="รับตำแหน่ง"),
        community=community,
        producer=producer,
        twin=twin,
        merge=merge,
        link=link,
        join=token,
        product=product,
        paper=_paper(producer, product),
        sale=sale,
        rest=pause(producer, first=date(2018, 4, 1), last=date(2018, 4, 1), reason="น้ำท่วม", by=None),
        brought=make_sums(BROUGHT_FROM),
        report_link=told.link,
        tell=told.token,
        sheet=sheet,
        assessment=_assessment(product, visitors["district"]),
        vendor=add_vendor(
            VendorRow("4015-0001", STALL, "otop", "ผ้าไหม", "401506", date(2018, 1, 10)), by=None
        ),
        action=make_action(WHAT, by=visitors["province"]),
        visit=make_visit(leader=visitors["assigned"], photos=[photo]),
        meeting=meeting,
        pack=freeze_pack(meeting, by=visitors["secretary"]),
        shot=Evidence.objects.get(visit=None).key,
        training=training,
        outcome=outcome,
        job=job,
        upload=upload,
        person=producer.person,
        request=record_request(
            "copy", received_on=date(2018, 7, 20), area="", person=producer.person, by=None
        ),
        breach=_breach(),
    )


def _breach() -> Breach:
    load_rules()
    noticed = datetime(2018, 7, 26, 3, tzinfo=UTC)
    return record_breach(BreachRow("40", noticed, "ส่งรายชื่อผิดผู้รับ", "ชื่อ โทรศัพท์"), by=None)


def _visitors() -> dict[str, User]:
    made = {role: _visitor(role) for role in (*ALL, "auditor")}
    made["elsewhere"] = make_user("district", "4025", username="district4025", password=PASSWORD)
    make_post("deputy-40", holder=made["assigned"])
    make_post("commerce-40", holder=made["member"])
    return {role: User.objects.get(pk=user.pk) for role, user in made.items()}


def _visitor(role: str) -> User:
    return make_user(role, AREA_OF.get(role, "40"), username=role, password=PASSWORD)


def _seller(member: User) -> tuple[Producer, Product, Sale]:
    """A group in บ้านวังคูณ that is registered, holds a mark and sold something in May 2561, oddly dear."""
    since = datetime(2015, 1, 5, 3, tzinfo=UTC)
    producer = add_producer(ProducerRow("P4015-001", "group", GROUP, VILLAGE, at=since), by=None)
    product = add_product(ProductRow(producer.pk, "fabric", CLOTH, price=500_00), by=None)
    taken = StepRow(producer.pk, "2557-2558", "registered", at=since, number="40-2558-00001")
    record_registration_step(taken, by=None)
    add_member(producer, member.pk, by=None)
    hold_standard(producer, StandardRow("tcps", "17/2546", product=product, paper=make_photo()), by=None)
    add_photos(producer, [make_photo()], by=None)
    award_mark(AwardRow(product.pk, "premium", date(2018, 1, 5), date(2018, 1, 5)), by=None)
    channel = Channel.objects.order_by("pk").first()
    assert channel is not None
    record_sales([SaleRow(product.pk, date(2018, 5, 1), channel.pk, 1_500_000, 3)], by=None)
    producer.person = make_person(VILLAGE, name_th=CHAIR, number=NUMBER, consents=("phone", "photo"))
    producer.save(update_fields=["person"])
    show_producer(producer, how="มติกลุ่ม", by=None)
    code_for(CodeRow(f"producers.product:{product.pk}", VILLAGE, CLOTH), by=None)
    return producer, product, Sale.objects.get()


def _assessment(product: Product, assessor: User) -> Assessment:
    """The product is being assessed for its stars; the officer of 4015 has a sheet to fill in."""
    load_scheme("otop-star", by=None)
    version = Version.objects.get(scheme__code="otop-star")
    return open_assessment(product, version, assessors=[assessor], by=assessor)


def _paper(producer: Producer, product: Product) -> RegistrationDocument:
    """The identity card, handed in with a draft of the last round."""
    draft = start_registration(producer, Round.objects.get(pk="2561-3"), [product], reason="น้ำท่วม", by=None)
    copy = store(b"%PDF-1.7 the card", name="card.pdf", by=None)
    return hand_in(draft, DocumentKind.objects.get(pk="id"), copy, by=None)


def _training(producer: Producer, officer: User) -> tuple[Training, Outcome]:
    """Held today in อำเภอหนองสองห้อง; the group came, and has a new package since this morning."""
    today = clock.today()
    training = make_training(starts_on=today, ends_on=today, by=officer)
    attendee = make_attendee(training, producer)
    return training, make_outcome(attendee, happened_on=today, by=officer)


def _work(owner: User) -> tuple[Job, Upload]:
    """A failed reading of a spreadsheet that the officer of 4015 sent."""
    file: File = store("รหัส,ชื่อ\n40150604,บ้านวังคูณ\n".encode(), name="villages.csv", by=owner)
    job = Job.objects.create(
        owner=owner,
        area="4015",
        kind="jobs.read",
        title=TITLE,
        state=Job.State.FAILED,
        result=file,
        created_at=clock.now(),
    )
    upload = Upload.objects.create(
        id=uuid.uuid4(),
        owner=owner,
        area="4015",
        kind="areas.villages",
        file=file,
        file_name=file.name,
        sha256=file.sha256,
        size=file.size,
        state=Upload.State.FAILED,
        job=job,
        created_at=clock.now(),
    )
    return job, upload
