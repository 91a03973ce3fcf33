"""What a question asks: which fields, whether they have certain values, and where they have them."""

from __future__ import annotations

from collections.abc import Callable

from bot.catalogue.model.family import Family
from bot.catalogue.settings.call_forwarding import CALL_FORWARDING
from bot.catalogue.settings.emergency import EMERGENCY
from bot.catalogue.settings.monitoring import MONITORING
from bot.catalogue.settings.words.call_forwarding_words import DESTINATION, ENABLED
from bot.events import Workspace
from bot.language.assignments import Assignment
from bot.language.requests.many import ShowOnMany
from bot.language.requests.showing import FindWhere
from bot.language.selecting.selections import Selection
from bot.language.sentence.frames.frame import Frame, typed
from bot.language.sentence.kinds.intents import WORKSPACES, Intent
from bot.language.sentence.readings.reading import Reading
from bot.language.sentence.words.general_words import Role, phrases
from bot.language.understand.questions.asking import asked_fields
from bot.names.text import digits_of, folded
from cards.fields import Choice, Field, Phone, Toggle
from cards.text import message_text

_ANYWHERE = phrases("anywhere|somewhere|any room|any rooms|any workspace|any workspaces|any phone|any phones")
_ASKS_FOR = phrases("what|what's|which|who|whose|where|when|why|how|whom")
"""Words at the beginning of a question that is not answered with yes or no."""
_WHO_IS = phrases("is|are|has|have")
_MAY = frozenset({"can", "may"})
_WHAT_GOES = phrases("what|who|which|whose|is|are|does|do|where")
"""Before a number that calls go to, these ask from where they come."""
_WHO_MAY = phrases("can|may|cannot")
_ORDERS = (Role.ON, Role.OFF, Role.MAKE)
"""Behind “who may” these ask who may use the bot: “who may turn on dnd?”"""
_ANYBODY = frozenset({"anybody", "anyone", "somebody", "someone", "everybody", "everyone", "people"})
_MONITORS = ("monitor", "watch", "see")
"""Begins of verbs for watching a line."""
_ASKS_ADVICE = frozenset({"should", "shall", "would", "must", "ought"})
_IS_IT_WISE = phrases("ok to|okay to|fine to|safe to|wise to|good idea to|better to|all right to|alright to")
"""These ask what ought to be, which no state of the setting answers."""
_WHAT_HAPPENS = frozenset({"what happens"})
_HOW_MUCH = frozenset({"many", "long", "often", "much"})
_ASKS_WHETHER = phrases("is|are|can|may|does|do|has|have|will")
_PASSED_OVER = frozenset({"not", "or", "either"})
"""Beside these it is still asked whether something is so, be it of several workspaces."""
_SAY_NO_MORE = frozenset(
    phrases("anything|playing|possible|running|working|configured|set|used|use|other|supported|going|all")
)
"""Beside the name of a setting these ask only whether it is on."""
_PAST = frozenset(phrases("why|did|anyone|somebody|someone|anybody|has|had|was|were|been|already"))
_PAST_STARTS = frozenset({"why", "who"})
_CALLS = frozenset({"call", "calls", "dial", "dials", "reach", "phone", "ring"})


def asked_about(reading: Reading, family: Family) -> tuple[str, ...]:
    """The keys of the fields that a question is about, where all of it is understood."""
    stops = [word for word in reading.hard if word.casefold() not in _WHAT_HAPPENS]
    unknown = [word for word in reading.unknown if word.casefold() not in _HOW_MUCH]
    if not reading.asks or stops or unknown or reading.is_corrected:
        return ()
    told = reading.frame.values if isinstance(reading.frame, Frame) else ()
    keys = tuple(told) or asked_fields(reading, family)
    if len(stops) < len(reading.hard):  # what happens then: also where calls go
        branches = {key.rpartition(".")[0] for key in keys}
        phones = [one.key for one in family.fields if isinstance(one, Phone)]
        keys += tuple(one for one in phones if one.rpartition(".")[0] in branches)
    return keys


