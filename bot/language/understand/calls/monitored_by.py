"""Who is to monitor a workspace: another workspace, which has a list of its own, or a person."""

from __future__ import annotations

import re

from bot.access import Viewer
from bot.errors import NotAvailable
from bot.language.requests.request import Request
from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.tokens import Sentence
from bot.language.understand.calls.marked_words import Marked, marked
from bot.language.understand.earlier.taken_back import shown_first
from bot.language.understand.one_sentence import RunCommand
from bot.names.text import quoted
from bot.names.workspaces import typed_name
from cards.text import message_text

_MAY = r"(?:(?:may|can|should|must|shall|will|is|are|has|have|needs?|wants?|ought|be|able|allowed|also) )*"
_SEEN = r"(?:watched|monitored|seen|supervised|observed)"
_SEES = r"(?:watch(?:es)?|monitors?|supervises?|observes?|sees?|keeps? (?:an )?eye on)"
_STATE = (
    r"(?: (?:is|are)(?: (?:busy|free|engaged|available|in use|in (?:a )?call|"
    r"on (?:(?:a|its|their) )?(?:phone|call)|talking|ringing|idle))?| rings| status| state| lamp| light)?"
)
_OF = r"(?:(?:whether|if|when|that|status|state|lamp|light|calls?|of|on|is) )*"
_LIST = r"(?:monitoring|monitor|monitored|blf|busy lamp field|busy lamp|watch)(?: (?:list|lines?|keys?))?"
_IT = r"(?: (?:can|could|so|and|add|put|place|it|that|them|to|on|their|its|monitoring|list|do))*"
_PASSIVE = re.compile(
    rf"(?:let |have |make )?(?P<seen>@\d) {_MAY}(?:(?:to|being) )?(?:be )?{_SEEN} (?:by|from) (?P<who>[@$]\d)"
)
_ACTIVE = re.compile(
    rf"(?:let |allow |have |enable )?(?P<who>[@$]\d) {_MAY}(?:to )?(?:be able to )?{_SEES} {_OF}"
    rf"(?P<seen>@\d){_STATE}{_IT}"
)
_ON_LIST = re.compile(
    rf"(?:add|put|include|place|enter) (?P<seen>@\d) (?:to|on|onto|in|into) (?P<who>\$\d) {_LIST}"
)
_OFF_LIST = re.compile(
    rf"(?:remove|take|drop|delete|strike) (?P<seen>@\d) (?:from|off) (?P<who>\$\d) {_LIST}"
)
_CUES = frozenset(
    phrases(
        "watch|watched|watches|monitor|monitored|monitors|monitoring|supervise|supervised|supervises|observe|observed|"
        "observes|see|seen|sees|blf|eye|lamp"
    )
)
_VOCABULARY = frozenset({*_CUES, "keep", "need", "call", "key", "line"}) | frozenset(
    word for one in (_PASSIVE, _ACTIVE, _ON_LIST, _OFF_LIST) for word in re.findall("[a-z]{2,}", one.pattern)
)


def may_tell_monitor(sentence: Sentence) -> bool:
    """Whether a word of it may tell of monitoring."""
    return not (_CUES.isdisjoint(sentence.words) or sentence.asks)


def monitored_by(viewer: Viewer, sentence: Sentence, run: RunCommand) -> Request | None:
    """The change of the list of the workspace that monitors, to be shown first; None for any other sentence.

    Raises NotAvailable where a person is to monitor: “the gym can be watched by Ravi”.
    """
    said = marked(viewer.workspaces(), sentence, _VOCABULARY)
    found = next(
        filter(None, (one.fullmatch(said.text) for one in (_PASSIVE, _ACTIVE, _ON_LIST, _OFF_LIST))), None
    )
    if found is None or (found["who"][0] == "$" and not said.is_name(found["who"])):
        return None
    if found["who"][0] == "$":
        raise _of_person(said, found["who"], found["seen"])
    if found.re is _ACTIVE and not _tells_state(found[0]):
        return None
    index = viewer.workspaces()
    who, seen = (typed_name(index, said.place(found[one])) for one in ("who", "seen"))
    order = f"set monitoring {who} monitored lines add {quoted(said.place(found['seen']).name)}"
    return shown_first(viewer, run(order), order) if who != seen else None


def _tells_state(said: str) -> bool:
    """Whether it is told what is seen of the other workspace, which nothing else reads."""
    return re.search(r" see.* (?:when|whether|if) @", said) is not None


def _of_person(said: Marked, who: str, seen: str) -> NotAvailable:
    name, place = message_text(said.name(who)), message_text(said.place(seen).name)
    return NotAvailable(
        f"What {name} can see is set for {name}, and I change call settings of workspaces. "
        "Nothing was changed.",
        f"Set it in Control Hub. That {place} monitors {name} I can set.",
    )
