from datetime import UTC, datetime

import pytest


@pytest.fixture(autouse=True)
def _on_the_demo_day(db):
    """Every test stands on 27 July 2561, 10.00."""
    from tidtam.kit import clock

    with clock.frozen(datetime(2018, 7, 27, 3, 0, tzinfo=UTC)):
        yield
