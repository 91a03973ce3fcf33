"""Orders in full sentences with the words of Control Hub, said plainly: “On the Caller ID page of the gym, …
should be …”, “calls from the gym should show +1 …”."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.access import Viewer
from bot.language.understand.beside.named_in import named_in
from bot.language.understand.what_is_named import names_place, names_setting

_NUMBER = r"\+\d(?:[ ().-]{0,2}\d){6,}"
_DENIES = re.compile(r"\b(?:not|never|no|nobody|if|unless|until|whether|don['’]t)\b", re.IGNORECASE)
_PAGE = re.compile(
    r"on the (?P<page>[^,]+?) (?:page|tab|screen|panel) (?:of|for) (?P<place>[^,]+), "
    r"(?P<field>.+?) (?P<verb>should be|must be|has to be|is to be) (?P<value>.+)",
    re.IGNORECASE,
)
_FROM_LOCATION = re.compile(
    rf"\b(?:the |an)?other (?:phone )?number from (?:the )?location (?P<number>{_NUMBER})"
    r"(?: instead of (?:the |its )?direct (?:line|number))?",
    re.IGNORECASE,
)
_SHOULD_BE = re.compile(
    rf"^(?:the )?(?P<field>[^,]+? of [^,]+?) (?:should|must|has to|is to) be (?P<number>{_NUMBER})$",
    re.IGNORECASE,
)
_SHOWS = re.compile(
    r"(?:the )?(?:outgoing |outbound |outside )?calls (?:made )?from (?P<place>.+?) "
    r"(?:should|must|shall|have to|need to) (?:show|display|present|carry)(?: (?:as|the number|the "
    r"caller id))? "
    rf"(?P<number>{_NUMBER})(?: (?:as (?:the )?caller id|please|instead|from now on))*",
    re.IGNORECASE,
)
_WITH_TEXT = re.compile(
    r"\bto other (?:and enter|with) the (?:text|name|wording) (?P<text>[^\W\d][^,.:;\"]*)$", re.IGNORECASE
)
_RINGS_FIRST = re.compile(
    r"(?P<head>.*\bwhen no answer\b.*?) (?:should be|must be|is to be|to be|to) (?P<rings>\d+ "
    r"rings?)(?:,| and| and then| then)+ "
    r"(?P<number>\+?\d[\d ]*)",
    re.IGNORECASE,
)
_WITH_ESN = re.compile(r"(?P<look>show .*\bnumbers\b.*?),? with (?:the|its|their) esns?", re.IGNORECASE)
_USELESS = re.compile(
    r"\bis (?:useless|obsolete|outdated|out of date|superfluous|pointless|redundant|history|wrong|"
    r"no longer (?:needed|used|in use|required)|not (?:needed|used|required)(?: any ?more| any longer)?)"
    r"(?: now)? and (?:so )?(?=(?:should|can|must|may|has to|needs to|is to) (?:please )?be "
    r"(?:deleted|removed)\b)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?P<place>.+?) goes on (?:to )?(?P<setting>[^\W\d].*)", re.IGNORECASE)
_OFTEN = re.compile(r"\b(?:when|whenever|every|always|often|sometimes|again and again|each)\b", re.IGNORECASE)
_NAMED = re.compile(
    r"(?P<head>\bpattern) (?:(?:named|called) )?(?P<name>[A-Z][\w&'’.-]*(?: [\w&'’.-]+){0,3}?)"
    r"(?=,? (?:with|and) the (?:pattern|digits)\b)"
)
"""A name of an entry, in capitals, before the pattern that it is for."""
_CHANGES_ENTRY = re.compile(r"\b(?:change|edit|rename|update|modify|set|alter)\b(?! up)", re.IGNORECASE)
_CREATED = re.compile(
    r"(?:the |a )?(?P<pattern>digit pattern .+?) (?:should|must|has to|is to) be (?:created|added) "
    r"(?P<where>(?:on|in|at|for) .+)",
    re.IGNORECASE,
)
_CALLED_SO = re.compile(
    r",? (?:an? |the )?(?P<setting>[\w ]+?) (?:you|they|we) call (?:it|that)(?:,? i (?:think|believe|"
    r"guess))?$",
    re.IGNORECASE,
)
_RINGS = re.compile(
    r"(?:i|we)(?:['’]d| would) (?:like|love|want) (?P<place>.+?)(?:['’]s)?(?: phone)? to ring "
    r"(?P<how>differently|specially) "
    rf"(?P<when>when(?:ever)?|if) (?:(?:the|our) [^\W\d]+(?: [^\W\d]+)?,? )?(?P<number>{_NUMBER}),? "
    r"(?:calls|rings|phones)",
    re.IGNORECASE,
)
_SHARED = re.compile(
    r"(?P<pin>the (?:voicemail |mailbox )?(?:pin|passcode) (?:of|for|in) .+?) (?:was|has been|is|got|"
    r"had been) "
    r"(?:shared|leaked|passed|stolen|given|guessed|known|written|seen)\b[^,;.?]*[,;.] ?(?:so )?"
    r"(?:it|that) (?:must|should|has to|needs to|is to) be (?:replaced|changed|reset|renewed)"
    r"(?:,? (?:today|now|right away|immediately|at once|please))*",
    re.IGNORECASE,
)
_NEEDS_CODE = re.compile(
    r"(?P<who>[\w ,'’-]+?) (?:need|needs|get|gets|want|wants|require|requires|should get|should have) "
    r"(?:an?|its own|their own|a new) access code (?:for|in|on|at) (?P<place>[^,;]+)",
    re.IGNORECASE,
)
_LOVED = re.compile(
    r"(?:for (?:the|our) [^,\d]+?,? )?(?:i|we)(?:['’]d| would) (?:love|like) (?:to have "
    rf")?(?P<number>{_NUMBER}) "
    r"as (?P<what>an? (?:additional|further|second|extra) number) (?:on|in|for|at) (?P<place>[^,;]+?)"
    r"(?:, if (?:that|it)(?:['’]s| is) not too much trouble)?",
    re.IGNORECASE,
)
_OLD_ONE = re.compile(
    r"(?P<code>\b(?:access )?code) of the (?:old|former|previous) (?:one|firm|company|team|staff|crew), "
    r"(?P<name>[A-Z][^,\d]*),? (?=(?:in|on|at|for|from) )"
)
_CONTRAST = re.compile(
    r"(?P<kept>\b(?:pstn|outside|external)\b.*?),? (?:but |and )?not for (?:the )?(?:internal|inside) "
    r"(?:ones|calls)",
    re.IGNORECASE,
)


def said_in_own_words(viewer: Viewer, text: str) -> str:
    """The order in words that are read as commands are; the text itself for any other."""
    said = " ".join(text.split())
    for has, plainer in _WAYS:
        if has in said.casefold() and (plain := plainer(viewer, said.rstrip(" ."))):
            return plain
    return text


def _of_page(_: Viewer, said: str) -> str:
    """“Set … of the gym to …” for “on the Caller ID page of the gym, … should be …”."""
    found = _PAGE.fullmatch(said)
    if found is None or _DENIES.search(said) or not names_setting(found["page"]):
        return ""
    value = _FROM_LOCATION.sub(lambda one: one["number"], found["value"])
    return f"set {found['field'].removeprefix('the ')} of {found['place']} to {value}"


def _of_location(_: Viewer, said: str) -> str:
    plain = _FROM_LOCATION.sub(lambda one: one["number"], said)
    plain = _SHOULD_BE.sub(r"set \g<field> to \g<number>", plain)
    return plain if plain != said and not _DENIES.search(said) else ""


def _shows_number(viewer: Viewer, said: str) -> str:
    """The number that is shown outside, for “calls from the gym should show +1 …”."""
    found = _SHOWS.fullmatch(said)
    if found is None or not named_in(viewer, found["place"]).place:
        return ""
    return f"set external caller id number of {found['place']} to {found['number']}"


def _with_text(_: Viewer, said: str) -> str:
    plain = _WITH_TEXT.sub(lambda one: f'to "{one["text"].strip()}"', said)
    return plain if plain != said else ""


def _rings_behind(_: Viewer, said: str) -> str:
    """“When no answer … to 4001 after 5 rings” for “… should be 5 rings and then 4001”."""
    found = _RINGS_FIRST.fullmatch(said)
    if found is None or _DENIES.search(said.casefold().replace("when no answer", "")):
        return ""
    head = found["head"] if found["head"].casefold().startswith("set ") else f"set {found['head']}"
    return f"{head} to {found['number']} after {found['rings']}"


def _without_esn(_: Viewer, said: str) -> str:
    found = _WITH_ESN.fullmatch(said)
    return found["look"].replace(" me ", " ", 1) if found else ""


def _deleted(_: Viewer, said: str) -> str:
    plain = _USELESS.sub("", said)
    return plain if plain != said else ""


def _put_on(viewer: Viewer, said: str) -> str:
    """“The gym should go on dnd” for “the gym goes on dnd”."""
    found = _GOES_ON.fullmatch(said)
    is_order = found and named_in(viewer, found["place"]).place and names_setting(found["setting"])
    denied = _DENIES.search(said.casefold().replace("do not disturb", "dnd"))
    if not found or not is_order or denied or names_place(viewer, found["setting"]):
        return ""
    place = re.sub("^the ", "", found["place"], flags=re.IGNORECASE)
    if named_in(viewer, found["place"]).words != (place,) or _OFTEN.search(said):
        return ""
    return f"{found['place']} should go on {found['setting']}"


def _with_name_quoted(_: Viewer, said: str) -> str:
    """The name of a digit pattern in quotes, before “with the pattern +1 …”."""
    is_told = '"' in said or _CHANGES_ENTRY.search(said)
    found = None if is_told else _NAMED.search(said)
    if found and (created := _CREATED.fullmatch(said)):
        said = f"add {created['pattern']} {created['where']}"
        found = _NAMED.search(said)
    return f'{said[: found.start("name")]}"{found["name"]}"{said[found.end("name") :]}' if found else ""


def _new_pin(_: Viewer, said: str) -> str:
    """“Change the PIN of the gym” for “the PIN of the gym was shared …, it must be replaced today”."""
    found = _SHARED.fullmatch(said)
    return f"change {found['pin']}" if found and not _DENIES.search(said) else ""


def _rings_differently(viewer: Viewer, said: str) -> str:
    """“The gym should ring differently when +1 … calls” for “I'd like the gym phone to ring …”."""
    found = _RINGS.fullmatch(_CALLED_SO.sub("", said))
    is_of_room = found and named_in(viewer, found["place"]).place
    if not found or not is_of_room:
        return ""
    return f"{found['place']} should ring {found['how']} when {found['number']} calls"


