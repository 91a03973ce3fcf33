"""Records as rows of a table whose columns have the names of the record's fields."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def columns_of(table: sa.Table, record_type: type[DataclassInstance]) -> list[sa.Column[Any]]:
    """The columns that a record of this type is made of; the table may have more."""
    return [table.c[field.name] for field in fields(record_type)]


def values_of(record: DataclassInstance, *left_out: str) -> dict[str, Any]:
    """The values of a record by column, for an insert, without those that the database fills itself."""
    names = [field.name for field in fields(record) if field.name not in left_out]
    return {name: getattr(record, name) for name in names}
