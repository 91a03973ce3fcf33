"""The types of outgoing calls, what can become of each, and what people call them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.catalogue.model.spoken import phrases, wordings
from cards.fields import Option

CALL_TYPES = {
    "INTERNAL_CALL": "Internal",
    "TOLL_FREE": "Toll-free",
    "NATIONAL": "National",
    "INTERNATIONAL": "International",
    "OPERATOR_ASSISTED": "Operator assistance",
    "CHARGEABLE_DIRECTORY_ASSISTED": "Directory assistance",
    "SPECIAL_SERVICES_I": "Special services I",
    "SPECIAL_SERVICES_II": "Special services II",
    "PREMIUM_SERVICES_I": "Premium services I",
    "PREMIUM_SERVICES_II": "Premium services II",
}
"""The call types the contract lets a write name; GET may give more, which are dropped from writes."""

_CODE = "(authorization|authorisation|access|account|auth) code"
_TRANSFER = "(transfer|auto transfer|autotransfer)"
_NOT_ALLOWED = "(not|no longer|never) (allowed|permitted|possible) [anymore|any more]"
ACTIONS = (
    Option(
        "ALLOW",
        "Allow",
        ("yes",),
        spoken=(
            "(permit|permitted|allowed|unblock|unblocked|unrestrict|unrestricted|unbar|unlock|open)",
            "(open up|opened|let through|possible|authorise|authorize|should work|must work|works)",
            "(work again|working)",
            "(should|must|shall) be (ok|okay|fine|possible|allowed)",
            "(lift|remove) (block|ban|bar|restriction) (on|for|from)",
            "(needs|need) [to] [make|dial|call]",
            "(making|placing|dialing|dialling|calling) [them|it|those] [is] (ok|okay|fine|allowed)",
        ),
    ),
    Option(
        "BLOCK",
        "Block",
        ("no",),
        spoken=(
            "(blocked|forbid|forbidden|disallow|disallowed|prohibit|prohibited|bar|barred|deny|denied|restrict)",
            "(restricted|ban|banned|refuse|lock|locked|impossible|barring)",
            "(keep|kept|stay|stays|remain|remains) closed",
            _NOT_ALLOWED,
        ),
    ),
    Option(
        "AUTH_CODE",
        "Require access code",
        ("code", "access code", "auth code", "ask for an access code"),
        spoken=(
            f"[behind|with|only with|allow with|allowed with|protect with] {_CODE} [required|needed|only]",
            f"(require|requires|ask for|asks for|need|needs|demand|request) {_CODE}",
            f"(have to|should have to|must) (enter|type|type in|key in|dial) [{_CODE}|code]",
            f"(enter|type|type in|key in|dial) ({_CODE}|code)",
            f"be asked for ({_CODE}|code)",
            "code (should|must|has to|is to) be (asked for|entered|required|typed in) [when|if|before]",
            "(require|requires|ask for|asks for|need|needs|with|only with|enter) code [before|for|on|to]",
            f"(require|requires|ask for|asks for|enter|demand) {_CODE} (before|for|on|to)",
            "code (required|needed)",
            "(fac|forced authorization code|forced authorisation code)",
        ),
    ),
    *(
        Option(
            f"TRANSFER_NUMBER_{number}",
            f"Transfer to number {number}",
            (f"transfer {number}", f"send to transfer number {number}"),
            spoken=(
                "[go|goes|route|send|sent|transfer|transferred] [to] "
                f"{_TRANSFER} [number|no] ({number}|{word})",
                f"[go|goes|route|send|sent|transfer|transferred] to number ({number}|{word})",
                f"[go|goes|send|sent] to {ordinal} {_TRANSFER} number",
                "[be] (handed|passed|diverted|redirected|forwarded|routed|put) [over|on|through] to "
                f"{_TRANSFER} [number] ({number}|{word})",
            ),
        )
        for number, word, ordinal in ((1, "one", "first"), (2, "two", "second"), (3, "three", "third"))
    ),
)

PATTERN_ACTIONS = tuple(
    replace(one, spoken=tuple(said for said in one.spoken if said != _NOT_ALLOWED)) for one in ACTIONS
)
"""The same for digit patterns, beside which “not allowed” may be said of a transfer."""

CALL = "call|phone|dial|ring|calling|phoning|dialing|dialling"
COUNTRIES = "abroad|overseas|foreign countries|foreign numbers|other countries|another country"
SPOKEN_TYPES = {
    "INTERNAL_CALL": (
        "(outgoing|outbound) internal (calls|calling)",
        "internal (call|calls|calling|dialing|dialling)",
        "calls inside company",
        f"({CALL}) (internally|inside company|internal (numbers|extensions)|other extensions)",
    ),
    "TOLL_FREE": (
        "[dial] (toll free|tollfree|freephone|free phone|0800|800|1 800) [numbers|calling|dialing|dialling]",
    ),
    "NATIONAL": (
        "(national|long distance|ld|national ld|domestic|toll|nationwide) [calling|numbers|dialing|dialling]",
        f"({CALL}) (long distance|nationally|national numbers|toll numbers|toll calls|domestic numbers)",
        "calls (inside|within) the country",
    ),
    "INTERNATIONAL": (
        "(international|intl|int'l|overseas|foreign|idd|isd|intl ld|international long distance) "
        "[calling|numbers|dialing|dialling]",
        f"[to] ({COUNTRIES})",
        f"(reach|reaching) [people|someone|numbers] ({COUNTRIES})",
        f"({CALL}|call to|calls to) ({COUNTRIES})",
        f"({CALL}) (internationally|international [numbers]|intl|outside the country|out of the country)",
        "make (international|intl|foreign) calls",
        "calls (outside|out of) the country",
    ),
    "OPERATOR_ASSISTED": (
        "(operator|operator assisted|operator assist|operator assistance|operator services)",
        f"({CALL}|calls to) operator",
    ),
    "CHARGEABLE_DIRECTORY_ASSISTED": (
        "[chargeable|paid|charged|pay] directory "
        "(assistance|assisted|assist|enquiries|inquiries|services|info|information)",
        f"({CALL}|calls to) directory (assistance|enquiries|inquiries)",
        "directory (assistance|enquiries|inquiries) that costs [money]",
        "411",
    ),
    **{
        f"{kind.upper()}_SERVICES_{roman}": (
            f"{kind} [rate] [services|service|numbers] ({digit}|{roman.lower()})",
            f"({CALL}) {kind} [rate] [services|service|numbers] ({digit}|{roman.lower()})",
        )
        for kind in ("special", "premium")
        for roman, digit in (("I", 1), ("II", 2))
    },
}
"""What people call the call types besides, as patterns."""


def may_call() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Types of calls, and how people say that somebody may make them."""
    for kind, place in (
        (
            "INTERNATIONAL",
            "(abroad|overseas|(foreign|other) countries|internationally|international [numbers]|intl)",
        ),
        ("NATIONAL", "(long distance|nationally|national [numbers])"),
        ("TOLL_FREE", "(toll free|tollfree|freephone|800|0800) [numbers]"),
        ("CHARGEABLE_DIRECTORY_ASSISTED", "directory (assistance|enquiries|inquiries)"),
        ("OPERATOR_ASSISTED", "operator"),
    ):
        yield (
            kind,
            (
                f"(can|may|has to|have to|needs to|need to|must) (call|phone|dial) {place}",
                f"(can|may|has to|have to|needs to|need to|must) make [calls] {place}",
            ),
        )
    for kind, called in (
        ("INTERNATIONAL", "(international|intl)"),
        ("NATIONAL", "(national|long distance)"),
        ("TOLL_FREE", "(toll free|tollfree)"),
        ("CHARGEABLE_DIRECTORY_ASSISTED", "directory (assistance|enquiries|inquiries)"),
        ("OPERATOR_ASSISTED", "operator"),
    ):
        yield kind, (f"{called} [calls] (ok|okay|fine) [again]",)


