import os
from pathlib import Path

import polib
import pytest

from tidtam.kit import word_sources, words

VIEW = """
from django.utils.translation import gettext as _, gettext_lazy, ngettext, pgettext

TITLE = gettext_lazy("Sales of the month")
LONG = _("one "
         "sentence")
COUNT = ngettext("%(n)s village", "%(n)s villages", 3)
MONTH = pgettext("short", "Month")
"""
PAGE = """{% load i18n %}
<h1>{% translate "Sales of the month" %}</h1>
  <p>{% blocktranslate trimmed with name=village.name %}
      The village of {{ name }}
      isn't late
  {% endblocktranslate %}</p>
    {% blocktranslate count n=rows|length %}one row{% plural %}{{ n }} rows{% endblocktranslate %}
  {% state "late" _("Overdue") %}{{ value|default:_("none") }} unbalanced ( ' " [
"""


@pytest.fixture
def house(tmp_path, monkeypatch) -> Path:
    """A small house: one room that speaks, with a catalogue that says everything."""
    for module in (words, word_sources):
        monkeypatch.setattr(module, "HOUSE", tmp_path)
    room = tmp_path / "work" / "sales"
    (room / "templates").mkdir(parents=True)
    (room / "tests").mkdir()
    (room / "views.py").write_text(VIEW, encoding="utf-8")
    (room / "templates" / "page.html").write_text(PAGE, encoding="utf-8")
    (room / "tests" / "test_views.py").write_text('_("not shown")', encoding="utf-8")
    words.add()
    catalogue = polib.pofile(str(room / words.CATALOGUE))
    for entry in catalogue:
        if entry.msgid_plural:
            entry.msgstr_plural = {0: f"ไทย {entry.msgid_plural}"}
        else:
            entry.msgstr = f"ไทย {entry.msgid}"
    catalogue.save()
    return tmp_path


def catalogue_of(house: Path) -> polib.POFile:
    return polib.pofile(str(house / "work" / "sales" / words.CATALOGUE))


def kinds() -> list[str]:
    return [problem.kind for problem in words.problems()]


def test_texts_of_code_and_templates_are_found(house):
    found = {(text.context, text.msgid, text.plural) for text in word_sources.spoken()["work/sales"].values()}
    assert found == {
        ("", "Sales of the month", ""),
        ("", "one sentence", ""),
        ("", "%(n)s village", "%(n)s villages"),
        ("short", "Month", ""),
        ("", "The village of %(name)s isn't late", ""),
        ("", "one row", "%(n)s rows"),
        ("", "Overdue", ""),
        ("", "none", ""),
    }


def test_a_file_belongs_to_its_room(house):
    assert word_sources.room_of(house / "work" / "sales" / "views.py") == "work/sales"
    assert word_sources.room_of(house / "kit" / "tables" / "sheet.py") == "kit"
    assert word_sources.room_of(house / "config" / "settings.py") == ""


def test_a_house_that_says_everything_has_no_problem_and_adds_nothing(house):
    assert words.problems() == []
    assert words.add() == []
    assert words.main(["--check"]) == 0


def test_a_text_without_thai_is_missing_whether_absent_or_empty(house, capsys):
    catalogue = catalogue_of(house)
    catalogue.remove(catalogue.find("Overdue"))
    catalogue.find("none").msgstr = ""
    catalogue.save()
    assert [(problem.kind, problem.msgid) for problem in words.missing()] == [
        ("missing", "Overdue"),
        ("missing", "none"),
    ]
    assert words.main(["--check"]) == 1
    assert "work/sales: missing: 'Overdue'" in capsys.readouterr().out


def test_added_texts_wait_empty_for_a_person(house):
    (house / "kit").mkdir()
    (house / "kit" / "views.py").write_text('_("Page")', encoding="utf-8")
    assert [problem.msgid for problem in words.add(["work/sales"])] == []
    assert [problem.msgid for problem in words.add()] == ["Page"]
    added = polib.pofile(str(house / "kit" / words.CATALOGUE))
    assert [(entry.msgid, entry.msgstr) for entry in added] == [("Page", "")]
    assert added.metadata["Plural-Forms"] == "nplurals=1; plural=0;"
    assert kinds() == ["missing"]


def test_an_added_text_takes_the_thai_that_another_room_has(house):
    (house / "work" / "plan").mkdir()
    (house / "work" / "plan" / "views.py").write_text('_("Overdue")', encoding="utf-8")
    words.add()
    added = polib.pofile(str(house / "work" / "plan" / words.CATALOGUE))
    assert [(entry.msgid, entry.msgstr) for entry in added] == [("Overdue", "ไทย Overdue")]
    assert words.problems() == []


def test_the_kits_thai_serves_every_room(house):
    catalogue = catalogue_of(house)
    entry = catalogue.find("Overdue")
    catalogue.remove(entry)
    catalogue.save()
    kit = polib.POFile()
    kit.append(entry)
    (house / "kit" / words.CATALOGUE).parent.mkdir(parents=True)
    kit.save(str(house / "kit" / words.CATALOGUE))
    assert [(problem.room, problem.kind) for problem in words.problems()] == [("kit", "obsolete")]


def test_fuzzy_obsolete_and_differing_placeholders_are_refused(house):
    catalogue = catalogue_of(house)
    catalogue.find("Overdue").flags.append("fuzzy")
    catalogue.find("The village of %(name)s isn't late").msgstr = "หมู่บ้าน %(nam)s"
    catalogue.append(polib.POEntry(msgid="Nobody says this", msgstr="ไม่มีใครพูด"))
    catalogue.save()
    assert kinds() == ["fuzzy", "obsolete", "placeholders"]


def test_a_plural_may_leave_its_number_out_of_the_singular_only(house):
    catalogue = catalogue_of(house)
    catalogue.find("one row").msgstr_plural = {0: "หลายแถว"}
    catalogue.save()
    assert [problem.detail for problem in words.problems()] == ["%(n)s"]


def test_one_text_has_one_thai(house):
    kit = polib.POFile()
    kit.append(polib.POEntry(msgid="Overdue", msgstr="เลยกำหนด"))
    (house / "kit" / words.CATALOGUE).parent.mkdir(parents=True)
    kit.save(str(house / "kit" / words.CATALOGUE))
    (house / "kit" / "views.py").write_text('_("Overdue")', encoding="utf-8")
    assert kinds() == ["conflicting"]


def test_catalogues_are_compiled_once_and_again_when_they_change(house):
    [target] = words.compile()
    assert {entry.msgid: entry.msgstr for entry in polib.mofile(str(target))}["Overdue"] == "ไทย Overdue"
    assert words.compile() == []
    source = target.with_suffix(".po")
    source.write_text(source.read_text(encoding="utf-8").replace("ไทย Overdue", "ค้าง"), encoding="utf-8")
    later = target.stat().st_mtime + 1
    os.utime(source, (later, later))
    assert words.compile() == [target]
    assert {entry.msgid: entry.msgstr for entry in polib.mofile(str(target))}["Overdue"] == "ค้าง"
    assert [path.name for path in target.parent.iterdir() if path.suffix not in {".po", ".mo"}] == []
