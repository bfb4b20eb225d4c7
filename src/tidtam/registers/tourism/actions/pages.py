"""The page of a village: begun, changed, verified, and whether it receives visitors now."""

from datetime import date

from django.db import transaction

from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.review.steps import require_seen, sign, touch
from tidtam.registers.communities.models import Community
from tidtam.registers.tourism import refusals
from tidtam.registers.tourism.actions.drafts import working
from tidtam.registers.tourism.actions.rules import locked, require_edit, write
from tidtam.registers.tourism.content import PageRow, fill_page, page_row
from tidtam.registers.tourism.models import Receives, VillagePage


@transaction.atomic
def begin_page(community: Community, row: PageRow | None = None, *, by: Actor | None) -> VillagePage:
    """Give a village of the programme its page, a draft at first."""
    if VillagePage.objects.filter(community=community).exists():
        raise refusals.VillageStays
    now = clock.now()
    page = VillagePage(community=community, created_at=now, changed_at=now)
    if by is not None and not (
        by.may("edit", community.area_id) or community.editors.filter(user=by.pk).exists()
    ):
        raise refusals.NotEntitled
    fill_page(page, row or PageRow())
    sign(page, by)
    page.save(force_insert=True)
    write(page, "begin", by)
    return page


@transaction.atomic
def change_page(page: VillagePage, row: PageRow, *, version: int, by: Actor | None) -> VillagePage:
    """Change what is said; of a public page a draft beside it. version: the one that the person saw."""
    require_edit(page, by)
    kept = working(page, by)
    require_seen(kept, version)
    before = page_row(kept)
    fill_page(kept, row)
    changed = [name for name in PageRow._fields if getattr(page_row(kept), name) != getattr(before, name)]
    if changed:
        touch(kept, by)
        write(kept, "change", by, changed=changed)
    kept.save()
    return kept


@transaction.atomic
def verify_page(page: VillagePage, *, on: date | None = None, by: Actor | None) -> VillagePage:
    """Say that all that stands there is so on that day; needs no review."""
    require_edit(page, by)
    day = on or clock.today()
    if day > clock.today():
        raise refusals.InFuture
    kept = locked(page.draft_of or page)
    kept.verified_on, kept.verified_label = day, by.label if by is not None else ""
    kept.save()
    write(kept, "verify", by, on=day.isoformat())
    return kept


@transaction.atomic
def receive(page: VillagePage, receives: str, *, by: Actor | None) -> VillagePage:
    """Say whether the village receives visitors now; at once, for a closed village must not wait for an office."""
    require_edit(page, by)
    kept = locked(page.draft_of or page)
    rows = [kept, *VillagePage.objects.select_for_update().filter(draft_of=kept)]
    before = kept.receives
    for row in rows:
        row.receives = Receives(receives)
        row.save()
    if before != receives:
        write(kept, "receive", by, before=before, after=str(receives))
    return kept
