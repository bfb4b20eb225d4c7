"""What a client may send again is done once, and answered the same each time."""

import hashlib
import json
import uuid
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from tidtam.ground.jobs.models import Receipt
from tidtam.ground.people.models import User
from tidtam.kit import clock
from tidtam.kit.actor import Actor


class Conflict(ValidationError):
    """This id was used before, for something else or by somebody else; what was stored then stays."""

    def __init__(self) -> None:
        super().__init__(
            _("This was already sent with other content; what was stored first stays."),
            code="conflict",
        )


@transaction.atomic
def once(id: uuid.UUID | str, kind: str, content: Any, do: Callable[[], Any], *, by: Actor | None) -> Any:
    """The result of `do`, done at most once for the client-made `id`; results and content are JSON values.

    The same id with the same kind, content and actor gives the stored result; anything else is a `Conflict`.
    Two that arrive together wait for one another.
    """
    owner = by if isinstance(by, User) else None
    receipt = Receipt(
        id=uuid.UUID(str(id)), kind=kind, sha256=sha256_of(content), result=None, actor=owner, at=clock.now()
    )
    try:
        with transaction.atomic():
            receipt.save(force_insert=True)
    except IntegrityError:
        return _stored(receipt)
    receipt.result = do()
    receipt.save(update_fields=["result"])
    return receipt.result


def sha256_of(content: Any) -> str:
    """The hash of a JSON value in one spelling; bytes are hashed as they are."""
    if not isinstance(content, bytes):
        content = json.dumps(
            content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str
        ).encode()
    return hashlib.sha256(content).hexdigest()


def _stored(sent: Receipt) -> Any:
    first = Receipt.objects.get(pk=sent.pk)
    if (first.kind, first.sha256, first.actor_id) != (sent.kind, sent.sha256, sent.actor_id):
        raise Conflict
    return first.result
