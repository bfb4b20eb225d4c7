"""What many tests of the sales begin with."""

import pytest


@pytest.fixture
def officer(client):
    """A district officer, signed in."""
    from tidtam.ground.people.tests.factories import make_user

    user = make_user(role="district", area="4015")
    client.force_login(user)
    return user


@pytest.fixture
def people():
    """Three producers of a village; the first has a person with a phone."""
    from tidtam.ground.privacy.tests.factories import make_person
    from tidtam.registers.producers.tests.factories import make_producer
    from tidtam.work.sales.tests.by_sheet import VILLAGE

    found = [make_producer(VILLAGE, name_th=f"กลุ่ม{name}") for name in ("หนึ่ง", "สอง", "สาม")]
    found[0].person = make_person(VILLAGE, name_th="นางประธาน ลับ", phone="0812345678", email="a@example.org")
    found[0].save(update_fields=["person"])
    return found
