"""Secret values of plans, kept so that the database alone does not give them away."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.errors import NotAvailable

NONCE_BYTES = 12
"""So long a number used once is for AES-GCM (NIST SP 800-38D)."""


class Seal:
    """Closes and opens texts with one key. Until `use` is called the key is random, and of no use to another
    process."""

    def __init__(self) -> None:
        self.use(secrets.token_bytes(32))

    def use(self, key: bytes) -> None:
        """Closes and opens with a key made of this one from now on."""
        self._cipher = AESGCM(hmac.digest(key, b"seal", "sha256"))

    def close(self, text: str) -> str:
        """The text as it may be kept."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return (nonce + self._cipher.encrypt(nonce, text.encode(), None)).hex()

    def open(self, closed: str) -> str | None:
        """The text that was closed; None where it was with another key, or is damaged."""
        try:
            whole = bytes.fromhex(closed)
            return self._cipher.decrypt(whole[:NONCE_BYTES], whole[NONCE_BYTES:], None).decode()
        except (InvalidTag, ValueError):
            return None


SEAL = Seal()


@dataclass(frozen=True)
class Sealed:
    """A secret value as it is kept; it is open only while its change is looked at or made."""

    closed: str

    @classmethod
    def of(cls, value: str) -> Sealed:
        """The value, closed."""
        return cls(SEAL.close(value))

    def opened(self) -> str:
        """The value. Raises NotAvailable where the key is another one by now."""
        value = SEAL.open(self.closed)
        if value is None:
            raise NotAvailable("I cannot read what was typed any more: say it again.")
        return value
