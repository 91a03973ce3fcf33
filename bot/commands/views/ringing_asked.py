"""The answer to the question whether a phone rings, or how long."""

from __future__ import annotations

from collections.abc import Sequence

from bot.catalogue.call_flow import rings_before
from bot.catalogue.comes_first import rings
from bot.catalogue.setting_values import Documents
from bot.language.requests.showing import Ringing


def ringing_asked(asked: Ringing, documents: Documents, said: Sequence[str]) -> list[str]:
    """What is to be read first; `said` is what callers experience."""
    first, *others = said or ("",)
    if not rings(documents):
        return [f"No. {first}" if asked is Ringing.WHETHER else f"It does not ring. {first}", *others]
    if asked is Ringing.WHETHER:
        return [f"Yes. {first}", *others]
    count = rings_before(documents)
    if count is None:
        return [f"Until the caller hangs up: nothing takes a call that is not answered. {first}", *others]
    return [f"{count} ring{'' if count == 1 else 's'}. {first}", *others]
