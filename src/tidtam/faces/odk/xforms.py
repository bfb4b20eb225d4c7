"""A checklist as an XForm: the same questions as on the desk, in Thai and English, made by pyxform."""

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from tidtam.kit.notice import notice
from tidtam.work.followup.models import Answer, Checklist
from tidtam.work.followup.queries.checklists import items_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LANGUAGES = {"th": "ไทย (th)", "en": "English (en)"}
VILLAGES = "villages.csv"
PIXELS = "max-pixels=2560"  # what is kept of a photo anyway
Row = dict[str, Any]


def id_of(checklist: Checklist) -> str:
    """The same for all versions of a checklist: those of one name in one province."""
    name = hashlib.sha256(checklist.name.encode()).hexdigest()[:8]
    return f"visit-{checklist.province}-{name}"


def version_of(checklist: Checklist) -> str:
    return f"{checklist.starts_on:%Y%m%d}"


def xform(checklist: Checklist) -> str:
    """The form's XML. A checklist never changes, so a process makes each of its forms once."""
    items = tuple((item.pk, f"{item.order}. {item.text}") for item in items_of(checklist))
    return _made(id_of(checklist), version_of(checklist), checklist.name, items, notice())


@lru_cache(maxsize=32)
def _made(id: str, version: str, title: str, items: tuple[tuple[int, str], ...], notice: str) -> str:
    from pyxform.xls2xform import convert  # most processes make no form: it costs them no memory

    survey = _visit(notice)
    for key, text in items:
        survey += _item(key, text)
    settings = {
        "form_title": title,
        "form_id": id,
        "version": version,
        "default_language": LANGUAGES["th"],
        "instance_name": "concat(${visited_on}, ' ', ${village})",
    }
    choices = [{"list_name": "answer", "name": str(answer), **_labels(answer.label)} for answer in Answer]
    sheets = {"survey": survey, "choices": choices, "settings": [settings]}
    made: str = convert(sheets, validate=False, pretty_print=False).xform
    return made


def _visit(notice: str) -> list[Row]:
    told = [_asked("note", "notice", notice)] if notice else []
    return [
        {"type": "start", "name": "start"},
        *told,
        _asked(
            f"select_one_from_file {VILLAGES}",
            "village",
            _("Village"),
            required="yes",
            appearance="minimal autocomplete",
        ),
        _asked(
            "date",
            "visited_on",
            _("Day of the visit"),
            required="yes",
            default="today()",
            constraint=". <= today()",
        ),
        _asked("text", "met", _("Who was met (post)")),
        _asked("text", "companions", _("Came along")),
        _asked("geopoint", "position", _("GPS position")),
        _asked("text", "note", _("Note"), appearance="multiline"),
        _asked("begin_repeat", "shots", _("Photos")),
        _asked("image", "photo", _("Photo"), parameters=PIXELS),
        {"type": "end_repeat"},
    ]


def _item(key: int, text: str) -> list[Row]:
    answered = f"${{answer_{key}}} != ''"
    not_fine = f"${{answer_{key}}} = '{Answer.NOT_FINE}'"
    return [
        {"type": "begin_group", "name": f"item_{key}", "appearance": "field-list", **_same(text)},
        _asked("select_one answer", f"answer_{key}", _("Answer")),
        _asked("text", f"note_{key}", _("Note"), relevant=answered, required=not_fine),
        _asked("image", f"photo_{key}", _("Photo"), relevant=answered, parameters=PIXELS),
        {"type": "end_group"},
    ]


def _asked(type: str, name: str, words: "StrOrPromise", **more: str) -> Row:
    return {"type": type, "name": name, **_labels(words), **more}


def _labels(words: "StrOrPromise") -> Row:
    """The words in each language."""
    found = {}
    for code, language in LANGUAGES.items():
        with translation.override(code):
            found[f"label::{language}"] = str(words)
    return found


def _same(text: str) -> Row:
    """What the office wrote, in whichever language; no reference to another question is read into it."""
    return {f"label::{language}": text.replace("${", "$ {") for language in LANGUAGES.values()}
