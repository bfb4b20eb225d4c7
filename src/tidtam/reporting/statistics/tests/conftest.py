import pytest


@pytest.fixture(autouse=True)
def _on_the_demo_day(db):
    """Every test stands on 27 July 2561, 10.00."""
    from tidtam.kit import clock
    from tidtam.work.followup.tests.factories import NOW

    with clock.frozen(NOW):
        yield
