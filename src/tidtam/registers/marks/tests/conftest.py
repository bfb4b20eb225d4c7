"""The day on which assessments are tested, and who takes part; models are known only once the settings are."""

import pytest


@pytest.fixture
def that_day():
    """27 July 2561."""
    from tidtam.kit import clock
    from tidtam.registers.marks.tests.factories import NOW

    with clock.frozen(NOW):
        yield


@pytest.fixture
def province(db):
    from tidtam.ground.people.tests.factories import make_user

    return make_user(role="province", area="40")


@pytest.fixture
def district(db):
    from tidtam.ground.people.tests.factories import make_user

    return make_user(role="district", area="4015")
