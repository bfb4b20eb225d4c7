"""Statistics as everybody reads them: pages in both languages and CSV, kept until an edition comes or goes."""

import csv
import io

from tidtam.faces.open.views import statistics
from tidtam.reporting.statistics.actions import withdraw
from tidtam.reporting.statistics.tests.factories import make_edition


def test_before_the_first_edition_the_page_says_so(client, db):
    assert client.get("/statistics/").status_code == 200
    assert client.get("/statistics/40-2561-05/").status_code == 404


def test_an_edition_is_read_in_both_languages_and_as_csv_with_the_same_cells(client, db):
    edition = make_edition()
    thai, english = client.get("/statistics/"), client.get(f"/en/statistics/{edition.code}/")
    rows = list(
        csv.DictReader(io.StringIO(client.get(f"/statistics/{edition.code}.csv").content.decode("utf-8-sig")))
    )

    assert "7,777" not in thai.content.decode()
    assert "withheld" in english.content.decode()
    sales = [row for row in rows if row["table"] == "sales"]
    cells = len(edition.tables["districts"]) + 1, len(edition.tables["categories"]) + 1
    assert len(sales) == cells[0] * cells[1]
    assert sum(row["withheld"] == "1" for row in sales) == edition.tables["withheld"]
    assert rows[0]["licence"] == "CC BY 4.0"


def test_a_withdrawn_edition_is_gone_from_every_address(client, db):
    edition = make_edition()
    withdraw(edition, reason="ผิดหมวด", by=None)

    assert client.get(f"/statistics/{edition.code}/").status_code == 404
    assert client.get(f"/statistics/{edition.code}.csv").status_code == 404
    assert edition.code not in client.get("/statistics/").content.decode()


def test_the_page_is_kept_by_the_editions_it_shows(rf, db):
    assert statistics.statistics(rf.get("/statistics/")).made_of == {"statistics.edition"}
