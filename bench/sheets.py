"""A register of 100,000 rows and 12 columns on its way in and out, beside what its libraries alone need."""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.measures import Figure
from bench.memory import family, resident

ROWS = 100_000
HEADINGS = ("เลขที่ผู้ผลิต", "ชื่อผู้ผลิต", "ประเภทผู้ผลิต", "รหัสพื้นที่", "ที่อยู่", "ปีที่ก่อตั้ง", "สมาชิกชาย", "สมาชิกหญิง",
            "เงินทุน (บาท)", "วัตถุดิบ", "แหล่งวัตถุดิบ", "เรื่องราว")  # fmt: skip
MAKERS = ("กลุ่มแม่บ้านเกษตรกร", "วิสาหกิจชุมชนทอผ้า", "กลุ่มทอผ้าไหม", "กลุ่มจักสานไม้ไผ่", "กลุ่มสมุนไพร", "กลุ่มข้าวหลาม",
          "กลุ่มแปรรูปปลาร้า", "กลุ่มดอกไม้ประดิษฐ์")  # fmt: skip
KINDS = ("กลุ่มผู้ผลิตชุมชน", "เจ้าของรายเดียว", "SME")
STUFF = ("ไหม", "ฝ้าย", "ไม้ไผ่", "สมุนไพร", "ข้าวเหนียว", "ปลา", "ดินเหนียว", "กก")
READ = "from python_calamine import CalamineWorkbook as C; C.from_path({file!r}).get_sheet_by_index(0).to_python()"
LISTS = (
    "import django; django.setup();from tidtam.registers.producers.actions import load_lists; load_lists()"
)
AREAS = (
    "import django; django.setup();"
    "from tidtam.ground.areas.models import Area;"
    "[print(*row) for row in Area.objects.existing().filter(level=6).order_by('code')"
    ".values_list('code', 'name_th')]"
)


class Used(NamedTuple):
    """Seconds by the clock; the most megabytes that the process and all it started held at one time."""

    seconds: float
    megabytes: float
    said: str


def register(_home: Path) -> Iterator[Figure]:
    """Import, the same again, and export, each by the shell in a home of its own (or in DATABASE_URL's database)."""
    with tempfile.TemporaryDirectory(prefix="tidtam-sheets-") as folder:
        home = Path(folder)
        _tidtam(home, "areas", "load")
        _python(home, LISTS)
        file, out, plain = (str(home / name) for name in ("in.xlsx", "out.xlsx", "plain.xlsx"))
        _write(file, _rows(_python(home, AREAS).said))
        alone = [_read_alone(home, file)]
        taken = _tidtam(home, "import", "producers", file)
        alone.append(_read_alone(home, file))
        read = sum(alone) / len(alone)
        yield Figure("rows read by python-calamine alone", read, "s", None)
        yield Figure(f"import of {ROWS:,} rows", taken.seconds, "s", None)
        yield Figure("import, times the reading", taken.seconds / read, "x", 10)
        yield Figure("import, memory of all its processes", taken.megabytes, "MB", 400)
        again = _tidtam(home, "import", "producers", file)
        yield Figure("the same file again, times the reading", again.seconds / read, "x", 10)
        given = _tidtam(home, "export", "producers", "--out", out)
        written = _write_alone(home, out, plain)
        yield Figure("export, times XlsxWriter alone", given.seconds / written, "x", 2)
        yield Figure("export, memory", given.megabytes, "MB", 400)


def _rows(areas: str) -> Iterator[list[str | float]]:
    places = [line.split(" ", 1) for line in areas.splitlines()]
    chance = random.Random(2561)
    for number in range(1, ROWS + 1):
        code, name = chance.choice(places)
        yield [
            f"B{number:07}",
            f"{chance.choice(MAKERS)}บ้าน{name} {number % 97}",
            chance.choice(KINDS),
            code,
            f"{number % 300} หมู่ {number % 12 + 1}",
            2530 + number % 30,
            number % 20,
            number % 30,
            number * 37 % 1_000_003 + 0.25,
            chance.choice(STUFF),
            f"ตำบล{name}",
            f"ภูมิปัญญา{name}สืบทอดจากรุ่นสู่รุ่นตั้งแต่ พ.ศ. {2500 + number % 60}",
        ]


def _write(file: str, rows: Iterator[list[str | float]]) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(file, {"constant_memory": True})
    sheet = book.add_worksheet("ผู้ผลิต")
    sheet.write_row(0, 0, HEADINGS)
    for number, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, place, cell)
            else:
                sheet.write_number(number, place, cell)
    book.close()


def _read_alone(home: Path, file: str) -> float:
    code = f"import time; begun = time.perf_counter(); {READ.format(file=file)}"
    return float(_python(home, f"{code}; print(time.perf_counter() - begun)").said)


def _write_alone(home: Path, file: str, plain: str) -> float:
    """The same cells, written by nothing but XlsxWriter."""
    code = f"""
import time, xlsxwriter
from python_calamine import CalamineWorkbook
rows = CalamineWorkbook.from_path({file!r}).get_sheet_by_index(0).to_python()
begun = time.perf_counter()
book = xlsxwriter.Workbook({plain!r}, {{"constant_memory": True}})
sheet = book.add_worksheet()
for number, row in enumerate(rows):
    for place, cell in enumerate(row):
        if isinstance(cell, str):
            if cell:
                sheet.write_string(number, place, cell)
        else:
            sheet.write_number(number, place, cell)
book.close()
print(time.perf_counter() - begun)
"""
    return float(_python(home, code).said)


def _tidtam(home: Path, *words: str) -> Used:
    return _used(home, [sys.executable, "-m", "tidtam.cli", *words])


def _python(home: Path, code: str) -> Used:
    return _used(home, [sys.executable, "-c", code])


def _used(home: Path, words: list[str]) -> Used:
    """Run to a good end, looked at twenty times a second."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as wrong:
        begun = time.perf_counter()
        process = subprocess.Popen(words, env=_environment(home), stdout=out, stderr=wrong)
        peak = 0.0
        while process.poll() is None:
            peak = max(peak, sum(map(resident, family(process.pid))))
            time.sleep(0.05)
        seconds = time.perf_counter() - begun
        out.seek(0)
        wrong.seek(0)
        if process.returncode:
            raise RuntimeError(f"{' '.join(words[:4])}: {wrong.read()[-400:]}")
        return Used(seconds, peak, out.read())


def _environment(home: Path) -> dict[str, str]:
    return os.environ | {"TIDTAM_HOME": str(home), "DJANGO_SETTINGS_MODULE": "tidtam.config.settings"}