_BOTH = (
    "KIND [services|service] (1|i) (and|+|&) [KIND] [services] (2|ii)",
    "[both] KIND ([rate] (services|service|numbers|number|nos|calls|call)|rate)",
    "both (kinds|types|categories|sorts) of KIND [rate] (services|numbers|calls)",
    "KIND [rate] (numbers|services|calls) of (any|either|every|each|both) (kind|kinds|type|sort) , "
    "(i|1) (or|and) (ii|2)",
    "KIND [rate] (numbers|services|calls) of (any|either|every|each|both) (kind|kinds|type|sort)",
    "KIND [rate] (numbers|services|calls) [,] [both|either] (i|1) (or|and) (ii|2)",
    "KIND [,] both (classes|kinds|types|tiers|categories|sorts|levels)",
    "both KIND (call types|call kinds|kinds|types|categories)",
    "[both] KIND (services|service) (i|1|one) (and|&|plus) (ii|2|two)",
)
_ONE = tuple(
    said.lower()
    for kind, label in CALL_TYPES.items()
    if "_SERVICES_" in kind
    for pattern in (label, *SPOKEN_TYPES[kind][:1])
    for said in wordings(pattern)
)
_BOTH_PREMIUM = "premium services 1 & premium services 2"
_PAY_PER_CALL = wordings(
    "(900|1 900|1-900|0900|976|pay per call) (numbers|calls|services|lines)|pay per call|900s|976s"
)
_TOLL_FREE = wordings(
    "(1-800|1800|1 800|0800|1-888|1 888|1888|1-877|1 877|1-866|1 866|1-855|1-844|1-833) "
    "(numbers|number|calls|lines|nos)"
)
_TOLL_FREE_CALLERS = wordings("(1-800|1800|1 800|0800|800|1-888) (callers|caller)")
_BEHIND_PREMIUM = phrases("block|allow|blocked|allowed|off|,|on|in|at|for|from")
_OPEN = ("open", "open up", "unlock")
_OPENED = ("international", "intl", "national", "long distance", "toll free", "operator assistance")
REPHRASED = (
    *(
        (said, f"{kind} services 1 & {kind} services 2")
        for kind in ("special", "premium")
        for pattern in _BOTH
        for said in wordings(pattern.replace("KIND", kind))
    ),
    # One of the two stays what it is.
    *((said, said) for said in _ONE),
    *((said, _BOTH_PREMIUM) for said in _PAY_PER_CALL),
    *((said, "toll free numbers") for said in _TOLL_FREE),
    *((said, "toll free callers") for said in _TOLL_FREE_CALLERS),
    *((f"premium {word}", f"{_BOTH_PREMIUM} {word}") for word in _BEHIND_PREMIUM),
    *((f"{verb} {kind}", f"allow {kind}") for verb in _OPEN for kind in _OPENED),
)
"""What stands for two call types, with both of them said in full, and “allow” before one for “open”, which
shows a setting else."""

