"""The list of topics; data, loaded again it is corrected, never doubled."""

import json
from pathlib import Path

from django.db import transaction

from tidtam.work.training.models import Topic

OURS = Path(__file__).parent.parent / "topics.json"


@transaction.atomic
def load_topics() -> None:
    """The topics that tidtam comes with; others stay as they are."""
    for order, row in enumerate(json.loads(OURS.read_text(encoding="utf-8")), start=1):
        code = row.pop("code")
        Topic.objects.update_or_create(code=code, defaults={"order": order, **row})
