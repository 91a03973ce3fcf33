"""What people want of calls that go out, by their types."""

from __future__ import annotations

from collections.abc import Iterator

from bot.catalogue.effects.words import DENIED
from bot.catalogue.model.effect import Effect, effect

_BOTH_KINDS = (
    r"(?:,? (?:of )?(?:both|either|all)(?: the| two)? (?:kinds?|types?|sorts?|classes|categories|groups?),"
    r"?| I and II| 1 and 2)?"
)
_BEHIND = r"(?:[- ]?(?:rate|rated|services?|numbers?|calls?|lines?|destinations?|dial(?:ing|ling)))*"
_CODE = (
    r"\b(?:access|authori[sz]ation|auth|account|security)[- ]codes?\b|\b(?:a|the|their) code\b"
    r"|\bbefore (?:anybody|anyone|somebody|someone|they|he|she|people|guests|staff|it|@|an? \w+|any \w+|"
    r"the \w+|we)\b"
)
_BARS = (
    r"(?:block\w*|bar(?:s|red|ring)?|forbid\w*|forbidden|prohibit\w*|ban(?:s|ned)?|stop\w*|disallow\w*|"
    r"refus\w*|put an end to|cut off"
    r"|lock\w*|close\w*|off[- ]limits|end)\b"
)
_ALLOWS = (
    r"(?:allow\w*|permit\w*|unblock\w*|open\w*|enable\w*|free\w*|lift\w*|let|possible|may|can|able|needs?|"
    r"requires?|again|release\w*)\b"
)
_NOT = (
    r"(?:\b(?:not|never|no longer|no more|without|stop|cease|quit|nobody|no[- ]?one|no)\b|n['’]t\b)"
    r"(?:[^\w,;.]+\w+){0,4}?[^\w,;.]+"
)
_TRANSFER = (
    r"\b(?:transferr?\w*|pass\w*(?: [\w-]+){0,3}? (?:on|along|over)|hand\w*(?: [\w-]+){0,3}? (?:on|over))\b"
)
_NUMBER = r"\b(?:auto(?:matic)?[- ]?)?transfer number"
_NUMBERS = ((1, "1|one"), (2, "2|two"), (3, "3|three"))


def _of_type(cues: str, said: str, *names: str) -> tuple[Effect, Effect, Effect]:
    """What can be wanted of calls of a type: a code, no transfer, or that they be barred or allowed."""

    def each(value: str) -> str:
        return " ".join(f"{name}{value}" for name in names)

    one_kind = (
        r"\b(?:types?|kind|class|category|services?|calls|numbers) (?:(?-i:II?)|[12]|one|two)\b(?! ?(?:and|"
        r"or|&))"
    )
    kind = rf"\b(?:the |all |any |an? )?{said}{_BEHIND}\b{_BOTH_KINDS}"
    never = (
        rf"{one_kind if len(names) > 1 else '#'}|#|\bincoming\b|\bforward|\brecord|\bto @|\bannounce|"
        r"\bemergency\b"
    )
    return (
        effect(
            "outgoing",
            cues,
            (kind, _CODE),
            (
                (rf"{_NOT}(?:need\w*|requir\w*|ask\w*|have to|enter|key in)|without", ""),
                (said, each(" require access code")),
            ),
            never=rf"{never}|{_TRANSFER}",
        ),
        effect(
            "outgoing",
            cues,
            (kind, _TRANSFER),
            (
                (rf"(?:\b(?:not|never|no longer)\b|n['’]t\b).*{_NUMBER}", ""),
                *((rf"{_NUMBER} (?:{said})\b", each(f" transfer to number {at}")) for at, said in _NUMBERS),
                (rf"\bno longer\b.*(?:{_BARS})|\bagain\b", each(": allow transfer on")),
                (rf"{DENIED}|\b{_BARS}", each(": allow transfer off")),
                (r"\b(?:may|can|allow\w*|able|let|should|want\w*)\b", each(": allow transfer on")),
            ),
            never=rf"{never}|{_CODE}",
        ),
        effect(
            "outgoing",
            cues,
            (kind,),
            (
                (rf"{_NOT}(?:be )?{_BARS}", each(" allow")),
                (
                    rf"\b{_BARS}|{_NOT}{_ALLOWS}|\b(?:no|nobody|no[- ]?one|never|not|off)\b|n['’]t\b",
                    each(" block"),
                ),
                (rf"\b{_ALLOWS}", each(" allow")),
            ),
            never=(
                rf"{never}|{_TRANSFER}|{_CODE}|\bonly\b|\bpattern|\bcode|\bintercept|\bdirectory privacy|"
                r"\bin the "
                r"directory"
            ),
        ),
    )


def _one_kind(cues: str, said: str, name: str) -> Iterator[Effect]:
    """The same of one of two kinds: “special services of type I”."""
    for one, told in (("i", r"(?:(?-i:I)|1|one)"), ("ii", r"(?:(?-i:II)|2|two)")):
        kind = (
            rf"{said}{_BEHIND}(?: of)?(?: (?:the )?(?:types?|kind|class|category))? {told}\b(?! ?(?:and|or|"
            r"&))"
        )
        yield from _of_type(cues, kind, f"{name} {one}")


DIALLED_EFFECTS = (
    *_of_type("intern", "international(?:ly)?", "international"),
    *_of_type("nation domest long", "(?:national|domestic|long[- ]distance)(?:ly)?", "national"),
    *_of_type("toll freeph 0800 800", "(?:toll[- ]free|freephone|0800|800)", "toll-free"),
    *_of_type(
        "operat",
        "operator(?:['’]s)?[- ](?:assist(?:ed|ance)|calls?|services?|numbers?)",
        "operator assistance",
    ),
    *_of_type(
        "charge direct 411 paid",
        r"(?:chargeable |paid |paid-for )?(?:directory (?:assist(?:ed|ance)|enquir(?:y|ies)|inquir(?:y|"
        r"ies))|411)",
        "directory assistance",
    ),
    *_one_kind("premiu", "premium", "premium services"),
    *_one_kind("specia", "special[- ](?:services?|rate)", "special services"),
    *_of_type("premiu", "premium", "premium services i", "premium services ii"),
    *_of_type("specia", "special[- ](?:services?|rate)", "special services i", "special services ii"),
)
