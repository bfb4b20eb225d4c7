"""The follower of a village that is asked a checklist, with an address for ODK Collect."""

import pytest


@pytest.fixture(autouse=True)
def _now(settings, tmp_path):
    from tidtam.kit import clock
    from tidtam.work.followup.tests.factories import NOW

    settings.MEDIA_ROOT = tmp_path
    with clock.frozen(NOW):
        yield


@pytest.fixture
def checklist(db):
    from tidtam.registers.communities.tests.factories import make_community
    from tidtam.work.followup.tests.checklists import make_list
    from tidtam.work.followup.tests.factories import VILLAGE

    make_community(VILLAGE)
    return make_list()


@pytest.fixture
def sender(checklist):
    """ปลัดจังหวัด, whose area the whole province is."""
    from tidtam.work.followup.tests.factories import make_follower

    return make_follower()


@pytest.fixture
def token(sender):
    from tidtam.faces.odk.actions import open_key

    return open_key(sender)
