"""What Webex's refusals mean, in plain words: a RequestFailed in, an error with its sentence out."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Set
from typing import Any

from bot.errors import ASK_OPERATOR, NotAvailable, NotFound, Uncertain, WebexError
from bot.webex.http.retry import RequestFailed, Unreadable

UNCHANGED = " Nothing was changed."
LATER = "Try again in a few minutes."
DOCTOR = f"{ASK_OPERATOR}run `python -m bot doctor`."
READ_AGAIN = "The bot has to read the setting again to know whether it happened."
CHECK = "Check the values and try again."

Meanings = Mapping[int, tuple[str, str]]
"""By status: what it means, and what to do."""

ADMIN_MEANINGS: Meanings = {
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

_TOO_MUCH = ("Webex is asked too much at the moment.", LATER)
BOT_MEANINGS: Meanings = {
    401: (
        "Webex does not accept the bot's token.",
        f"{ASK_OPERATOR}check WEBEX_BOT_TOKEN with `python -m bot doctor`.",
    ),
    423: _TOO_MUCH,
    429: _TOO_MUCH,
}

FILE_MEANINGS: Meanings = {
    **BOT_MEANINGS,
    404: ("Webex does not have the file any more.", "Drop it again."),
    410: (
        "Webex found malware in the file, or has deleted it.",
        "Scan it on your side and drop a clean one.",
    ),
    423: ("Webex is still scanning the file for malware.", "Drop it again in a few minutes."),
    428: (
        "Webex cannot scan this file for malware: it may be encrypted.",
        "Save it plainly and drop it again.",
    ),
}

MAX_DETAIL_CHARACTERS = 160
"""Characters of Webex's own message that are repeated; longer ones are traces of its insides."""
WORTH_SAYING_SECONDS = 10.0
"""A shorter wait is over before the sentence is read."""
# Tokens and Webex ids are long runs without a blank; neither helps the person.
_OPAQUE = re.compile(r"[A-Za-z0-9+/=_.~-]{40,}")
_STRAY_UNDERSCORE = re.compile(r"(?<!\w)_|_(?!\w)")
_PLAIN = str.maketrans("<>[]`|", "‹›()' ", "*~\\")
_NO_PROFESSIONAL = re.compile(r"professional", re.IGNORECASE)


class NoSuchSetting(NotAvailable, WebexError):
    """Webex says this workspace does not have this setting."""


class Unlicensed(NoSuchSetting):
    """Webex says the workspace's licence does not include this setting; it will say so again."""


class NotThere(NotFound, WebexError):
    """Webex says there is no such thing."""


def refusal_of(
    status: int,
    body: object,
    *,
    tracking_id: str,
    retry_after: float | None,
    hidden: Set[str] = frozenset(),
) -> RequestFailed:
    """The refusal that an answer is; what is `hidden` is made unreadable where Webex quotes it."""
    detail = message_of(_without(body, hidden))
    return RequestFailed(status, detail=detail, tracking_id=tracking_id, retry_after=retry_after)


def admin_error(refusal: RequestFailed, *, writing: bool) -> WebexError:
    """The error of a request with the admin token; Uncertain for a write that may have happened."""
    status = refusal.status
    if isinstance(refusal, Unreadable):
        return not_understood(status, refusal.tracking_id)
    if status == 0:
        return _no_answer(refusal, writing=writing)
    if writing and status >= 500:
        return Uncertain.about(refusal, f"Webex answered the change with an error ({status}).", READ_AGAIN)
    meaning, next_step = ADMIN_MEANINGS.get(status, (f"Webex refused this ({status}).", LATER))
    if refusal.retry_after is not None and next_step == LATER:
        next_step = _again_in(refusal.wait_seconds)
    kind = NotThere if status in (404, 410) else WebexError
    sentence = meaning + webex_says(refusal.detail, status) + (UNCHANGED if writing else "")
    error = kind.about(refusal, sentence, next_step)
    error.retry_after = None if refusal.retry_after is None else refusal.wait_seconds
    return error


