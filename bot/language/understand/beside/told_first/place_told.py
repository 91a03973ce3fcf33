"""The workspace, or the setting, told in the sentence before an order: “guests hear nothing when the gym puts
them on hold. Enable its music on hold.”"""

from __future__ import annotations

import re

from bot.access import Viewer
from bot.errors import NotUnderstood
from bot.language.understand.beside.named_in import Named, named_in

MAX_CHARS = 300
_TICKET = re.compile(r"^[A-Z]{2,6}[- ]?\d{2,}[:,]? +|\s*\((?:complaint|ticket|case|ref\w*)\b[^()]*\)")
"""The number of a ticket, which tells nothing else."""
_DND = re.compile(r"\bdo not disturb\b", re.IGNORECASE)
"""The “not” in its name denies nothing."""
_TWO = re.compile(
    r"(?P<told>[^?!:;]+?)(?:\.\s+|,?\s+(?:so|therefore|hence)\s+(?!that\b))(?P<order>[A-Za-z][^?!:;]*?)[.\s]*",
)
_REPORTS = re.compile(
    r"(?:[Tt]he |[Oo]ur |[Ss]ome |[Mm]any )?(?:people|guests?|callers?|customers?|visitors?|staff|"
    r"patients?|clients?|"
    r"tenants?|colleagues?|cleaners?|users?|somebody|someone|data protection|the law|legal|compliance|"
    r"privacy|"
    r"management|outside callers|marketing|housekeeping)\b",
    re.IGNORECASE,
)
"""Who does something, or what is asked for by others, in what only tells how it is."""
_PAST = re.compile(r"\b(?:had|got|received|was|were|came|went|heard|rang|called|did|has been)\b")
_IS_ACTIVE = re.compile(
    r"(?P<setting>[\w ]+?) is (?:now )?(?:active|on|enabled|switched on|turned on) (?:on|in|at|for) .+",
    re.IGNORECASE,
)
_ORDERS = re.compile(
    r"\b(?:if|unless|until|till|whether|should|must|shall|please|may|might|could|would|not yet|wait|tomorrow|"
    r"tonight|except|but|instead|only|never|maybe|perhaps|next|later|want(?:s|ed)?|asked|ask|said|says|think\w*|"
    r"don['’]t|do not|already|done)\b",
    re.IGNORECASE,
)
"""With one of these it may order something itself, put it off, or take it back."""
_PUTS_OFF = re.compile(
    r"\b(?:if|unless|until|whether|not|never|don['’]t|wait|later|tomorrow|tonight|maybe|perhaps|once|when i|"
    r"nothing|leave|keep|ignore|was|were|did|had|think|wonder\w*)\b",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"\b(?:(?:on|in|at|for|of) (?:that|this) (?:phone|line|room)|(?:in |at |from )?there)\b",
    re.IGNORECASE,
)
_THEM = re.compile(r"\b(?:it|those|these|them|such|him|her)\b", re.IGNORECASE)
_ITS = re.compile(
    r"\bits (?P<what>[^\W\d][\w ]*?)(?= (?:again|back|please|to|must|should|has|on|off)\b|$)", re.IGNORECASE
)
_CALLERS_THERE = re.compile(r"callers there (?=(?:should|must|may|have to|need to)\b)", re.IGNORECASE)
_FROM_NOW = re.compile(r",? (?:from now on|from today(?: on)?|as of now)$", re.IGNORECASE)
_IN_TURN = re.compile(
    r"(?P<told>[^.:;?!,]*\b(?:should|shall|must) ring when (?P<place>[^,:;]+) is called)[:;,.] "
    r"(?P<order>(?:please )?(?:put|add) [^:;?!]+?)(?P<who>, (?:that['’]s|that is|it['’]s) "
    r"[A-Z][^,:;?!]*)?[\s.]*"
)
_GRANTS = re.compile(
    r"(?P<told>[^.?!:;,]*\b(?:may|can|is allowed to|are allowed to)\b[^.?!:;,]*), but (?:then "
    r")?(?P<order>[^.?!:;]+?)[.\s]*",
    re.IGNORECASE,
)
_NO_GRANT = re.compile(r"\b(?:not|never|no|nobody|only|if|unless|until|be|please|you|we|i)\b", re.IGNORECASE)
_WISHES = re.compile(
    r"(?<!as it )\b(?:should|must|has to|have to|needs? to|is to|are to|shall)\b|^(?:please )?[a-z]+ "
    r"(?:the|its)\b",
    re.IGNORECASE,
)
"""Behind “but” something is wanted, and not told."""
_WRONG_TICKET = re.compile(
    r"(?:my|the|this|our|his|her) (?:ticket|request|mail|e-?mail|message|form|note|list|order) "
    r"(?:says|said|reads|names|mentions|has) (?P<wrong>[^,.;:]+?),? but (?:that|this|it) (?:was|is) "
    r"(?:a mistake|an error|wrong|a typo|my mistake|a slip)[,.:;]\s*(?P<order>.+)",
    re.IGNORECASE,
)
_HOLD_MUSIC = re.compile(r"\b(?:hold music|music on hold)\b", re.IGNORECASE)
_DEFAULT_BACK = re.compile(
    r"(?P<told>[^?!:;]+)\.\s+(?:[\w ]+ (?:wants?|needs?|would like|prefers?|asks? for)|(?:please "
    r")?(?:put|bring|restore)) "
    r"(?:the |its )?(?:default|standard|original|normal)(?: (?:one|music))?(?: (?:back|again))?[\s.]*",
    re.IGNORECASE,
)
_ANNOUNCEMENT = re.compile(r"\bstart ?/ ?stop announcement\b", re.IGNORECASE)
_TURN_IT = re.compile(
    r"(?P<told>[^?!:;]+?)(?:\.\s+|,?\s+so\s+)(?P<turn>(?:please )?(?:switch|turn)) (?:it|that) "
    r"(?P<how>on|off) "
    r"(?P<calls>for (?:pstn|outside|external|internal) calls)[\s.]*",
    re.IGNORECASE,
)
_ONE_COUNTRY = re.compile(
    r"\b(?i:international calls|overseas calls|foreign calls|calls abroad) (?i:to) (?:the "
    r")?(?P<where>(?!@)[A-Z][\w-]+)\b.*[.,;]\s*(?i:so |please )*"
    r"(?P<verb>(?i:block|bar|stop|forbid|disallow)) (?i:them|those|these|it|that)\b(?: (?:please|"
    r"there|now))*[\s.!]*$"
)


