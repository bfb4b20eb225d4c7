import pytest


@pytest.fixture(autouse=True)
def _on_the_demo_day(db):
    """Every test stands on 27 July 2561, 10.00, with nothing asked yet."""
    from django.core.cache import cache

    from tidtam.kit import clock
    from tidtam.work.followup.tests.factories import NOW

    cache.clear()
    with clock.frozen(NOW):
        yield
