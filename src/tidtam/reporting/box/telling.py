"""A row as a record of the box: every field as it stands in the table, names beside the keys of others."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import models

from tidtam.ground.areas.models import Area
from tidtam.ground.files.models import File
from tidtam.ground.people.models import Post, User
from tidtam.reporting.box.contents import Rows

LEFT_OUT = {"search_text", "sort_key", "title_key", "compared"}  # made for lists, says nothing of its own
NAMED = (Area, Post, User)


def told(rows: Rows) -> Iterator[tuple[dict[str, Any], list[File], str]]:
    """Of each row its record, the files that belong to it, and what the trail calls it."""
    model = rows.model
    fields = [field for field in model._meta.concrete_fields if field.name not in LEFT_OUT]
    shown = [field.name for field in fields if field.is_relation and _is_shown(field.related_model)]
    room, name = model._meta.app_label, model._meta.model_name
    for row in rows.select_related(*shown).order_by("pk").iterator(chunk_size=500):
        record: dict[str, Any] = {}
        files = []
        for field in fields:
            value = getattr(row, field.attname)
            if field.name not in shown or value is None:
                record[field.name] = plain(value)
                continue
            other = getattr(row, field.name)
            if isinstance(other, File):
                files.append(other)
                record[field.name] = of_file(other)
            else:
                record[field.name] = {"key": plain(value), "name": named(other)}
        told_row = {"what": f"{room}.{name}", "row": record}
        yield told_row, files, f"{room}.{name}:{getattr(row, 'key', row.pk)}"


def of_file(file: File) -> dict[str, Any]:
    """What is known of a file; of a picture the hash of the original, and what the camera said."""
    said = {
        "sha256": file.sha256,
        "original_sha256": file.original_sha256,
        "kind": file.kind,
        "size": file.size,
        "stored_at": plain(file.created_at),
    }
    if file.is_picture:
        said |= {
            "taken_at": plain(file.taken_at),
            "latitude": file.latitude,
            "longitude": file.longitude,
            "width": file.width,
            "height": file.height,
        }
    return said


def named(row: models.Model) -> str:
    """Area and person by label, post by name."""
    if isinstance(row, Post):
        return row.name
    return row.label if isinstance(row, Area | User) else str(row)


def plain(value: Any) -> Any:
    """As JSON: moments and days in ISO form, keys as text."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    return value


def _is_shown(model: Any) -> bool:
    return model is File or issubclass(model, NAMED)