def setting_told_before(viewer: Viewer, text: str) -> tuple[str, str] | None:
    """The order about the music or the announcement that is told of before it; None for any other text."""
    said = " ".join(text.split())
    if _HOLD_MUSIC.search(said) and (found := _DEFAULT_BACK.fullmatch(said)):
        place = named_in(viewer, said).place
        is_told = place and not _ORDERS.search(found["told"]) and not _puts_off(said)
        return (f"set music on hold of {place} to default", found["told"]) if is_told else None
    if _ANNOUNCEMENT.search(said) and (found := _TURN_IT.fullmatch(said)):
        place = named_in(viewer, said).place
        what = f"the recording start/stop announcement {found['calls']}"
        order = f"{found['turn']} {found['how']} {what} in {place}"
        return (order, found["told"]) if place and not _puts_off(found["told"]) else None
    return None


def require_no_country(viewer: Viewer, text: str) -> None:
    """Raises NotUnderstood where calls to one country are told of: “block them” would bar all countries."""
    found = _ONE_COUNTRY.search(text) if "calls" in text.casefold() else None
    if found is None or named_in(viewer, found["where"]).words:
        return
    place = named_in(viewer, text).place
    every = f"set outgoing {place} international block"
    raise NotUnderstood(
        "One switch is for calls to all countries. Nothing was changed.",
        "A digit pattern blocks the numbers of one country: say the digits that they begin with.",
        choices=((("Block calls to all countries", place.strip('"'), every),) if place else ()),
    )


def place_told(viewer: Viewer, text: str) -> tuple[str, str] | None:
    """The order with the workspace that is told before it, and what is told; None for any other text."""
    if len(text) > MAX_CHARS:
        return None
    said = _TICKET.sub("", " ".join(text.split()))
    if found := (_WRONG_TICKET.fullmatch(said) if "but" in said else None):
        return _of_right_place(viewer, found)
    if found := (_GRANTS.fullmatch(said) if ", but" in said else None):
        is_granted = _WISHES.search(found["order"]) and not _NO_GRANT.search(found["told"])
        return _placed(viewer, found["told"], found["order"], must_refer=False) if is_granted else None
    if found := (_IN_TURN.fullmatch(said) if "is called" in said else None):
        return _placed(viewer, f"{found['told']}{found['who'] or ''}", found["order"], must_refer=False)
    found = _TWO.fullmatch(said)
    if found is None or not (_THERE.search(found["order"]) or _ITS.search(found["order"])):
        return None
    if _THEM.search(found["order"]):
        return None  # what is told is meant, too: “a collect call in the gym. Stop those there”
    told = found["told"]
    active = _IS_ACTIVE.fullmatch(told)
    tells = _REPORTS.match(told) or _PAST.search(told) or active
    if active and _ITS.search(found["order"]):
        return None  # “its numbers” are those of the setting
    if not tells or _ORDERS.search(_DND.sub("dnd", told)):
        return None
    order = found["order"]
    if active and _CALLERS_THERE.match(order):
        place = named_in(viewer, told).place
        if not place or _puts_off(order):
            return None
        return f"in {active['setting']} of {place} {_CALLERS_THERE.sub('callers ', order)}", told
    return _placed(viewer, told, order)


def _of_right_place(viewer: Viewer, found: re.Match[str]) -> tuple[str, str] | None:
    """The order behind a workspace that is said to be a mistake, where it names another."""
    wrong, right = named_in(viewer, found["wrong"]), named_in(viewer, found["order"])
    is_clear = wrong.place and right.place and wrong.place != right.place
    return (found["order"], "") if is_clear else None


def _placed(viewer: Viewer, told: str, order: str, *, must_refer: bool = True) -> tuple[str, str] | None:
    """The order with the one workspace that is told before it; None where it names one itself."""
    place = named_in(viewer, told).place
    if not place or _names_room(named_in(viewer, order)) or _puts_off(order):
        return None
    order = _FROM_NOW.sub("", order)
    if found := _THERE.search(order):
        return f"{order[: found.start()]}in {place}{order[found.end() :]}", told
    if found := _ITS.search(order):
        return f"{order[: found.start()]}the {found['what']} of {place}{order[found.end() :]}", told
    return None if must_refer else (f"{order} in {place}", told)


def _puts_off(text: str) -> bool:
    return _PUTS_OFF.search(_DND.sub("dnd", text)) is not None


def _names_room(named: Named) -> bool:
    """Whether a workspace is named by more than its number."""
    return any(not word.lstrip("+").replace(" ", "").isdigit() for word in named.words)
