"""The words with which access codes are spoken of."""

from __future__ import annotations

import re

from bot.catalogue import family_of
from bot.language.codes_and_pins import FAC
from bot.language.sentence.words import general_words as general

_FAMILY = family_of("codes")
_LIST = _FAMILY.lists[0]
NAMES = frozenset(
    word for name in (*_FAMILY.names(), *_LIST.names(), *_LIST.spoken, *FAC) for word in name.split()
)
ADDS = frozenset(
    general.phrases(
        "add|new|create|make|give|need|needs|wants|gets|requires|register|enter|put|load|program|assign|issue|"
        "provision"
    )
)
DROPS = frozenset(
    general.phrases(
        "delete|remove|del|rm|drop|bin|scrap|revoke|cancel|erase|take|clear|kill|deleting|pull|pulling|retire|"
        "purge|wipe|yank|axe|kick|ditch|nuke|strike|toss|trash|rid|rip|zap"
    )
)
NEEDS = frozenset({"need", "needs", "wants", "requires", "gets", "get"})
GOES = re.compile(
    r"\b(?:must|should|(?:has|have|need|needs|is|are|ought) to|can|may) (?:please |now |also )?"
    r"(?:be (?:deleted|removed|revoked|cancell?ed|dropped|erased|taken (?:off|out|away)|pulled|scrapped)"
    r"|go(?! (?:to|in|into|out|through|home|on|with)\b)|come (?:off|out))\b"
)
"""Says of a code that it is to be removed."""
CALLS = frozenset({"call", "name", "label", "describe", "mark", "tag"})
DESCRIBED = frozenset(
    general.phrases("description|desc|descr|described|called|named|label|labelled|labeled|marked|tagged|as")
)
SAYS_NOTHING = frozenset(
    word for phrase in (*general.POLITE, *general.GLUE, *general.AND) for word in phrase.split()
) | {"on", "off", "up", "to"}
CONDITIONS = frozenset(
    general.phrases("if|unless|until|when|whenever|while|once|tomorrow|someday|would|not|never|or")
)
NEGATES = frozenset(general.phrases("no|longer|without|nobody|none|off|stop|away|gone"))
"""Beside these no code is added."""
GONE = frozenset(
    general.phrases(
        "revoked|removed|deleted|cancelled|canceled|dropped|expired|blocked|changed|like|out|hardly"
    )
)
"""Beside these a code may be one that is no longer to be there: it is not added."""
SAYS = frozenset(
    general.phrases("say|says|said|claims|claimed|tells|told|thinks|thought|asks|asked|wonders|wanted")
)
"""Before “needs” these tell what somebody else says: nothing is ordered."""
STOPS = frozenset(phrase for phrase in general.HARD if " " not in phrase) | CONDITIONS
REFUSES = frozenset(
    general.phrases(
        "no|not|never|forbid|forbids|forbidden|refuse|refuses|refused|deny|denies|denied|reject|rejects|rejected|decline|"
        "declined|withdrawn|cancelled|canceled|revoked|hate|hates|against|joke|draft|doubts|example|spam|test"
    )
)
"""Beside an order these may say that it is not to be made."""
DENIES = REFUSES - {"no", "not", "never", "against", "test", "spam"}
"""These may also where they are told before it; “he does not work here” denies nothing."""
REPORTS = frozenset(general.phrases("is|are|was|were|has|had|does|did|will|works|stopped|expired|needed"))
"""Beside these a code is spoken of, and nothing is ordered."""
SPOKEN_OF = frozenset({"removal", "deletion", "request"})
"""An order is spoken of, and taken back or asked about."""
