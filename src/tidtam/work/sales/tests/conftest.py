"""What many tests of the sales begin with."""

import pytest


@pytest.fixture
def officer(client):
    """A district officer, signed in."""
    from tidtam.ground.people.tests.factories import make_user

    user = make_user(role="district", area="4015")
    client.force_login(user)
    return user
