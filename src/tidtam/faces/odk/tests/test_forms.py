"""What ODK Collect gets: the list of forms, each form, and its villages; and who gets nothing."""

import base64
import hashlib
import json
import zlib
from datetime import date, timedelta
from xml.etree.ElementTree import fromstring

import pytest
from django.db import OperationalError
from django.urls import reverse

from tidtam.faces.odk import settings_qr, xforms
from tidtam.faces.odk.actions import close_key, open_key
from tidtam.faces.odk.models import Key
from tidtam.faces.odk.tests.collect import VERSION, address, get
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.kit.secret_links import new_token
from tidtam.work.followup.actions import ItemRow
from tidtam.work.followup.tests.checklists import make_list
from tidtam.work.followup.tests.factories import NOW, VILLAGE

pytestmark = pytest.mark.django_db
LIST = "{http://openrosa.org/xforms/xformsList}"
MANIFEST = "{http://openrosa.org/xforms/xformsManifest}"


def listed(client, token) -> list[dict[str, str]]:
    root = fromstring(get(client, "odk_list", token).content)
    return [{child.tag.removeprefix(LIST): child.text for child in one} for one in root]


def test_the_list_leads_to_the_form_and_to_its_villages_and_each_print_is_right(client, token, checklist):
    (form,) = listed(client, token)
    assert (form["name"], form["version"]) == (checklist.name, "20180701")
    xml = client.get(form["downloadUrl"], headers=VERSION)
    assert xml["Content-Type"].startswith("text/xml")
    assert form["hash"] == "md5:" + hashlib.md5(xml.content).hexdigest()
    (file,) = fromstring(client.get(form["manifestUrl"], headers=VERSION).content)
    villages = client.get(file.find(f"{MANIFEST}downloadUrl").text, headers=VERSION)
    assert file.find(f"{MANIFEST}filename").text == "villages.csv"
    assert file.find(f"{MANIFEST}hash").text == "md5:" + hashlib.md5(villages.content).hexdigest()
    assert villages.content.decode().splitlines()[1].startswith(VILLAGE)


def test_every_answer_says_openrosa_and_how_much_it_takes(client, token):
    answer = get(client, "odk_list", token)
    assert answer["X-OpenRosa-Version"] == "1.0"
    assert int(answer["X-OpenRosa-Accept-Content-Length"]) > 25 * 1024 * 1024
    assert answer["Content-Type"] == "text/xml; charset=utf-8"
    assert answer["Date"]
    assert answer["Cache-Control"] == "no-store"


def test_the_form_asks_what_the_checklist_asks_in_both_languages(client, token, checklist):
    (form,) = listed(client, token)
    xml = client.get(form["downloadUrl"], headers=VERSION).content.decode()
    for item in checklist.items.all():
        assert f"{item.order}. {item.text}" in xml
        assert f'nodeset="/data/item_{item.pk}/answer_{item.pk}"' in xml
    for words in ("หมู่บ้าน", "Village", "เรียบร้อย", "Could not be checked", "ยังไม่เรียบร้อย"):
        assert f"<value>{words}</value>" in xml
    assert f'id="{form["formID"]}" version="20180701"' in xml
    assert "jr://file-csv/villages.csv" in xml


def test_what_an_office_wrote_is_never_read_as_a_reference_or_as_markup():
    rows = [ItemRow("ป้าย <b> & ${village} 'ชัด' \"ไหม\"")]
    xml = xforms.xform(make_list(items=rows))
    assert "${" not in xml
    assert "&lt;b&gt; &amp; $ {village}" in xml
    assert fromstring(xml) is not None


def test_a_newer_version_takes_the_place_of_the_older_under_the_same_id(client, token, checklist):
    (before,) = listed(client, token)
    make_list(starts_on=date(2018, 7, 20), items=[ItemRow("ข้อใหม่")])
    (after,) = listed(client, token)
    assert after["formID"] == before["formID"]
    assert (after["version"], after["hash"]) != (before["version"], before["hash"])


def test_250_questions_are_no_trouble(client, token, checklist):
    make_list("ยาว", items=[ItemRow(f"ข้อที่ {n}") for n in range(250)], starts_on=date(2018, 7, 20))
    (form,) = listed(client, token)
    xml = client.get(form["downloadUrl"], headers=VERSION).content.decode()
    assert xml.count("<bind ") > 750


def test_without_the_header_it_is_400_and_with_a_bad_key_403(client, token):
    assert client.get(address("odk_list", token)).status_code == 400
    assert client.get(address("odk_submission", token)).status_code == 405
    for name in ("odk_list", "odk_submission"):
        ask = client.head if name == "odk_submission" else client.get
        refused = ask(address(name, new_token()), headers=VERSION)
        assert refused.status_code == 403
    assert b"OpenRosaResponse" in get(client, "odk_list", new_token()).content


def test_a_form_that_is_not_this_persons_is_404(client, token):
    for name in ("odk_form", "odk_manifest", "odk_villages"):
        for form in ("visit-40-00000000", "x", "visit-99-ffffffff"):
            assert get(client, name, token, form).status_code == 404


def test_the_address_ends_when_it_is_closed_replaced_too_old_or_its_person_suspended(client, token, sender):
    assert get(client, "odk_list", token).status_code == 200
    with clock.frozen(NOW + timedelta(days=181)):
        assert get(client, "odk_list", token).status_code == 403
    newer = open_key(sender)
    assert get(client, "odk_list", token).status_code == 403
    assert get(client, "odk_list", newer).status_code == 200
    sender.is_active = False
    sender.save()
    assert get(client, "odk_list", newer).status_code == 403
    sender.is_active = True
    sender.save()
    assert close_key(sender)
    assert not close_key(sender)
    assert get(client, "odk_list", newer).status_code == 403
    assert token not in str(list(Key.objects.values()) + list(Entry.objects.values()))


def test_who_visits_nowhere_gets_an_empty_list(client, checklist):
    assert listed(client, open_key(make_user("district", "4025"))) == []


def test_a_database_without_room_asks_to_come_again(client, token, monkeypatch):
    def full(_token: str) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr("tidtam.faces.odk.queries.holder", full)
    answer = get(client, "odk_list", token)
    assert (answer.status_code, answer["Retry-After"]) == (503, "15")


def test_the_list_asks_the_same_however_many_villages(client, token, django_assert_max_num_queries):
    get(client, "odk_list", token)
    with django_assert_max_num_queries(15):
        get(client, "odk_list", token)


def test_the_page_shows_the_address_once_with_the_settings_as_qr(client, sender):
    client.force_login(sender)
    page = client.get(reverse("odk:key"))
    assert "ยังไม่มีที่อยู่" in page.content.decode() or page.status_code == 200
    made = client.post(reverse("odk:key"))
    server = made.context["address"]
    assert server.startswith("http://testserver/odk/")
    assert made["Cache-Control"] == "no-store"
    assert get(client, "odk_list", server.rpartition("/")[2]).status_code == 200
    assert server not in client.get(reverse("odk:key")).content.decode()
    assert client.post(reverse("odk:close_key")).status_code == 302
    assert get(client, "odk_list", server.rpartition("/")[2]).status_code == 403


def test_the_qr_is_what_collect_reads():
    packed = settings_qr.settings_of("https://example.org/odk/x")
    said = json.loads(zlib.decompress(base64.b64decode(packed)))
    assert said["general"]["server_url"] == "https://example.org/odk/x"
    assert {"general", "admin", "project"} == set(said)
