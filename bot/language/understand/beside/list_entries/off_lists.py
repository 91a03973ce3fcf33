"""Who or what comes off a list in few words: “4404 was our own broker. off the reject rules of the gym”."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.access import Viewer
from bot.errors import BotError, NotUnderstood, TwoMeanings
from bot.language.codes_and_pins import may_tell_secret
from bot.language.reasons import kept_reason
from bot.language.requests.changing import Propose, RemoveItem, SetFields
from bot.language.requests.request import Request
from bot.language.understand.beside.named_in import named_in
from bot.language.understand.earlier.taken_back import shown_first
from bot.language.understand.what_is_named import names_place, names_setting
from bot.names.workspaces import typed_name

MAX_CHARS = 300
"""Longer texts tell more than one thing."""
_NUMBER = r"(?<![\w+])\+?\d(?:[ ()-]{0,2}\d){2,}(?!\w)"
_ENTRIES = r"(?:rules?|lists?|entries|patterns?)"
_RINGING = r"(?:ring(?:ing)?|simring|blf|ptt|monitoring|priority alert|prio alert|selective \w+|sel \w+)"
_LIST = rf"(?:(?:the|our|its) )?(?P<list>(?:(?!and\b)[\w’'-]+ ){{0,4}}?(?:{_ENTRIES}|{_RINGING})\b[^.;,!?]*)"
_OFF = r"(?:(?:take|get|strike|pull) (?:(?:it|that|this|them) )?)?off(?: of)? "
_NAME = r"(?!(?:take|turn|switch|put|get|it|that|this|all|not|them|him|her)\b)[^\W\d_][\w’'-]*"
_NUMBER_OFF = re.compile(
    rf"(?P<place>[^\d+.;!?]*[:,] ?)?(?:take )?(?P<number>{_NUMBER}) off(?: of)? {_LIST}[.!]*", re.IGNORECASE
)
_PATTERN_OFF = re.compile(
    rf"(?:take )?(?P<name>{_NAME}) off(?: of)? (?:the )?(?:digit |dial(?:ing)? )?patterns?"
    r"(?P<place>\b[^.;,!?]*)[.!]*",
    re.IGNORECASE,
)
_TOLD_OFF = re.compile(
    rf"(?:(?P<fact>.*\S)(?:[.;:!,]+ | [–—-]+ ))?(?:(?:so|and|then|pls|please) )*{_OFF}{_LIST}[.!]*",
    re.IGNORECASE,
)
_HE_GOES = re.compile(
    r" (?:he|she|it|they) (?:goes|go|comes|must go|has to go|should go|is to go)(?=[.!]*$)", re.IGNORECASE
)
_ASIDE = re.compile(r" ?\([^()]*\)")
"""“Off the intercom (push-to-talk) list he goes”."""
_NAMES_ENTRIES = re.compile(rf"\b{_ENTRIES}\b", re.IGNORECASE)
_HIM = re.compile(
    r"^(?!.*(?:\band\b|&))(?!(?:we|i|they|it|you|nobody|everybody|all|the|this|that)\b)"
    r"[^\W\d][\w’'-]*\b(?! calls?\b)",
    re.IGNORECASE,
)
"""One who is told of."""
_WITH_HIM = re.compile(r"\b(?:with|w/) ?(?:him|her|them)\b", re.IGNORECASE)
_NOBODY = re.compile(r'"(?:him|her|them|it)"')
_OF_PLACE = re.compile(r"\b(?:room|floor|desk|level|suite|since|year|ticket|case|lobby)\s*$", re.IGNORECASE)
"""Right behind these a number is none to call."""
_DOUBTS = re.compile(
    r"\b(?:not|never|if|whether|unless|wonder|maybe|perhaps|or|might|may|could|would|who|what|forward|send|"
    r"add|"
    r"set|turn|put|\w+n['’]t)\b|\?",
    re.IGNORECASE,
)


def off_list(viewer: Viewer, text: str, read: Callable[[str], Request]) -> Request | None:
    """The removal of who or what is told, with what is told of it as the reason; None for any other text.

    Raises NotUnderstood where it is not known what comes off: it is never all of the setting.
    """
    said = _HE_GOES.sub("", _ASIDE.sub("", " ".join(text.split())))
    if len(said) > MAX_CHARS or " off " not in f" {said.casefold()}" or said.endswith("?"):
        return None
    if may_tell_secret(said) or _WITH_HIM.search(said):
        return None
    if found := _NUMBER_OFF.fullmatch(said):
        return _removal(viewer, read, f"{found['place'] or ''}remove {found['number']} from {found['list']}")
    if found := _PATTERN_OFF.fullmatch(said):
        return _removal(viewer, read, f"remove digit pattern {found['name']} {found['place']}")
    found = _TOLD_OFF.fullmatch(said)
    if found is None:
        return None
    fact = found["fact"] or ""
    order = _order(viewer, fact, found["list"])
    if order:
        request = _removal(viewer, read, order)
        if isinstance(request, SetFields):
            request = shown_first(viewer, request, order) or request
        elif isinstance(request, RemoveItem):
            request = replace(request, shows_first=True)
        reason = kept_reason(fact.rstrip(" ,.!"), said)
        return replace(request, reason=request.reason or reason)
    if fact and not _DOUBTS.search(fact) and _HIM.match(fact):
        return _removal(viewer, read, f"{fact}, take him off the {found['list']}")
    if fact and _NAMES_ENTRIES.search(found["list"]) and re.search(_NUMBER, fact):
        raise _which(viewer, None)
    if fact or not (_NAMES_ENTRIES.search(found["list"]) and names_setting(found["list"])):
        return None
    return _removal(viewer, read, f"turn off the {found['list']}")


def _order(viewer: Viewer, fact: str, of_list: str) -> str:
    """The order to remove the one number of a fact; empty where it tells none, or more, or is in doubt."""
    rest, named = fact, named_in(viewer, fact)
    for name in named.words:
        rest = rest.replace(name, "", 1)
    numbers = [*re.finditer(_NUMBER, rest)]
    if len(numbers) != 1 or _DOUBTS.search(fact) or _OF_PLACE.search(rest[: numbers[0].start()]):
        return ""
    where = f" in {named.place}" if named.place and not names_place(viewer, of_list) else ""
    return f"remove {numbers[0][0]} from {of_list}{where}"


def _removal(viewer: Viewer, read: Callable[[str], Request], order: str) -> Request:
    """What an order asks for, where it takes something off a list. Raises NotUnderstood for what turns the
    setting off, or is unclear."""
    try:
        found = read(order)
    except TwoMeanings:
        raise
    except NotUnderstood:
        raise _which(viewer, None) from None
    fields = found.fields if isinstance(found, Propose) else found
    if isinstance(found, RemoveItem):
        return found
    if isinstance(fields, SetFields) and " remove " in fields.typed and not _NOBODY.search(fields.typed):
        return found
    raise _which(viewer, fields if isinstance(fields, SetFields) else None)


def _which(viewer: Viewer, fields: SetFields | None) -> BotError:
    """The question what comes off the list."""
    choices: tuple[tuple[str, str, str], ...] = ()
    if fields:
        name, title = typed_name(viewer.workspaces(), fields.workspace), fields.family.title
        more = f"{title} · {fields.workspace.name}"
        choices = (
            ("Show the list", more, f"show {fields.family.words[0]} {name}"),
            ("Turn the setting off", more, fields.typed),
        )
    return NotUnderstood(
        "What is to come off the list? Nothing was changed.",
        "Say the number or the name with it, or choose:"
        if choices
        else "Say the number or the name with it.",
        choices=choices,
    )
