"""Secret values of plans, kept so that the database alone does not give them away."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from itertools import count

from bot.errors import NotAvailable

NONCE_BYTES = 16
MARK_BYTES = 16
"""So much of a keyed hash tells that nothing was tampered with, and that the key is the same."""


class Seal:
    """Closes and opens texts with one key: each is mixed with a keyed hash of a number used once, as a cipher
    in counter mode does it. Until `use` is called the key is random, and of no use to another process."""

    def __init__(self) -> None:
        self.use(secrets.token_bytes(32))

    def use(self, key: bytes) -> None:
        """Closes and opens with this key from now on."""
        self._mixing, self._marking = (
            hmac.digest(key, use, "sha256") for use in (b"seal: mix", b"seal: mark")
        )

    def close(self, text: str) -> str:
        """The text as it may be kept."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        mixed = nonce + self._mixed(nonce, text.encode())
        return (mixed + self._mark(mixed)).hex()

    def open(self, closed: str) -> str | None:
        """The text that was closed; None where it was with another key, or is damaged."""
        whole = bytes.fromhex(closed)
        mixed, mark = whole[:-MARK_BYTES], whole[-MARK_BYTES:]
        if not hmac.compare_digest(mark, self._mark(mixed)):
            return None
        return self._mixed(mixed[:NONCE_BYTES], mixed[NONCE_BYTES:]).decode()

    def _mark(self, mixed: bytes) -> bytes:
        return hmac.digest(self._marking, mixed, "sha256")[:MARK_BYTES]

    def _mixed(self, nonce: bytes, text: bytes) -> bytes:
        stream = bytearray()
        for block in count():
            if len(stream) >= len(text):
                break
            stream += hmac.digest(self._mixing, nonce + block.to_bytes(4), "sha256")
        return bytes(one ^ other for one, other in zip(text, stream, strict=False))


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
