"""A page that is only read is counted too."""

import pytest

from tidtam.kit.rates import allowed

pytestmark = pytest.mark.django_db


def test_reading_is_counted_by_key_and_by_address(rf, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "tried": "2/m/key,3/m/ip"}

    seen = [allowed(rf.get("/"), "tried", key) for key in ("a", "a", "a", "b", "b")]

    assert seen == [True, True, False, True, False]
