"""What each role may do; where it may do it stands in the grant."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    ADMIN = "admin", _("System administrator")
    PROVINCE = "province", _("Province officer")
    EXECUTIVE = "executive", _("Executive")
    DISTRICT = "district", _("District officer")
    ASSIGNED = "assigned", _("Assigned to follow up")
    SECRETARY = "secretary", _("Committee secretary")
    MEMBER = "member", _("Committee member")
    PRODUCER = "producer", _("Producer")
    VILLAGE = "village", _("Community editor")
    AUDITOR = "auditor", _("Auditor")


#: verb -> what it opens: view (officers' data), edit (registers, sales), approve (make a month's sales official, open
#: and close months), assign (actions, assignments), visit (record visits), import, secretary (meetings), freeze (make a
#: meeting's papers), read_papers, trail, reveal (personal data), schemes (write and publish marks' schemes),
#: redraw (give areas other codes, merge and split them), configure.
VERBS: dict[str, frozenset[str]] = {
    Role.ADMIN: frozenset({"configure", "schemes", "trail"}),
    Role.PROVINCE: frozenset(
        {"view", "edit", "approve", "assign", "visit", "import", "trail", "reveal", "read_papers", "freeze"}
        | {"schemes", "redraw"}
    ),
    Role.EXECUTIVE: frozenset({"view", "read_papers"}),
    Role.DISTRICT: frozenset({"view", "edit", "assign", "visit", "import", "trail"}),
    Role.ASSIGNED: frozenset({"view", "visit"}),
    Role.SECRETARY: frozenset({"view", "secretary", "assign", "read_papers", "freeze"}),
    Role.MEMBER: frozenset(),  # reads its own committee's papers through its seat
    Role.PRODUCER: frozenset(),  # reads its own producer through its membership
    Role.VILLAGE: frozenset(),  # reads its own community through its membership
    Role.AUDITOR: frozenset({"view", "trail", "read_papers"}),
}