def bot_error(refusal: RequestFailed, consequence: str, meanings: Meanings = BOT_MEANINGS) -> WebexError:
    """The error of a request with the bot token, with what came of it in a sentence."""
    status, cause = refusal.status, refusal.cause
    if cause is not None:
        meaning, next_step = cause.sentence, LATER if cause.is_temporary else cause.next_step
    elif status == 0:
        meaning, next_step = "Webex did not answer.", LATER
    else:
        other = "Something went wrong inside Webex" if status >= 500 else "Webex refused the request"
        meaning, next_step = meanings.get(status, (f"{other} ({status}).", LATER))
    error = WebexError.about(refusal, f"{meaning} {consequence}", next_step)
    error.retry_after = None if refusal.retry_after is None else refusal.wait_seconds
    return error


def not_webex(api_url: str, status: int) -> WebexError:
    """The error for an address that answers, and not as Webex does."""
    return WebexError(
        f"What answers at {api_url} is not Webex ({status}).",
        "Leave WEBEX_API_URL out, or correct it.",
        status=status,
    )


def _again_in(seconds: float) -> str:
    """When to try again, in words; a wait that is over when they have been read is not worth saying."""
    if seconds < WORTH_SAYING_SECONDS:
        return LATER
    if seconds <= 90:
        return f"Try again in {math.ceil(seconds)} seconds."
    return f"Try again in {math.ceil(seconds / 60)} minutes."


def _no_answer(refusal: RequestFailed, *, writing: bool) -> WebexError:
    cause = refusal.cause
    if writing and refusal.sent:
        return Uncertain.about(refusal, "Webex did not answer the change.", READ_AGAIN)
    meaning = "Webex did not answer." if refusal.sent else "Webex could not be reached."
    next_step = LATER
    if cause is not None:
        meaning = f"{meaning} {cause.sentence}"
        next_step = LATER if cause.is_temporary else f"{cause.next_step} {DOCTOR}"
    return WebexError.about(refusal, meaning + (UNCHANGED if writing else ""), next_step)


def not_understood(status: int, tracking_id: str) -> WebexError:
    """The error for a good status with a body that is no JSON, or too much of it."""
    return WebexError(
        "Webex answered with something the bot cannot read.", LATER, status=status, tracking_id=tracking_id
    )


def for_setting(error: WebexError, *, writing: bool) -> WebexError:
    """The same error as it reads for a setting of a workspace: NoSuchSetting where it has none."""
    unchanged = UNCHANGED if writing else ""
    if error.status == 405 or (error.status in (400, 403) and _NO_PROFESSIONAL.search(error.detail)):
        sentence = "This workspace's licence does not include this setting." + webex_says(error.detail, 400)
        next_step = "Change the licence in Control Hub, or choose another."
        return Unlicensed.about(error, sentence + unchanged, next_step)
    if error.status == 404:
        sentence = "Webex has no such setting for this workspace." + unchanged
        next_step = "It may be without Webex Calling, or deleted; see `workspaces`."
        return NoSuchSetting.about(error, sentence, next_step)
    if error.status == 400 and not writing:
        sentence = "Webex does not give this setting for this workspace." + webex_says(error.detail, 400)
        next_step = "See in Control Hub whether the workspace has Webex Calling."
        return NoSuchSetting.about(error, sentence, next_step)
    return error


def message_of(body: object) -> str:
    """Webex's own message out of either shape of its error bodies, harmless in markdown; may be empty."""
    if not isinstance(body, Mapping):
        return ""
    return safe_detail("; ".join(dict.fromkeys(part for part in _messages(body) if part)))


def _without(body: object, hidden: Set[str]) -> object:
    """The same JSON with what is hidden made unreadable, before anything of it is cut or quoted."""
    if isinstance(body, str):
        for secret in sorted(hidden, key=len, reverse=True):
            body = body.replace(secret, "•••")
        return body
    if isinstance(body, Mapping):
        return {key: _without(value, hidden) for key, value in body.items()}
    if isinstance(body, list):
        return [_without(value, hidden) for value in body]
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


def safe_detail(text: str) -> str:
    """One short line without markdown, mentions, ids or tokens."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    line = _STRAY_UNDERSCORE.sub("", _OPAQUE.sub("…", line).translate(_PLAIN))
    return line if len(line) <= MAX_DETAIL_CHARACTERS else line[: MAX_DETAIL_CHARACTERS - 1].rstrip() + "…"


def webex_says(detail: str, status: int) -> str:
    """Webex's message as a part of a sentence, where it says more than the status does."""
    if not detail or status not in (400, 403, 405, 409, 415, 428):
        return ""
    return f" Webex says: “{detail.rstrip('.')}”."
