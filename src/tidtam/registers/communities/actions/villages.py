"""Which villages are of the programme, and who answers for their pages."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.people.models import User
from tidtam.ground.trail import actions as trail
from tidtam.kit import clock, thai
from tidtam.kit.actor import Actor
from tidtam.registers.communities.models import Community, CommunityEditor


class NotAVillage(ValidationError):
    """The code means no village that exists."""

    def __init__(self, code: str) -> None:
        super().__init__(_("No village has the code %s.") % code)


@transaction.atomic
def confirm_match(
    code: str,
    *,
    typed_name: str,
    note: str = "",
    source: str = "",
    stated: Sequence[str] = (),
    joined_on: date | None = None,
    by: Actor | None,
) -> Community:
    """A person says which village a typed name means; that village is of the programme from then on.

    The same again changes nothing. A name of the same source that was matched to another village before is
    corrected: its community moves, and the trail keeps where it stood.
    """
    if by is not None and not by.may("assign", code):
        raise PermissionDenied
    area = Area.objects.existing().filter(code=code, level=Level.VILLAGE).first()
    if area is None:
        raise NotAVillage(code)
    typed_name = thai.clean(typed_name)
    community = (
        Community.objects.filter(area=area).first()
        or Community.objects.filter(typed_name=typed_name, source=source).exclude(typed_name="").first()
        or Community(joined_on=joined_on or clock.today())
    )
    if by is not None and community.pk and not by.may("assign", community.area_id):
        raise PermissionDenied
    before = _facts(community) if community.pk else {}
    community.area, community.typed_name, community.source = area, typed_name, source
    community.match_note, community.stated = thai.clean(note), " ".join(stated)
    if joined_on is not None:
        community.joined_on = joined_on
    if _facts(community) == before:
        return community
    community.save()
    trail.write(
        by,
        "communities.confirm_match",
        f"communities.community:{community.pk}",
        area=code,
        summary=f"{typed_name} → {area.label}",
        before=before,
        after=_facts(community),
    )
    return community


def _facts(community: Community) -> dict[str, str]:
    return {
        "area": community.area_id,
        "typed_name": community.typed_name,
        "match_note": community.match_note,
        "source": community.source,
        "stated": community.stated,
        "joined_on": community.joined_on.isoformat(),
    }


@transaction.atomic
def appoint_editor(community: Community, user: User, *, by: Actor | None) -> CommunityEditor:
    """Let an account edit the community's page; once is enough."""
    if by is not None and not by.may("assign", community.area_id):
        raise PermissionDenied
    editor, is_new = CommunityEditor.objects.get_or_create(community=community, user_id=user.pk)
    if is_new:
        trail.write(
            by,
            "communities.appoint_editor",
            f"communities.community:{community.pk}",
            area=community.area_id,
            summary=user.label,
        )
    return editor


@transaction.atomic
def dismiss_editor(editor: CommunityEditor, *, by: Actor | None) -> None:
    """End what `appoint_editor` began."""
    community = editor.community
    if by is not None and not by.may("assign", community.area_id):
        raise PermissionDenied
    editor.delete()
    trail.write(
        by,
        "communities.dismiss_editor",
        f"communities.community:{community.pk}",
        area=community.area_id,
        summary=editor.user.label,
    )
