"""Marks that stand for secret values, on cards and in the journal."""

from __future__ import annotations

import hmac
import secrets


class Marks:
    """Tells secret values apart without revealing them, by a keyed hash of each.

    Until `use` is called the key is random, and marks are of no use to another process.
    """

    def __init__(self) -> None:
        self.use(secrets.token_bytes(32))

    def use(self, key: bytes) -> None:
        """Makes all marks with this key from now on."""
        self._key = key
        self._key_id = hmac.digest(key, b"id of this key", "sha256").hex()[:4]

    def of(self, value: str) -> str:
        """The mark of a value: 20 characters, the first of which tell the key."""
        return self._key_id + hmac.digest(self._key, value.encode(), "sha256").hex()[:16]

    def is_known(self, mark: str) -> bool:
        """Whether a mark was made with the present key, and so can be found again."""
        return mark.startswith(self._key_id)