def _without_term(_: Viewer, said: str) -> str:
    """Without “, a priority alert you call it I think” at the end."""
    found = _CALLED_SO.search(said)
    return said[: found.start()] if found and names_setting(found["setting"]) else ""


def _needs_code(viewer: Viewer, said: str) -> str:
    """“Add an access code …” for “the guards need an access code for the gym”: the code is asked for."""
    found = _NEEDS_CODE.fullmatch(said)
    if found is None or _DENIES.search(said):
        return ""
    named = named_in(viewer, found["place"])
    rest = f"{found['who']} {found['place']}"
    for word in named.words:
        rest = rest.replace(word, "", 1)
    is_of_room = named.place and not names_place(viewer, found["who"]) and not re.search(r"\d", rest)
    return f"add an access code for {found['place']}" if is_of_room else ""


def _loved_number(viewer: Viewer, said: str) -> str:
    """“Add +1 … as an additional number to the gym” for “for the choir I'd love +1 … as …”."""
    found = _LOVED.fullmatch(said)
    is_of_room = found and named_in(viewer, found["place"]).place
    return f"add {found['number']} as {found['what']} to {found['place']}" if found and is_of_room else ""


def _of_old_one(_: Viewer, said: str) -> str:
    """“The code of Sparkle” for “the code of the old one, Sparkle,”."""
    plain = _OLD_ONE.sub(lambda one: f"{one['code']} of {one['name'].strip()} ", said)
    return plain if plain != said else ""


def _without_contrast(_: Viewer, said: str) -> str:
    """Without “, not for internal ones” behind the outside calls that are meant."""
    found = _CONTRAST.search(said)
    return f"{said[: found.start()]}{found['kept']}{said[found.end() :]}" if found else ""


_WAYS: tuple[tuple[str, Callable[[Viewer, str], str]], ...] = (
    (" of ", _of_page),
    ("other number from", _of_location),
    ("calls ", _shows_number),
    ("to other ", _with_text),
    ("when no answer", _rings_behind),
    ("esn", _without_esn),
    (" be ", _deleted),
    (" goes on ", _put_on),
    ("pattern", _with_name_quoted),
    ("be re", _new_pin),
    ("be changed", _new_pin),
    ("to ring ", _rings_differently),
    (" call ", _without_term),
    ("access code", _needs_code),
    (" number ", _loved_number),
    ("code of the ", _of_old_one),
    ("not for ", _without_contrast),
)
"""Words that must stand in an order, and how it is said plainly."""
