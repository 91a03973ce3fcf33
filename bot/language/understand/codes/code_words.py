"""The words with which access codes are spoken of."""

from __future__ import annotations

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
        "purge|wipe|yank|axe"
    )
)
CALLS = frozenset({"call", "name", "label", "describe", "mark", "tag"})
_SAYS_ELSE = frozenset(
    general.phrases(
        "no|not|nothing|nobody|none|never|else|other|before|till|until|when|once|first|ask|asks|wonder|supposed|"
        "rather|request|should|could|would|notice|cut|kick|if|or|but|let|so that|as"
    )
)
"""In a polite phrase, and by themselves something else."""
SAYS_NOTHING = (
    frozenset(word for phrase in (*general.POLITE, *general.GLUE, *general.AND) for word in phrase.split())
    | {"on", "off", "up", "to"}
) - _SAYS_ELSE
CONDITIONS = frozenset(
    general.phrases("if|unless|until|when|whenever|while|once|tomorrow|someday|would|not|never|or")
)
NEGATES = frozenset(general.phrases("no|longer|without|nobody|nothing|none|off|stop|away|gone"))
"""Beside these no code is added."""
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