def asks_for_list(reading: Reading, family: Family) -> bool:
    """Whether it is asked if anything is on the list of a setting that is called like it: “are there digit
    patterns in the gym?”"""
    words = [*reading.sentence.words]
    is_named = any(folded(one.plural) == folded(family.title) for one in family.lists)
    has = {"there", "have", "has"}.intersection(words[:5])
    is_clear = not (reading.hard or reading.unknown or reading.is_corrected)
    return reading.asks and is_named and is_clear and bool(has) and words[0] in _ASKS_WHETHER


def asked_whether(reading: Reading, family: Family, *, is_past: bool = False) -> tuple[Assignment, ...]:
    """The values that a question asks whether they are so: “is dnd on?”, “can it call abroad?”; none for a
    question for something else. With `is_past` those that it is asked why they are so, or who set them."""
    first = reading.sentence.tokens[0].plain if reading.sentence.tokens else ""
    hard = {word.casefold() for word in reading.hard}
    unknown = {word.casefold() for word in reading.unknown} - _SAY_NO_MORE
    if not reading.asks or hard - (_PAST if is_past else _PASSED_OVER) or unknown:
        return ()
    if reading.is_corrected or (first in _ASKS_FOR and not (is_past and first in _PAST_STARTS)):
        return ()
    said = f" {' '.join(reading.sentence.words)} "
    if first in _ASKS_ADVICE or any(f" {one} " in said for one in _IS_IT_WISE):
        return ()
    frame, roles = reading.frame, {piece.role for piece in reading.pieces}
    options = [str(piece.meaning.value) for piece in reading.pieces if piece.role is Role.OPTION]
    kinds = {value.partition("_")[0] for value in options}
    has_value = isinstance(frame, Frame) and not any(isinstance(one, Toggle) for one in frame.missing)
    told = dict(frame.values) if isinstance(frame, Frame) and has_value else {}
    if not told and (first in _ASKS_WHETHER or (is_past and first == "why")) and kinds <= {"ALLOW", "BLOCK"}:
        # The switch between the location's values and its own says nothing of what is asked.
        of_all = [family.main] if family.main and family.main_is_for_all and not family.chooses_own else []
        keys, is_on = asked_fields(reading, family), Role.OFF not in roles and "BLOCK" not in kinds
        told = {key: _as_asked(family.field(key), is_on=is_on) for key in keys or of_all}
    values = [Assignment(family.field(key), text) for key, text in told.items() if text]
    return () if any(one.field.secret for one in values) else tuple(values)


def of_each(reading: Reading, family: Family, typed_name: Callable[[Workspace], str]) -> ShowOnMany | None:
    """The question for a setting of one workspace or another: “is dnd on in the gym or the kitchen?”"""
    hard = {word.casefold() for word in reading.hard}
    if not reading.asks or "or" not in hard or len(reading.workspaces) != 1 or not reading.others:
        return None
    if hard - {"or", "either"} or reading.list:
        return None
    rooms = tuple(dict.fromkeys((*reading.workspaces, *reading.others)))
    selection = Selection(rooms, ", ".join(map(typed_name, rooms)))
    return ShowOnMany(family, selection, asked_whether(reading, family))


def denied_in(reading: Reading) -> str:
    """The verb of a question with “not” in it, and of none with a negation besides; empty for any other."""
    words = reading.sentence.words
    return words[0] if "not" in map(str.casefold, reading.hard) and words[0] in _ASKS_WHETHER else ""


def _as_asked(field: Field, *, is_on: bool) -> str:
    """What a field is where one asks whether it is so: on, or allowed, or the contrary; empty where that
    cannot be told."""
    if isinstance(field, Toggle):
        return typed(is_on)
    word = "yes" if is_on else "no"
    fitting = [one.value for one in field.options if word in one.words] if isinstance(field, Choice) else []
    return fitting[0] if fitting else ""


