"""Run over a home: every published table of the demo is attacked by linear programming. Prints how many were."""

import django

django.setup()

from tidtam.kit.disclosure import withheld  # noqa: E402 - needs the settings
from tidtam.kit.tests.test_disclosure import assert_nobody_is_told  # noqa: E402
from tidtam.reporting.statistics.models import Edition  # noqa: E402
from tidtam.reporting.statistics.queries import behind  # noqa: E402

for edition in Edition.objects.published():
    found = behind(edition.province, edition.month)
    hidden = withheld(found.table)
    assert len(hidden) == edition.tables["withheld"]
    assert_nobody_is_told(found.table, hidden)
print(Edition.objects.published().count())
