"""The lists of kinds and conditions: kept entry by entry, by whoever keeps a whole province's register."""

from datetime import date
from uuid import uuid4

import pytest

from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.registers.assets import refusals
from tidtam.registers.assets.actions import inspect
from tidtam.registers.assets.models import AssetKind, Condition
from tidtam.registers.assets.tests.factories import make_asset, make_condition, make_photo
from tidtam.registers.assets.words import WordRow, keep_word


@pytest.fixture
def officer():
    return make_user("province", "40")


def test_an_entry_is_added_at_the_end_and_renamed(officer):
    made = keep_word("kinds", "jetty", WordRow("ท่าเรือ", "Jetty"), new=True, by=officer)
    assert made == AssetKind.objects.last()
    keep_word("kinds", "jetty", WordRow("ท่าเรือชุมชน", "Community jetty"), new=False, by=officer)
    made.refresh_from_db()
    assert made.name_th == "ท่าเรือชุมชน"
    assert Entry.objects.filter(verb="assets.keep_word").count() == 2


def test_what_is_wrong_is_refused_and_nothing_is_kept(officer):
    before = AssetKind.objects.count()
    row = WordRow("ท่าเรือ", "Jetty")
    for code, said, kind in (
        ("ท่า", row, refusals.CodeNotPlain),
        ("jetty", row._replace(name_th=" "), refusals.WordMissing),
        (AssetKind.objects.first().code, row, refusals.CodeTaken),
    ):
        with pytest.raises(kind):
            keep_word("kinds", code, said, new=True, by=officer)
    with pytest.raises(refusals.NotEntitled):
        keep_word("kinds", "jetty", row, new=True, by=make_user("district", "4015"))
    assert AssetKind.objects.count() == before


def test_a_condition_that_was_found_stays_broken_or_whole(officer):
    worn = make_condition("rusty")
    photo = make_photo()
    inspect(
        make_asset(), id=uuid4(), inspected_on=date(2018, 7, 1), condition=worn, photos=[photo], by=officer
    )
    with pytest.raises(refusals.ConditionUsed):
        keep_word("conditions", "rusty", WordRow("ขึ้นสนิม", "Rusty", is_broken=True), new=False, by=officer)
    keep_word("conditions", "rusty", WordRow("ขึ้นสนิม", "Rusty"), new=False, by=officer)
    keep_word("conditions", "lost", WordRow("หาย", "Lost", 3, is_broken=True), new=True, by=officer)
    assert Condition.objects.get(code="lost").order == 3


def test_the_pages_add_and_rename(client, officer):
    client.force_login(officer)
    sent = {"code": "Jetty!", "name_th": "ท่าเรือ", "name_en": "Jetty"}
    wrong = client.post("/desk/assets/lists/kinds/new/", sent)
    assert wrong.status_code == 422
    assert "Jetty!" in wrong.content.decode()
    assert client.post("/desk/assets/lists/kinds/new/", {**sent, "code": "jetty"}).status_code == 302
    page = client.get("/desk/assets/lists/").content.decode()
    assert "ท่าเรือ" in page
    assert (
        client.post("/desk/assets/lists/kinds/jetty/", {"name_th": "ท่า", "name_en": "Pier"}).status_code
        == 302
    )
    assert client.get("/desk/assets/lists/kinds/none/").status_code == 404
    assert client.get("/desk/assets/lists/things/new/").status_code == 404
    client.force_login(make_user("district", "4015"))
    assert "jetty/" not in client.get("/desk/assets/lists/").content.decode()
