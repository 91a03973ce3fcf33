"""Numbers of rings, which several settings count within the same limits."""

from __future__ import annotations

from bot.catalogue.model.shape import Values
from cards.fields import Number


def rings(key: str, label: str, *words: str, spoken: tuple[str, ...] = ()) -> Number:
    """A field that counts rings."""
    return Number(
        key=key,
        label=label,
        words=words,
        spoken=("number of rings", "ring count", *spoken),
        minimum=2,
        maximum=20,
        unit="rings",
    )


def too_many_rings(values: Values, key: str, most: str) -> dict[str, str]:
    """What is wrong, by field key, where the field `key` is above the organisation's limit in `most`."""
    count, limit = values[key], values[most]
    if isinstance(count, int) and isinstance(limit, int) and count > limit:
        return {key: f"Your organisation allows at most {limit} rings."}
    return {}
