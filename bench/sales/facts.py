"""Reports, facts, changes and kept totals of the data set, each by a statement that the database works out."""

from collections.abc import Callable

from bench.sales.makers import CHANNELS, MOMENTS, MONTHS, OPEN, chance
from bench.sales.tables import run, vendor

FACTS = 30_000_000
SALE = (
    "report_id, product_id, month, channel_id, area_id, category, mark, kind, standing, baht, units, buyers, "
    "revision"
)
CHANGE = (
    "sale_id, kind, recorded_at, month, area_id, category, mark, channel_id, producer_kind, baht, units, official, "
    "told_baht, told_units, revision, reason, by_label"
)


class Density:
    """How many in a million producers report a month, and how many in a thousand products sell by a channel in it."""

    def __init__(self, scale: float) -> None:
        self.sold = min(800, round(150 + 650 * scale**0.5))
        split = self.sold / 1000 * 2.5 * len(CHANNELS)
        self.reported = min(
            980_000, round(1_000_000 * FACTS * scale / (0.97 * 4_350_000 * (0.55 + 0.45 * split)))
        )


def write(density: Density, told: Callable[[str], None]) -> None:
    """All rows of the months, the oldest first. told: hears what is being written."""
    told("facts")
    _reporting(density)
    for n in range(MONTHS):  # month by month, as they came; a whole country is sorted in memory
        _facts(density, n)
    told("reports")
    _reports()
    told("changes")
    _changes()


def _reporting(density: Density) -> None:
    """reporting: who reports which month; seed is the chance of all that is unlike from report to report."""
    run("DROP TABLE IF EXISTS reporting")
    run(
        "CREATE TEMPORARY TABLE reporting AS SELECT id, maker, n, seed, seed / 4 % 100 < 3 AS nil FROM ("
        "SELECT months.n * 1000000 + maker.id AS id, maker.id AS maker, months.n AS n, "
        f"{chance('maker.id', 'months.n', '7')} AS seed "
        "FROM months JOIN maker ON months.n >= maker.since AND months.n < maker.until "
        f"WHERE {chance('maker.id', 'months.n')} % 1000000 < {density.reported}) AS found"
    )
    run("CREATE INDEX reporting_month ON reporting (n)")
    run("ANALYZE reporting" if vendor() == "postgresql" else "ANALYZE temp.reporting")


def _facts(density: Density, n: int) -> None:
    each = chance("good.id", "reporting.n", "channel.place")
    run(
        f"INSERT INTO sales_sale ({SALE}) SELECT report, product, month, channel, area, category, mark, kind, "
        "standing, sum * factor.permille / 100000 * 100, "
        "CASE WHEN price = 0 THEN 0 ELSE sum * factor.permille / 1000 / price + 1 END, "
        "CASE WHEN seed % 3 = 0 THEN NULL ELSE seed % 40 + 1 END, CASE WHEN seed % 97 = 0 THEN 2 ELSE 1 END "
        "FROM ("
        "SELECT reporting.id AS report, NULL AS product, months.month, 'unsplit' AS channel, maker.area, "
        "'unsplit' AS category, 'unsplit' AS mark, maker.kind, months.standing, "
        "maker.size * months.season / 100 AS sum, 0 AS price, seed / 64 AS seed "
        "FROM reporting JOIN months ON months.n = reporting.n "
        f"JOIN maker ON maker.id = reporting.maker WHERE reporting.n = {n} AND maker.split = 0 AND NOT nil "
        "UNION ALL "
        "SELECT reporting.id, good.id, months.month, channel.code, maker.area, good.category, good.mark, maker.kind, "
        "months.standing, maker.size * months.season / 100 * good.share / 100 * channel.weight / 40, good.price, "
        f"{each} FROM reporting JOIN months ON months.n = reporting.n JOIN maker ON maker.id = reporting.maker "
        f"JOIN good ON good.maker = maker.id JOIN channel ON {each} / 64 % 1000 < {density.sold} "
        f"WHERE reporting.n = {n} AND maker.split = 1 AND NOT nil"
        ") AS sold JOIN factor ON factor.place = seed % 1000 ORDER BY area, report"
    )


