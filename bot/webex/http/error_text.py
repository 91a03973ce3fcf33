"""What Webex's refusals mean, in plain words: status and body in, an error with its sentence out."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Set
from typing import Any

from bot.errors import NotAvailable, NotFound, Uncertain, WebexError
from bot.webex.http.connection_errors import Cause
from bot.webex.http.retry import LONGEST_PAUSE_SECONDS

UNCHANGED = " Nothing was changed."
LATER = "Try again in a few minutes."
DOCTOR = "Ask the operator of the bot to run `python -m bot doctor`."
READ_AGAIN = "The bot has to read the setting again to know whether it happened."
CHECK = "Check the values and try again."

MEANINGS: Mapping[int, tuple[str, str]] = {
    400: ("Webex did not accept the request.", CHECK),
    401: ("Webex did not accept the bot's admin token: it has expired or was withdrawn.", DOCTOR),
    403: ("Webex did not allow this for the bot's admin token.", "A role or scope may be missing. " + DOCTOR),
    404: ("Webex does not know what was asked for; it may be deleted.", "Check the name and try again."),
    405: ("Webex does not offer this here.", "Check the workspace's licence in Control Hub."),
    409: ("This collides with something Webex holds already.", CHECK),
    410: ("What was asked for is gone from Webex.", "Check the name and try again."),
    415: ("Webex did not accept the form of the request.", "Tell the operator of the bot."),
    423: ("Webex has this locked at the moment, and it stayed locked.", LATER),
    428: ("Webex cannot check this for malware and holds it back.", "Tell the operator of the bot."),
    429: ("Webex is asked too much at the moment and told the bot to wait longer than it may.", LATER),
    500: ("Something went wrong inside Webex.", LATER),
    502: ("Webex could not reach a part of itself.", LATER),
    503: ("Webex is overloaded.", LATER),
    504: ("Webex took too long inside itself.", LATER),
}

LONGEST = 160
WORTH_SAYING_SECONDS = 10.0
"""A shorter wait is over when the answer has been read."""
# Tokens and Webex ids are long runs without a blank; neither helps the person.
_OPAQUE = re.compile(r"[A-Za-z0-9+/=_.~-]{40,}")
_STRAY_UNDERSCORE = re.compile(r"(?<!\w)_|_(?!\w)")
_PLAIN = str.maketrans("<>[]`|", "‹›()' ", "*~\\")
_NO_PROFESSIONAL = re.compile(r"professional", re.IGNORECASE)


class Lacking(NotAvailable, WebexError):
    """Webex says this workspace does not have this setting."""


class Unlicensed(Lacking):
    """Webex says the workspace's licence does not include this setting; it will say so again."""


class Missing(NotFound, WebexError):
    """Webex says there is no such thing."""


def refusal(
    status: int, body: object, tracking_id: str, *, writing: bool, wait: float | None = None
) -> WebexError:
    """The error for a status that is no 2xx; Uncertain for a write answered by a 5xx.

    `wait` is the seconds that Webex wants nothing more, None when it did not say.
    """
    detail = said(body)
    if writing and status >= 500:
        return Uncertain(
            f"Webex answered the change with an error ({status}).",
            READ_AGAIN,
            status=status,
            tracking_id=tracking_id,
            detail=detail,
        )
    meaning, next_step = MEANINGS.get(status, (f"Webex refused this ({status}).", LATER))
    if wait is not None and wait >= WORTH_SAYING_SECONDS and next_step == LATER:
        next_step = again_in(min(wait, LONGEST_PAUSE_SECONDS))
    kind = Missing if status in (404, 410) else WebexError
    return kind(
        meaning + quoted(detail, status) + (UNCHANGED if writing else ""),
        next_step,
        status=status,
        tracking_id=tracking_id,
        detail=detail,
    )


def again_in(seconds: float) -> str:
    """When to try again, in words."""
    if seconds <= 90:
        return f"Try again in {math.ceil(seconds)} seconds."
    return f"Try again in {math.ceil(seconds / 60)} minutes."