def asked_everywhere(reading: Reading, intent: Intent | None) -> FindWhere | None:
    """The question which workspaces have a setting set so, where no word of it is left over: “which rooms
    have dnd on?”, “who is forwarded?”, “what goes to 4404?” None for any other sentence."""
    family, words = reading.family, [token.plain for token in reading.sentence.tokens[:2]]
    if family is None or reading.workspaces or reading.list:
        return None
    told = dict(reading.frame.values) if isinstance(reading.frame, Frame) else {}
    may = words[-1] in _WHO_MAY and not any(one.role in _ORDERS for one in reading.pieces)
    is_who = words[0] == "who" and (may or words[-1] in _WHO_IS)
    said = f" {' '.join(reading.sentence.words)} "
    is_where = words[:1] == ["where"] and any(one.role in (Role.ON, Role.OFF) for one in reading.pieces)
    is_anybody = words[0] in _ASKS_WHETHER and not _ANYBODY.isdisjoint(words)
    is_anywhere = reading.asks and (is_anybody or any(f" {one} " in said for one in _ANYWHERE))
    is_of_number = reading.asks and words[0] in _WHAT_GOES and DESTINATION in told
    if not (intent is WORKSPACES or is_who or is_where or is_anywhere or is_of_number):
        return None
    if not told and _MAY.intersection(reading.sentence.words):
        keys = asked_fields(reading, family)
        told = {key: word for key in keys if (word := _as_asked(family.field(key), is_on=True))}
    if not told and family.main and not any(one.role is Role.FIELD for one in reading.pieces):
        told = {family.main: typed(True)}
    hard = {word.casefold() for word in reading.hard}
    hard -= _ANYBODY if is_of_number or is_anybody else frozenset()
    is_denied = hard == {"not"} and len(told) == 1 and reading.asks
    if is_denied:
        told = {key: _contrary(family.field(key), text) for key, text in told.items()}
        hard = set()
    if hard or reading.unknown or reading.is_corrected or reading.others:
        return None
    values = tuple(Assignment(family.field(key), text) for key, text in told.items() if text)
    figures = [token.plain for token in reading.sentence.tokens if token.plain.isdigit()]
    is_whole = all(figure in digits_of(" ".join(told.values())) for figure in figures)
    if not (values and is_whole) or any(one.field.secret for one in values):
        return None
    is_of_all = any(one.role is Role.FIELD for one in reading.pieces)
    in_any_state = family is CALL_FORWARDING and {*told} <= {ENABLED, DESTINATION} and not is_of_all
    is_denied = is_denied and not isinstance(values[0].field, Toggle)  # a switch is just the other way
    return FindWhere(family, values, in_any_state=in_any_state, is_denied=is_denied)


def _contrary(field: Field, text: str) -> str:
    """The other value of a field that has two; of any other the same."""
    return typed(text != typed(True)) if isinstance(field, Toggle) else text


def monitored_by(reading: Reading, workspace: Workspace) -> str:
    """That it is set elsewhere who watches a workspace, where that is asked; empty otherwise."""
    first = reading.sentence.tokens[0].plain if reading.sentence.tokens else ""
    said = {*reading.sentence.words}
    is_who = first in {"who", "whom", "by"} or bool(said & _ANYBODY)
    if reading.family is not MONITORING or not (reading.asks and is_who):
        return ""
    words = [*reading.sentence.words]
    verb = next((at for at, word in enumerate(words) if word.startswith(_MONITORS)), len(words))
    named = next((piece.start for piece in reading.pieces if piece.role is Role.WORKSPACE), len(words))
    if named < verb and "by" not in words:
        return ""  # “who does the front desk monitor”
    name = message_text(workspace.name)
    return f"Who monitors {name} is set where they are, not here. This is what {name} monitors:"


def emergency_calls_asked(reading: Reading) -> str:
    """That nothing here tells whether emergency calls go out, where that is asked; empty otherwise."""
    words = [*reading.sentence.words]
    asks = reading.family is EMERGENCY and words[:1] != [] and words[0] in _ASKS_WHETHER
    if not (asks and _CALLS.intersection(words)):
        return ""
    return (
        "I cannot tell whether emergency calls go out: none of these settings is about that. What is set is "
        "the number that is called back:"
    )
