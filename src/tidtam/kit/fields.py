"""Columns that both databases must order alike."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

if TYPE_CHECKING:
    TextColumn = models.CharField[str, str]
else:
    TextColumn = models.CharField  # generic only to the type checker


class CodeField(TextColumn):
    """Text compared byte by byte: codes, and keys that were made to be sorted.

    SQLite does so by itself; PostgreSQL only in collation C, and a range over codes needs it there. A foreign
    key to such a column takes the collation over.
    """

    def db_parameters(self, connection: BaseDatabaseWrapper) -> Any:
        """The column type, with the collation where the database needs to be told."""
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters
