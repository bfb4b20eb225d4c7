"""The fields of a producer behind the columns of its spreadsheet: how each cell is taken, shown and given out."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tidtam.kit import clock
from tidtam.kit.calendar import BE, be
from tidtam.kit.tables import Column
from tidtam.kit.upload_fields import Field, yes, yes_no
from tidtam.kit.word_lists import Words, of_choices, of_list
from tidtam.registers.producers.actions.values import known
from tidtam.registers.producers.models import Channel, LegalForm, ProducerKind
from tidtam.registers.producers.sheets import checks
from tidtam.registers.producers.sheets.checks import Take
from tidtam.registers.producers.sheets.producer_columns import ABOUT, OWN

KINDS_ALSO = {
    "group": ("กลุ่มผู้ผลิตชุมชน", "กลุ่ม", "วิสาหกิจชุมชน", "1"),
    "sole": ("ผู้ผลิตชุมชนที่เป็นเจ้าของรายเดียว", "เจ้าของรายเดียว", "รายเดียว", "2"),
    "sme": ("ผู้ผลิตที่เป็น SME", "SME", "เอสเอ็มอี", "นิติบุคคล", "3"),
}
FORMS_ALSO = {
    "ordinary": ("ห้างหุ้นส่วนสามัญนิติบุคคล", "ห้างหุ้นส่วนสามัญ"),
    "limited": ("ห้างหุ้นส่วนจำกัด", "หจก.", "หจก"),
    "company": ("บริษัทจำกัด", "บริษัท", "บจก."),
    "other": ("อื่น ๆ",),
}
FIRST_BE = 2400  # a founding year this late is of the Buddhist era

TEXTS = {
    "name_en": 200,
    "address": 300,
    "link_note": 400,
    "capacity_unit": 40,
    "raw_material": 400,
    "raw_source": 200,
}


def kind_words() -> Words:
    return of_choices(ProducerKind.choices, KINDS_ALSO)


def form_words() -> Words:
    return of_choices(LegalForm.choices, FORMS_ALSO)


def channel_words() -> Words:
    return of_list(Channel.objects.order_by("order"))


def fields() -> dict[str, Field]:
    """The producer's own fields, with the lists as they stand now; place, standards and contact are apart."""
    check = checks.of_producers(known())
    kinds, forms, channels = kind_words(), form_words(), channel_words()
    made = {
        "name_th": Field(OWN[0], check.line("name_th", 200)),
        "kind": Field(OWN[2], kinds.code, kinds.word, kinds.word),
        "legal_form": Field(_of("legal_form"), forms.code, forms.word, forms.word),
        "legal_number": Field(_of("legal_number"), check.whole("legal_number")),
        "smce_number": Field(_of("smce_number"), check.whole("smce_number")),
        "founded_year": Field(
            _of("founded_year"),
            _year(check.whole("founded_year")),
            lambda year: None if year is None else year + BE,
            lambda year: str(year + BE),
        ),
        "channels": Field(_of("channels"), channels.codes, channels.words, channels.words),
        "website": Field(_of("website"), check.whole("website")),
    }
    for name, most in TEXTS.items():
        made[name] = Field(_of(name), check.line(name, most))
    for name in ("members_male", "members_female", "workers", "capital", "capacity"):
        made[name] = Field(_of(name), check.count(name))
    for name in ("latitude", "longitude"):
        made[name] = Field(_of(name), _degrees(check.whole(name)))
    for name in ("link_production", "link_management", "link_benefit"):
        made[name] = Field(_of(name), yes_no, yes, yes)
    for name in ("story_th", "story_en"):
        made[name] = Field(_of(name), check.text(name))
    return {column.key: made[column.key] for column in (*OWN, *ABOUT)}


def _of(name: str) -> Column:
    return next(column for column in (*OWN, *ABOUT) if column.key == name)


def _degrees(check: Take) -> Take:
    return lambda value: None if value is None else check(float(value))


def _year(check: Take) -> Take:
    """From a year of the Buddhist era; the calendar is asked once, not for each row."""
    this_year = be(clock.today().year)

    def christian(year: int | None) -> int | None:
        if year is None:
            return None
        if year < FIRST_BE:
            raise ValidationError(_("expected a year of the Buddhist era, such as 2545"))
        checked: int | None = year - BE if year <= this_year else check(year - BE)
        return checked

    return christian
