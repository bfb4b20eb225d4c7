"""Spreadsheets in and out: XLSX (and XLS, ODS) and CSV, streamed, with row-by-row errors.

    sheet = tables.read(path, columns)          # TableProblem: nothing of it can be read
    for row in sheet:                           # once, in the file's order
        row.values["code"], row.refusals

    tables.write_xlsx(out, columns, rows, title="…")

What `write_xlsx` and `write_csv` wrote, `read` gives back equal.
"""

from tidtam.kit.tables.columns import MASK as MASK
from tidtam.kit.tables.columns import Column as Column
from tidtam.kit.tables.columns import Refusal as Refusal
from tidtam.kit.tables.columns import TableProblem as TableProblem
from tidtam.kit.tables.rows import Row as Row
from tidtam.kit.tables.sheet import Limits as Limits
from tidtam.kit.tables.sheet import Sheet as Sheet
from tidtam.kit.tables.sheet import read as read
from tidtam.kit.tables.template import holds as holds
from tidtam.kit.tables.template import write_template as write_template
from tidtam.kit.tables.writing import write_csv as write_csv
from tidtam.kit.tables.writing import write_refused as write_refused
from tidtam.kit.tables.writing import write_remarked as write_remarked
from tidtam.kit.tables.writing import write_xlsx as write_xlsx