_BAR = "(block|bar|forbid|stop|prohibit|ban)"
_INTERNALLY = "(internally|internal (numbers|extensions|calls)|inside company)"
ONLY_INTERNAL = (
    f"(may|can|should|must|to) only [be able to|be allowed to] ({CALL}) {_INTERNALLY}",
    "(may|can|should|must|to) only [be able to|be allowed to] (make|place) internal calls",
    f"only ({CALL}|make|place) {_INTERNALLY}",
    f"({CALL}) {_INTERNALLY} only",
    "only internal (outgoing|outbound) calls",
    "only (outgoing|outbound) internal calls",
    "internal (outgoing|outbound) calls only",
    f"{_BAR} everything (but|except) internal [calls|ones]",
    "everything [is|should be|must be] (blocked|barred|forbidden) (but|except) internal [calls|ones]",
    "(all|everything) (but|except) internal [calls|ones] [is|are|should be|must be] (blocked|barred)",
    f"({_BAR}|no) all [outgoing|outbound] calls (but|except) internal [ones|calls]",
)
"""Say that only calls inside may be made."""
ONLY_SOME = (
    "only [to|call|make] (internal|national|domestic|toll free) [calls|numbers]",
    "[to] internal [calls|numbers] only",
    "to (internal|national|domestic|toll free) calls",
    "only [be able to|able to] (call|dial|phone) (internally|nationally)",
    "all call types",
    "(every|all) (types|kinds) of calls",
    "(block|stop|bar|forbid|allow|restrict|no|disable|prevent) [all|any] (outgoing|outbound) calls",
    "(outgoing|outbound) calls (off|blocked|barred|allowed)",
    "(unrestricted|open|unlimited) (outgoing|outbound) calls",
)
"""Say that all other types become something else, which a sentence does not set."""

NO_CODE = (
    "(nobody|no one) (should|must) [have to] (enter|type|type in|key in|dial|need) [access|account] code",
    "(should not|must not|does not|do not) (have to|need to) (enter|type|type in|key in|dial) [access] code",
    "(should not|must not|not) (need|require|ask for) [access|account|authorization] code",
    "without [access|account|authorization] code",
)
"""Say that no code is needed, and not whether calls may go out then."""
