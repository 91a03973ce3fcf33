"""Who said, ordered or approved what a message asks for: no part of it, as in “…, says Kim Lee”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.access import Viewer
from bot.language.reasons import BECAUSE, kept_reason
from bot.language.selecting.for_everybody import in_all_rooms
from bot.language.selecting.selections import cut_selection
from bot.language.sentence.readings.span import Sureness
from bot.language.sentence.readings.workspace_spans import workspace_spans
from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tickets import NUMBERED
from bot.language.sentence.words.tokens import sentences
from bot.language.times.time_words import MONTHS, WEEKDAYS
from bot.language.understand.what_is_named import names_setting

_TRIGGERS = frozenset(
    phrases(
        "by|needs|needed|wants|wanted|uses|says|said|writes|wrote|asks|asked|adds|notes|mentions|confirms|confirmed|agrees|agreed|"
        "approves|approved|authorised|authorized|signed|ordered|requested|per|according|behalf|"
        "order|orders|wish|want|behest|demand|suggestion|insistence|"
        "request|discussed|from|via|no|approver|requester|requestor|owner|requests|insists|explains|"
        "tells|complains|complained"
    )
)
"""Without one of these nobody is named in such a way."""
_CAPITAL = r"(?-i:[A-ZÀ-ÖØ-Þ][\w'’-]*)"
_INITIAL = r"(?:(?-i:[A-Z])\.\s)?"
_NAME = rf"{_INITIAL}{_CAPITAL}(?:\s+(?:(?:van|von|de|der|den|da|di|la|le|al)\s+){{0,2}}{_CAPITAL}){{0,3}}"
_ROLE = (
    r"(?:the|our|my|their)\s+(?-i:[a-z]+)(?:\s+(?-i:[a-z]+))?"
    r"|management|security|facilities|legal|hr|finance|compliance|marketing|sales|operations"
)
_OF = (
    r"(?:\s+(?:from|in|of)\s+(?:the\s+)?(?!(?:now|today|here|there|monday)\b)(?-i:[a-z]+)"
    r"|\s*\([^()]{1,40}\))?"
)
_WHO = rf"(?P<who>{_NAME}(?:\s+(?:and|&)\s+{_NAME})?|(?:{_ROLE})(?:\s+(?:and|&)\s+(?:{_ROLE}))?){_OF}"
_END = r"(?=\s*(?:[.,;:!?)]|[–—-]\s|$)|\s+(?:so|and|please|pls)\b)"
_BEHIND_END = r"(?P<lead>^|(?<=[.!;:])\s+|(?<=\s[–—-])\s+)"
"""Where a sentence begins."""
_DONE = (
    r"(?:ordered|approved|requested|signed[ -]off|signed|authori[sz]ed|raised|reported|submitted|logged|"
    r"opened|filed|asked(?:\s+for)?|confirmed|agreed|demanded|instructed|ok(?:ay)?ed)"
)
_SAYS = (
    r"(?:says|said|writes|wrote|asks|asked|adds|added|notes|mentions|reports|confirms|confirmed|explains|insists|"
    r"requests|complains|complained|claims|tells\s+(?:us|me))"
)
_THIS = rf"(?:it|this|that|the\s+(?:change|ticket|request|order)|{NUMBERED})"
_TICKET = rf"^(?P<ticket>(?:{NUMBERED})\b[\s,;:.()\[\]–—-]*)?"

_BY = re.compile(
    rf"(?:(?<=[\s(])|^)(?:(?:{_THIS}|which|that)\s+(?:is|was|has\s+been|got)\s+|as\s+)?"
    rf"{_DONE}(?:\s+(?:and|&)\s+{_DONE})?\s+(?:by|with)\s+{_WHO}{_END}",
    re.IGNORECASE,
)
_SAID = re.compile(
    rf",\s*(?:{_SAYS}\s+{_WHO}|(?P<who_says>{_NAME}|{_ROLE})\s+(?:has\s+)?{_SAYS}|(?P<who_needs>{_NAME}|{_ROLE})\s+"
    rf"(?:needs|needed|wants|wanted|uses|requested|asked\s+for)\s+(?:both|it|them|this|that|these)){_END}",
    re.IGNORECASE,
)
_APPROVED = re.compile(
    rf"{_BEHIND_END}{_WHO}\s+(?:(?:has|have|had|already)\s+){{0,2}}"
    rf"(?:(?:signed|cleared|waved)\s+{_THIS}\s+(?:off|through)|signed\s+off(?:\s+on\s+{_THIS})?"
    rf"|(?:approve[sd]|authori[sz]e[sd]|confirm(?:s|ed)|request(?:s|ed)|order(?:s|ed)|agree[sd](?:\s+(?:to|with|on))?"
    rf"|ok(?:ay)?(?:s|ed)|asked\s+for)(?:\s+{_THIS})?)(?=\s*(?:[.,;:!]|[–—-]\s|$))",
    re.IGNORECASE,
)
_LABEL = re.compile(
    rf"{_BEHIND_END}(?:approver|requester|requestor|owner|sponsor|submitter|reporter|requested\s+by|approved\s+by|raised\s+by)"
    rf"\s*(?:\bis\b|\bwas\b|:|=)\s*{_WHO}(?=\s*(?:[.,;!]|$))",
    re.IGNORECASE,
)
_HEAD = re.compile(
    rf"{_TICKET}(?:(?:e-?mail|message|call|note|request|ticket)\s+)?(?:from|by|via|"
    r"(?:owner|requester|approver|requested\s+by)\s*:?)"
    rf"\s+{_WHO}(?:,\s*(?-i:[a-z]+(?:\s[a-z]+)?))?\s*(?::|[–—-](?=\s))\s*",
    re.IGNORECASE,
)
_NAMED_AT_HEAD = re.compile(
    rf"^(?P<ticket>(?:{NUMBERED})\b[\s,;:.()\[\]–—-]*)"
    rf"(?P<who>{_CAPITAL}\s+{_CAPITAL}(?:\s+{_CAPITAL})?)\s*:\s+",
    re.IGNORECASE,
)
_SAYS_AT_HEAD = re.compile(rf"{_TICKET}{_WHO}\s+{_SAYS}\s*:\s*", re.IGNORECASE)
_PER = re.compile(
    rf"(?:(?<=[\s(])|^)(?:(?:as\s+)?per|according\s+to|on\s+behalf\s+of|(?:by|on|at\s+the)\s+(?:order|request)\s+of"
    rf"|(?:as\s+)?(?:agreed|discussed)\s+with|in\s+agreement\s+with|with\s+(?:the\s+)?(?:approval|consent)\s+(?:of|from))"
    rf"\s+{_WHO}(?:['’]s\s+(?:request|e-?mail|note|ticket|approval|instructions?|order|wish))?{_END}"
    rf"|(?:(?<=[\s(])|^)(?:at|on|by|upon)\s+(?P<who_ordered>{_NAME}|{_ROLE})['’]s?\s+"
    rf"(?:request|orders?|wish|instructions?|behest|suggestion|insistence|demand){_END}"
    rf"|(?:(?<=[\s(])|^)as\s+(?P<who_asked>{_NAME})\s+(?:asked|requested|wanted|wants|wishes|ordered|agreed|said)"
    rf"(?:\s+for)?{_END}",
    re.IGNORECASE,
)
_ASKS_TO = re.compile(
    rf"{_BEHIND_END}{_WHO}\s+(?:asks|asked|requests)\s+(?:(?:us|you|me)\s+)?to\s+"
    r"(?=(?:turn|switch|set|put|enable|disable|activate|deactivate|forward|send|divert|block|add|remove|show|list|change)\b)",
    re.IGNORECASE,
)
_ASKS_THAT = re.compile(
    rf"{_BEHIND_END}{_WHO}\s+(?:(?:wants?|needs?|would\s+like|asks\s+for|asked\s+for|requests|requested)\s+"
    r"(?=(?:the\s+)?\w+(?:\s+\w+)?\s+(?:(?:\w+ed|put|set|taken|sent)\b"
    r"|(?:on|off)\s*(?:$|[.,;!]|(?:in|for|at|on|there|until|from|during|now|again|please)\b)))"
    r"|(?:asks|asked|requests|requested)\s+that\s+)",
    re.IGNORECASE,
)
"""Who wants something done elsewhere: “the front desk wants the gym forwarded to 4404”."""
_ROOM_SAYS = re.compile(
    rf",\s*(?:(?P<who>(?-i:[a-z]+)(?:\s+(?-i:[a-z]+))?)\s+(?:has\s+)?{_SAYS}|by\s+(?P<who_by>{_ROLE})){_END}",
    re.IGNORECASE,
)
"""A workspace without its article: “…, kitchen says”."""
_NOT_SAID = re.compile(
    r",\s*no\s+(?P<who>(?:name|room|workspace|number|date|reason|details|further\s+details))\s+(?:was\s+|is\s+|were\s+)?"
    r"(?:given|mentioned|named|stated|specified|provided)(?:\s+in\s+the\s+(?:ticket|mail|request))?(?=\s*(?:[.;]|$))",
    re.IGNORECASE,
)
_LOOKS_TOO = re.compile(
    r"[.!?;]\s+(?:(?:please|can you|could you)\s+)*"
    r"(?:show|check|what|which|is|are|does|do|tell|list|verify|look)\b",
    re.IGNORECASE,
)
"""Beside a look it matters that somebody only asks for it."""
_WISHES = (_ASKS_TO, _ASKS_THAT)
_PATTERNS = (
    *_WISHES,
    _ROOM_SAYS,
    _NOT_SAID,
    _HEAD,
    _NAMED_AT_HEAD,
    _SAYS_AT_HEAD,
    _LABEL,
    _APPROVED,
    _BY,
    _PER,
    _SAID,
)
_OF_ROOMS = (_BY, _PER, _SAID, _ASKS_THAT, _ROOM_SAYS)
"""Who these tell may be a workspace."""
_DENYING = frozenset(
    phrases(
        "not|never|yet|nobody|if|unless|until|once|when|whenever|after|before|only|without|n't|isn't|wasn't"
    )
)
"""Shortly before an approval these make more of it: “once it is approved by …”."""
_MORE = (
    _DENYING
    | frozenset(f"{WEEKDAYS}|{MONTHS}".split("|"))
    | frozenset(
        phrases(
            "today|tomorrow|tonight|next|end|week|weekend|month|year|later|soon|now|no|but|except|also|too|then|instead|"
            "pending|rejected|denied|declined|refused|withdrawn|cancelled|canceled|revoked|forbidden|error|mistake|jest|"
            "joke|theory|wrong|draft|test|vetoed|opposed|objected|forbade|reversed|pin|pins|code|codes|passcode|"
            "password|secret"
        )
    )
) - {"n't", "may"}
"""With one of these, or a figure, what stands beside a name says more than who it was."""
_LEADING = frozenset(
    phrases(
        "to|be|been|was|were|are|already|just|description|named|called|name|label|calls|numbers|or|should|must|will|gets|who|"
        "has|have|is"
    )
)
"""Right before it these do: “to be approved by …”."""
_NO_NAMES = frozenset(
    phrases(
        "nobody|none|no|if|unless|until|once|when|who|has|have|is|did|does|not|never|only|please|what|"
        "which|why|how|it|this|that|we|i|they|he|she|you|everything|nothing|anybody|somebody|someone"
    )
)
_LOOKS = frozenset(
    phrases(
        "show|list|see|changes|history|approvals|watch|which|who|what|was|were|is|are|did|has|any|find|tell"
    )
)
"""At the head of what may ask for the changes that somebody approved."""
_PRONOUN = re.compile(r"\b(?:him|her)\b", re.IGNORECASE)
_TWO_NAMES = re.compile(rf"{_CAPITAL}\s+{_CAPITAL}")
_GAPS = (
    (re.compile(r"\(\s*\)"), ""),
    (re.compile(r"\s{2,}"), " "),
    (re.compile(r"\s+(?=[.,;:!?)])"), ""),
    (re.compile(r"[,;:]+(?=[.!?:])|(?<=[.!?])[.,;:]+(?=\s|$)|(?<=\s[–—-])\s*[.,;:]"), ""),
    (re.compile(r"^[\s,;:.–—-]+|[\s,;:–—-]+$"), ""),
)


def without_attributions(viewer: Viewer, text: str) -> tuple[str, str]:
    """The text without those who said, ordered or approved it, and what was said of them, as a reason; a
    workspace is no such name. What is in quotes or behind “because”, and who is spoken of as “him” or “her”,
    stays."""
    is_named = _NAMED_AT_HEAD.match(text) is not None
    if (
        (_TRIGGERS.isdisjoint(re.findall(r"[a-z]+", text.casefold())) and not is_named)
        or '"' in text
        or "“" in text
    ):
        return text, ""
    if BECAUSE in text.casefold():
        return text, ""
    rest, told = text, []
    for pattern in _PATTERNS[len(_WISHES) :] if _LOOKS_TOO.search(text) else _PATTERNS:
        for found in reversed([*_attributed(viewer, pattern, rest)]):
            told.append(found[0].removeprefix(_kept(found)).strip(" ,;:.()[]–—-"))
            rest = rest[: found.start()] + _kept(found) + rest[found.end() :]
    if rest == text:
        return text, ""
    for gap, filled in _GAPS:
        rest = gap.sub(filled, rest)
    if not rest or (_PRONOUN.search(rest) and not _names_somebody(viewer, rest)):
        return text, ""
    return rest, kept_reason("; ".join(reversed(told)), text)


def _attributed(viewer: Viewer, pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    for found in pattern.finditer(text):
        said = found.groupdict()
        who = next((one for key, one in said.items() if key.startswith("who") and one), "")
        before = text[: found.start()].casefold().split()
        is_apart = not before or before[-1][-1] in ".,;:!?–—-(" or found[0][0] == ","
        denies = not is_apart and (
            before[0] in _LOOKS or before[-1] in _LEADING or not _DENYING.isdisjoint(before[-3:])
        )
        is_name = who.split()[0].casefold() not in _NO_NAMES
        if _is_workspace(viewer, who):
            rest = text[: found.start()] + text[found.end() :]
            is_name = (
                is_name
                and found.re in _OF_ROOMS
                and _names_workspace(viewer, rest, at_head=found.re is _ASKS_THAT)
            )
        elif found.re is _ROOM_SAYS:
            continue
        is_name = is_name and (found.re is _NOT_SAID or not _says_more(viewer, found))
        names_else = is_name and found.re is _NAMED_AT_HEAD and names_setting(who)
        if is_name and not denies and not names_else:
            yield found


def _says_more(viewer: Viewer, found: re.Match[str]) -> bool:
    """Whether it tells when, where, or whether, too: “from Friday:”, “by Kim Lee (only gym)”."""
    said = _kept(found)
    cut = re.sub(NUMBERED, "", found[0].replace(said, "", 1) if said else found[0], flags=re.IGNORECASE)
    words = re.findall(r"[a-z']+", cut.casefold())
    if any(map(str.isdigit, cut)) or not _MORE.isdisjoint(words):
        return True
    who = next((one for key, one in found.groupdict().items() if key.startswith("who") and one), "")
    return _is_workspace(viewer, cut.replace(who, "", 1))


def _names_workspace(viewer: Viewer, text: str, *, at_head: bool) -> bool:
    """Whether a text names a workspace or selects several, or begins with a name and perhaps an article."""
    if not at_head and (in_all_rooms(text) or cut_selection(viewer.workspaces(), text, viewer.lists)):
        return True  # “turn on dnd in all rooms at the kitchen's request”
    parts = sentences(text)
    spans = workspace_spans(viewer.workspaces(), parts[0], lexicon()) if parts else []
    return any(one.sureness >= Sureness.PART and (one.start <= 1 or not at_head) for one in spans)


def _kept(found: re.Match[str]) -> str:
    """What stays of it: the ticket before it, or the blank between two sentences."""
    said = found.groupdict()
    return said.get("ticket") or said.get("lead") or ""


def _is_workspace(viewer: Viewer, who: str) -> bool:
    """Whether a workspace may be called so."""
    for part in sentences(who):
        for one in workspace_spans(viewer.workspaces(), part, lexicon()):
            is_whole = one.start == 0 and one.end == len(part.tokens)
            if one.sureness >= Sureness.ALL_WORDS or (is_whole and one.sureness >= Sureness.PART):
                return True
    return False


def _names_somebody(viewer: Viewer, text: str) -> bool:
    return any(not _is_workspace(viewer, found[0]) for found in _TWO_NAMES.finditer(text))
