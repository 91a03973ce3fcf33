"""Makes the imports of a start cheaper: no garbage is collected and no certificates are loaded meanwhile."""

from __future__ import annotations

import gc
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

_LOADS = ("load_default_certs", "load_verify_locations", "set_default_verify_paths")


@contextmanager
def quick_imports() -> Iterator[None]:
    """For the imports of a start alone.

    Importing creates many objects that all stay; collecting garbage meanwhile takes a sixth of the start.
    aiohttp and webex-bot make TLS contexts when they are imported. The bot uses its own instead
    (`bot.webex.endpoints.trust`), and the authorities of the world take 25 ms and a megabyte for each. A
    context that is made within the block trusts nobody.
    """
    before = {name: vars(ssl.SSLContext).get(name) for name in _LOADS}
    gc.disable()
    for name in _LOADS:
        setattr(ssl.SSLContext, name, _load_nothing)
    try:
        yield
    finally:
        for name, load in before.items():
            if load is None:  # inherited
                delattr(ssl.SSLContext, name)
            else:
                setattr(ssl.SSLContext, name, load)
        gc.freeze()
        gc.enable()


def _load_nothing(_context: ssl.SSLContext, *_: object, **__: object) -> None:
    """Does nothing, in the place of what loads certificates."""