def _reports() -> None:
    run("CREATE TEMPORARY TABLE sold (report bigint primary key, baht bigint)")
    run("INSERT INTO sold SELECT report_id, sum(baht) FROM sales_sale GROUP BY report_id")
    run(
        "INSERT INTO sales_report (id, producer_id, month, area_id, state, source, nil, baht, first_recorded_at, "
        "recorded_by, informant) SELECT reporting.id, maker.id, months.month, maker.area, months.state, "
        "CASE WHEN seed % 10 < 6 THEN 'self' WHEN seed % 10 < 9 THEN 'receipts' ELSE 'estimate' END, "
        "CASE WHEN sold.baht IS NULL THEN TRUE ELSE FALSE END, COALESCE(sold.baht, 0), moment.at, '', '' "
        "FROM reporting JOIN months ON months.n = reporting.n JOIN maker ON maker.id = reporting.maker "
        f"JOIN moment ON moment.n = months.n AND moment.place = seed / 512 % {MOMENTS} "
        "LEFT JOIN sold ON sold.report = reporting.id ORDER BY months.n, moment.at"
    )
    run("DROP TABLE sold")
    run(
        "INSERT INTO sales_reportstep (report_id, before, state, at, by_label, reason) "
        "SELECT r.id, 'submitted', r.state, moment.at, '', '' FROM sales_report r "
        "JOIN months ON months.month = r.month "
        f"JOIN moment ON moment.n = months.n + 1 AND moment.place = {chance('r.id / 10')} % {MOMENTS} "
        f"WHERE months.told = 1 AND months.n < {MONTHS - OPEN} ORDER BY moment.at"
    )


def _changes() -> None:
    """Told, and where so approved later; one in a hundred was a tenth less before it was corrected."""
    cell = "s.month, s.area_id, s.category, s.mark, s.channel_id, s.kind"
    first = "(s.baht - CASE WHEN s.revision = 2 THEN s.baht / 10 ELSE 0 END)"
    later = f"{chance('s.id', 'months.n', '23')}"
    run(
        f"INSERT INTO sales_change ({CHANGE}) SELECT * FROM ("
        f"SELECT s.id AS sale, 'told' AS event, r.first_recorded_at AS at, {cell}, {first} AS baht, s.units, "
        f"CASE WHEN months.told = 1 THEN 0 ELSE {first} END AS official, {first} AS told, s.units AS told_units, "
        "1 AS rev, '' AS reason, '' AS label "
        "FROM sales_sale s JOIN sales_report r ON r.id = s.report_id JOIN months ON months.month = s.month "
        "UNION ALL "
        f"SELECT s.id, 'state', moment.at, {cell}, 0, 0, {first}, 0, 0, 1, '', '' "
        "FROM sales_sale s JOIN months ON months.month = s.month "
        f"JOIN moment ON moment.n = months.n + 1 AND moment.place = {chance('s.report_id / 10')} % {MOMENTS} "
        f"WHERE months.told = 1 AND months.n < {MONTHS - OPEN} "
        "UNION ALL "
        f"SELECT s.id, 'corrected', moment.at, {cell}, s.baht / 10, 0, "
        "CASE WHEN s.standing = 2 THEN s.baht / 10 ELSE 0 END, s.baht / 10, 0, 2, 'ใบเสร็จที่ขาดไปมาถึงแล้ว', '' "
        "FROM sales_sale s JOIN months ON months.month = s.month "
        f"JOIN moment ON moment.n = months.n + 2 + {later} % 12 AND moment.place = {later} / 64 % {MOMENTS} "
        "WHERE s.revision = 2"
        ") AS changed ORDER BY at"
    )
