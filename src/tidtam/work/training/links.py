"""The link by which people sign in on their own phone: signed, of one training, in force until its last day.

Nothing personal is in it, and it ends at once when the officer gives out a new one.
"""

from datetime import date

from django.core import signing

from tidtam.kit import clock
from tidtam.work.training.models import Training

SALT = "training.sign-in"


def token(training: Training) -> str:
    """What stands in the address; the same until its number or the last day changes."""
    return _signer().sign(f"{training.pk}.{training.link_number}.{training.ends_on:%Y%m%d}")


def training_of(text: str) -> Training | None:
    """The training that the link is for; None where it is forged, replaced, over, or the training called off."""
    try:
        pk, number, until = _signer().unsign(text).split(".")
    except (signing.BadSignature, ValueError):
        return None
    last = date.fromisoformat(until)
    rows = Training.objects.going_on().filter(pk=int(pk), link_number=int(number), ends_on=last)
    return rows.select_related("area__parent__parent", "topic").first() if clock.today() <= last else None


def is_open(training: Training) -> bool:
    """Whether somebody may sign now: on the days of the training."""
    return training.starts_on <= clock.today() <= training.ends_on


def _signer() -> signing.Signer:
    return signing.Signer(salt=SALT, sep="~")
