"""The one way by which spreadsheets come in: file, preview with the difference per cell, confirmation, writing.

A room registers its kind in `sheets.py`:

    uploads.register(UploadKind("areas.villages", _("Villages"), COLUMNS, plan=plan, write=write))

and the shell does the same at once: `uploads.run("areas.villages", path, by=None)`.
"""

from tidtam.ground.jobs.uploads.kinds import Plan as Plan
from tidtam.ground.jobs.uploads.kinds import UploadKind as UploadKind
from tidtam.ground.jobs.uploads.kinds import find as find
from tidtam.ground.jobs.uploads.kinds import kinds as kinds
from tidtam.ground.jobs.uploads.kinds import register as register
from tidtam.ground.jobs.uploads.shell import Report as Report
from tidtam.ground.jobs.uploads.shell import run as run
