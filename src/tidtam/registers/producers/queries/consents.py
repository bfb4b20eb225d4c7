"""What a producer's person allows to be published now."""

from tidtam.ground.privacy.models import Consent, Purpose
from tidtam.registers.producers.models import Producer


def allowed(producer: Producer) -> frozenset[Purpose]:
    """The purposes of the consents that stand; none without a person. Asked each time: a withdrawal counts at once."""
    if producer.person_id is None:
        return frozenset()
    standing = Consent.objects.filter(person=producer.person_id, withdrawn_at=None)
    return frozenset(Purpose(purpose) for purpose in standing.values_list("purpose", flat=True))