def no_answer(
    *, writing: bool, sent: bool, reason: str, tracking_id: str, cause: Cause | None = None
) -> WebexError:
    """The error for a request without an answer; Uncertain for a write that may have arrived."""
    if writing and sent:
        return Uncertain(
            "Webex did not answer the change.", READ_AGAIN, tracking_id=tracking_id, detail=reason
        )
    meaning = "Webex did not answer." if sent else "Webex could not be reached."
    next_step = LATER
    if cause is not None:
        meaning = f"{meaning} {cause.sentence}"
        next_step = LATER if cause.passing else f"{cause.next_step} {DOCTOR}"
    unchanged = UNCHANGED if writing else ""
    return WebexError(meaning + unchanged, next_step, tracking_id=tracking_id, detail=reason)


def not_understood(status: int, tracking_id: str) -> WebexError:
    """The error for a good status with a body that is no JSON, or too much of it."""
    return WebexError(
        "Webex answered with something the bot cannot read.", LATER, status=status, tracking_id=tracking_id
    )


def for_setting(error: WebexError, *, writing: bool) -> WebexError:
    """The same error as it reads for a setting of a workspace: what a licence lacks is Lacking."""
    unchanged = UNCHANGED if writing else ""
    if error.status == 405 or (error.status in (400, 403) and _NO_PROFESSIONAL.search(error.detail)):
        sentence = "This workspace's licence does not include this setting." + quoted(error.detail, 400)
        next_step = "Change the licence in Control Hub, or choose another."
        return _lacking(error, sentence + unchanged, next_step, Unlicensed)
    if error.status == 404:
        sentence = "Webex has no such setting for this workspace." + unchanged
        return _lacking(error, sentence, "It may be without Webex Calling, or deleted; see `workspaces`.")
    if error.status == 400 and not writing:
        sentence = "Webex does not give this setting for this workspace." + quoted(error.detail, 400)
        return _lacking(error, sentence, "See in Control Hub whether the workspace has Webex Calling.")
    return error


def _lacking(error: WebexError, sentence: str, next_step: str, kind: type[Lacking] = Lacking) -> Lacking:
    return kind(sentence, next_step, status=error.status, tracking_id=error.tracking_id, detail=error.detail)


def said(body: object) -> str:
    """Webex's own message out of either shape of its error bodies, harmless in markdown; may be empty."""
    if not isinstance(body, Mapping):
        return ""
    return plain("; ".join(dict.fromkeys(part for part in _messages(body) if part)))


def blotted(body: object, hidden: Set[str]) -> object:
    """The same JSON with what is hidden made unreadable, before anything of it is cut or quoted."""
    if isinstance(body, str):
        for secret in sorted(hidden, key=len, reverse=True):
            body = body.replace(secret, "•••")
        return body
    if isinstance(body, Mapping):
        return {key: blotted(value, hidden) for key, value in body.items()}
    if isinstance(body, list):
        return [blotted(value, hidden) for value in body]
    return "•••" if hidden and str(body) in hidden else body


def _messages(body: Mapping[str, Any]) -> list[str]:
    found = []
    for group in (body.get("errors"), body.get("error")):
        for entry in group if isinstance(group, list) else [group]:
            found += _texts(entry)
    # The list says what is wrong; the message beside it mostly says only that something is.
    return found or _texts(body.get("message"))


def _texts(entry: object) -> list[str]:
    if isinstance(entry, str):
        return [entry]
    if isinstance(entry, list):
        return [text for part in entry for text in _texts(part)]
    if isinstance(entry, Mapping):
        return _texts(entry.get("description") or entry.get("message"))
    return []


def plain(text: str) -> str:
    """One short line without markdown, mentions, ids or tokens."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    line = _STRAY_UNDERSCORE.sub("", _OPAQUE.sub("…", line).translate(_PLAIN))
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def quoted(detail: str, status: int) -> str:
    """Webex's message as a part of a sentence, where it says more than the status does."""
    if not detail or status not in (400, 403, 405, 409, 415, 428):
        return ""
    return f" Webex says: “{detail.rstrip('.')}”."
