"""The answer to a question about the calls to a workspace: whether they ring, come in, or go to voicemail."""

from __future__ import annotations

from collections.abc import Sequence

from bot.catalogue.call_flow import rings_before
from bot.catalogue.comes_first import ACCEPTS_NONE, INTERCEPTS, LETS_NONE_IN, REJECTS_ALL, rings
from bot.catalogue.model.criteria import Covered
from bot.catalogue.setting_values import Documents, setting_in
from bot.catalogue.settings.incoming_permission import INCOMING_PERMISSION
from bot.catalogue.settings.selective import SELECTIVE_ACCEPT, SELECTIVE_REJECT
from bot.catalogue.settings.voicemail import VOICEMAIL
from bot.language.requests.showing import OfCalls

NO_CALLS = "No calls can be made"
"""How the sentence about calls from a workspace begins where none can be made."""
_NONE_GO = "; none go to voicemail"


def calls_asked(asked: OfCalls, documents: Documents, said: Sequence[str]) -> list[str]:
    """What is to be read first; `said` is what callers experience."""
    first, *others = said or ("",)
    if asked is OfCalls.VOICEMAIL:
        return [_to_voicemail(documents, first), *others]
    if asked in (OfCalls.FROM_INSIDE, OfCalls.FROM_OUTSIDE):
        return [f"{_come_in(asked, documents)} {first}", *others]
    if asked is OfCalls.FROM_WHOM:
        return [f"{_who(documents)} {first}", *others]
    if asked is OfCalls.REJECTED:
        return [f"{_rejected(documents)} {first}", *others]
    if asked is OfCalls.MADE:
        is_none = first.startswith(NO_CALLS)
        some = not is_none and ("may go out" in first or "may make" in first)
        return [f"{'No' if is_none else 'Yes' if some else 'Not all'}. {first}", *others]
    if not rings(documents):
        return [f"No. {first}" if asked is OfCalls.WHETHER else f"It does not ring. {first}", *others]
    if asked is OfCalls.WHETHER:
        return [f"Yes. {first}", *others]
    count = rings_before(documents)
    if count is None:
        return [f"Until the caller hangs up: nothing takes a call that is not answered. {first}", *others]
    return [f"{count} ring{'' if count == 1 else 's'}. {first}", *others]


def _come_in(asked: OfCalls, documents: Documents) -> str:
    """Whether calls from one side come in, by Incoming Permission and the selective rules."""
    incoming = setting_in(documents, INCOMING_PERMISSION)
    if any(one.takes(documents) for one in (INTERCEPTS, REJECTS_ALL, ACCEPTS_NONE, LETS_NONE_IN)):
        return "No."
    if incoming["useCustomEnabled"]:
        if asked is OfCalls.FROM_INSIDE and incoming["internalCallsEnabled"] is False:
            return "No: calls from inside are turned away."
        if asked is OfCalls.FROM_OUTSIDE and incoming["externalTransfer"] != "ALLOW_ALL_EXTERNAL":
            only = incoming["externalTransfer"] == "ALLOW_ONLY_TRANSFERRED_EXTERNAL"
            return "Only when it is transferred." if only else "No: calls from outside are turned away."
    some = [
        one.title
        for one in (SELECTIVE_REJECT, SELECTIVE_ACCEPT)
        if setting_in(documents, one).covers(Covered.SOME)
    ]
    if some:
        return f"That depends on the rules of {' and '.join(some)}."
    return "Yes." if rings(documents) else "Yes, but it does not ring."


def _who(documents: Documents) -> str:
    """Whose calls come in."""
    inside, outside = (_come_in(side, documents) for side in (OfCalls.FROM_INSIDE, OfCalls.FROM_OUTSIDE))
    if inside == outside:
        return inside if inside.startswith("That") else "Nobody." if inside.startswith("No") else "Everybody."
    if outside.startswith("Only"):
        what = "who is transferred from outside"
        return f"Only {what}." if inside.startswith("No") else f"Everybody inside, and {what}."
    return (
        "Everybody outside, nobody inside."
        if inside.startswith("No")
        else "Everybody inside, nobody outside."
    )


def _rejected(documents: Documents) -> str:
    """Whether calls from a number are turned away."""
    if _come_in(OfCalls.FROM_INSIDE, documents).startswith("No"):
        return "Yes: all are turned away."
    is_some = setting_in(documents, SELECTIVE_REJECT).covers(Covered.SOME)
    return f"That depends on the rules of {SELECTIVE_REJECT.title}." if is_some else "No."


def _to_voicemail(documents: Documents, first: str) -> str:
    voicemail = setting_in(documents, VOICEMAIL)
    if not voicemail.is_on:
        return f"No: voicemail is off. {first.replace('; voicemail is off', '')}"
    if _NONE_GO not in first:
        return f"Yes. {first}" if "voicemail" in first else f"No. {first}"
    calls = first.replace(_NONE_GO, "")
    why, keys = VOICEMAIL.idle_unless or ("", ())
    if not any(voicemail[key] for key in keys):
        return f"No: none go to voicemail. Voicemail is on, but {why}. {calls}"
    return f"No: none go to voicemail. Voicemail is on, but {calls[:1].lower()}{calls[1:]}"
