"""Who may open what of the old papers: a committee's secretary, and nobody else."""

from collections.abc import Mapping
from typing import Any

from tests.access_rows import page, step
from tests.access_world import World
from tidtam.ground.people.tests.factories import make_user
from tidtam.reporting.intake.actions import read_paper
from tidtam.reporting.intake.models import Intake
from tidtam.reporting.intake.tests import papers
from tidtam.reporting.meetings.models import Committee

TITLE = "รายงานการประชุมทดลอง ครั้งที่ 9/2560"


def _paper(_world: World) -> Mapping[str, Any]:
    """Made by somebody whom no row of the table logs in as."""
    if made := Intake.objects.first():
        return {"key": made.key}
    body = Committee.objects.get(code="otop-40")
    by = make_user("secretary", "40", username="reader-of-papers")
    return {"key": read_paper(body, content=papers.word(TITLE), name="ทดลอง.docx", by=by).key}


OLD_PAPERS = {
    "intake:list": page("secretary"),
    "intake:new": page("secretary", posts=200),
    "intake:paper": page("secretary", _paper, posts=200),
    "intake:file": page("secretary", _paper),
    "intake:take": page("secretary", _paper, posts=200),
    "intake:again": step("secretary", _paper, stranger_get=302),
    "intake:discard": step("secretary", _paper, stranger_get=302),
}
