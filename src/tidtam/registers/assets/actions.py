"""Every change of the assets."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db import transaction

from tidtam.ground.areas.models import Area
from tidtam.ground.files.models import File
from tidtam.ground.jobs.actions import once
from tidtam.ground.people.models import User
from tidtam.ground.trail import actions as trail
from tidtam.kit import clock, money, thai
from tidtam.kit.actor import Actor
from tidtam.kit.rooms import having
from tidtam.registers.assets import refusals
from tidtam.registers.assets.models import Asset, AssetKind, AssetPhoto, Condition, Inspection


class AssetRow(NamedTuple):
    """What is said of an asset; see `Asset` for shapes and units."""

    kind: AssetKind
    name: str
    area: Area
    fiscal_year: int
    land_owner: str
    point: tuple[float, float] | None = None
    cost: int | None = None
    money_source: str = ""
    contract: str = ""
    consent_number: str = ""
    register_number: str = ""
    handed_to: str = ""
    handed_on: date | None = None
    upkeep: str = ""
    warranty_until: date | None = None
    inspect_months: int = 6
    inspect_years: int = 5


@transaction.atomic
def add_asset(
    row: AssetRow, *, consent: File | None = None, photos: Sequence[File] = (), by: Actor | None
) -> Asset:
    """Put what was built on the register."""
    asset = Asset(created_at=clock.now(), consent=consent)
    _fill(asset, row, by)
    asset.save(force_insert=True)
    _keep_photos(asset, photos)
    _trail(asset, "add", by, photos=len(photos), **_facts(asset))
    return asset


@transaction.atomic
def change_asset(
    asset: Asset,
    row: AssetRow,
    *,
    version: int,
    consent: File | None = None,
    photos: Sequence[File] = (),
    by: Actor | None,
) -> Asset:
    """Change what is said of an asset; version: the one that the person saw. A consent paper stays unless a new
    one comes."""
    asset = Asset.objects.select_for_update().get(pk=asset.pk)
    if by is not None and not by.may("edit", asset.area_id):
        raise refusals.NotEntitled
    if asset.version != version:
        raise refusals.ChangedMeanwhile
    before = _facts(asset)
    _fill(asset, row, by)
    if consent is not None:
        asset.consent = consent
    after = _facts(asset)
    if after == before and not photos:
        return asset
    asset.version += 1
    asset.save()
    _keep_photos(asset, photos)
    changed = [name for name in after if after[name] != before[name]]
    _trail(
        asset,
        "change",
        by,
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
        photos=len(photos),
    )
    return asset


def inspect(
    asset: Asset,
    *,
    id: UUID,
    inspected_on: date,
    condition: Condition,
    note: str = "",
    photos: Sequence[File] = (),
    by: User,
) -> Inspection:
    """Record how the asset was found; the same id with the same content is stored once.

    By who may visit or edit there. What is broken is said in words and shown. Rooms above that have an `inspected.py`
    are told in the same transaction: a broken asset becomes a matter there.
    """
    note = thai.clean(note)

    def store() -> str:
        _check_inspection(asset, inspected_on, condition, note, photos, by)
        made = Inspection.objects.create(
            id=id,
            asset=asset,
            inspected_on=inspected_on,
            condition=condition,
            note=note,
            by=by,
            by_label=by.label,
            recorded_at=clock.now(),
        )
        _keep_photos(asset, photos, made)
        _trail(
            asset,
            "inspect",
            by,
            on=inspected_on.isoformat(),
            condition=condition.name_th,
            note=note,
            photos=len(photos),
        )
        for room in having("inspected"):
            room.inspected(made, by=by)
        return str(made.pk)

    content: dict[str, object] = {
        "by": by.pk,
        "asset": str(asset.key),
        "on": inspected_on.isoformat(),
        "condition": condition.code,
        "note": note,
        "photos": [file.original_sha256 for file in photos],
    }
    return Inspection.objects.get(pk=once(id, "assets.inspect", content, store, by=by))


def _check_inspection(
    asset: Asset, day: date, condition: Condition, note: str, photos: Sequence[File], by: User
) -> None:
    if not (by.may("visit", asset.area_id) or by.may("edit", asset.area_id)):
        raise refusals.NotEntitled
    if day > clock.today():
        raise refusals.InFuture(field="inspected_on")
    if condition.is_broken and not note:
        raise refusals.ConditionNeedsNote
    if condition.is_broken and not photos:
        raise refusals.ConditionNeedsPhoto


def check(row: AssetRow, asset: Asset | None = None, *, by: Actor | None) -> None:
    """Whether this may be said of the asset (of a new one), without writing anything; refused as by the change."""
    if by is not None and not by.may("edit", row.area.code):
        raise refusals.NotEntitled
    if not thai.clean(row.name):
        raise refusals.NameMissing
    if bool(thai.clean(row.handed_to)) != bool(row.handed_on):
        raise refusals.HandedOverHalf
    if row.handed_on is not None and row.handed_on > clock.today():
        raise refusals.InFuture(field="handed_on")
    number = thai.clean(row.register_number)
    same = Asset.objects.filter(register_number=number) if number else Asset.objects.none()
    if (same.exclude(pk=asset.pk) if asset is not None and asset.pk else same).exists():
        raise refusals.NumberTaken


def _fill(asset: Asset, row: AssetRow, by: Actor | None) -> None:
    check(row, asset, by=by)
    said = row._asdict()
    point = said.pop("point")
    for name, value in said.items():
        setattr(asset, name, thai.clean(value) if isinstance(value, str) else value)
    asset.latitude, asset.longitude = point or (None, None)
    asset.sort_key = thai.sort_key(asset.name)


def _keep_photos(asset: Asset, photos: Sequence[File], inspection: Inspection | None = None) -> None:
    for file in photos:
        AssetPhoto.objects.create(asset=asset, inspection=inspection, file=file)


def _facts(asset: Asset) -> dict[str, str]:
    """Everything said of the asset, as the trail keeps it."""
    names = [name for name in AssetRow._fields if name not in ("kind", "area", "point")]
    facts = {name: str(getattr(asset, name) if getattr(asset, name) is not None else "") for name in names}
    facts["cost"] = "" if asset.cost is None else money.text(asset.cost)
    return {
        "kind": asset.kind.name_th,
        "lies_in": asset.area_id,
        "point": f"{asset.latitude}, {asset.longitude}" if asset.point else "",
        "consent": str(asset.consent_id or ""),
        **facts,
    }


def _trail(asset: Asset, verb: str, by: Actor | None, **detail: object) -> None:
    trail.write(
        by,
        f"assets.{verb}",
        f"assets.asset:{asset.key}",
        area=asset.area_id,
        summary=asset.name,
        **detail,
    )
