"""The types of outgoing calls, what can become of each, and what people call them."""

from __future__ import annotations

from bot.catalogue.model.spoken import phrases
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

_ASKING = phrases(
    "require|require an|ask for an|need an|with an|protect with an|enter an|only with an|demand an|"
    "request an|"
)
_CODES = ("authorization", "authorisation", "access", "account", "auth")
ACTIONS = (
    Option("ALLOW", "Allow", ("yes",), spoken=("permit", "let through", "allowed", "unblock", "unrestrict")),
    Option(
        "BLOCK",
        "Block",
        ("no",),
        spoken=("blocked", "forbid", "disallow", "prohibit", "bar", "deny", "restrict", "ban", "refuse"),
    ),
    Option(
        "AUTH_CODE",
        "Require access code",
        ("code", "access code", "auth code", "ask for an access code"),
        spoken=(
            *(f"{verb} {what} code".strip() for verb in _ASKING for what in _CODES),
            "require a code",
            "ask for a code",
            "only with a code",
            "with a code",
            "require code",
        ),
    ),
    Option("TRANSFER_NUMBER_1", "Transfer to number 1", ("transfer 1", "send to transfer number 1")),
    Option("TRANSFER_NUMBER_2", "Transfer to number 2", ("transfer 2", "send to transfer number 2")),
    Option("TRANSFER_NUMBER_3", "Transfer to number 3", ("transfer 3", "send to transfer number 3")),
)


SPOKEN_TYPES = {
    "INTERNAL_CALL": ("internal calling", "calls inside the company", "outgoing internal calls"),
    "TOLL_FREE": phrases(
        "toll free numbers|tollfree|freephone|free phone|freephone numbers|toll free calling"
    ),
    "NATIONAL": phrases(
        "national calling|long distance|long distance calls|domestic|domestic calls|national numbers|"
        "outgoing national calls|calls inside the country|domestic calling"
    ),
    "INTERNATIONAL": phrases(
        "international calling|abroad|calls abroad|calling abroad|to abroad|overseas|overseas calls|"
        "foreign calls|calls to other countries|calls to foreign countries|international numbers|"
        "outgoing international calls|dial abroad|call abroad|international dialing|international dialling|"
        "calls overseas|call overseas|calls to foreign numbers|foreign numbers|call other countries|"
        "call internationally|make international calls|make calls abroad|calling overseas|"
        "outbound international calls"
    ),
    "OPERATOR_ASSISTED": phrases(
        "operator|operator calls|operator assisted|operator assisted calls|operator services|"
        "calls to the operator"
    ),
    "CHARGEABLE_DIRECTORY_ASSISTED": phrases(
        "chargeable directory assistance|chargeable directory assisted|directory assisted calls|"
        "chargeable directory assistance calls|directory enquiries|directory inquiries|directory services"
    ),
    **{
        f"{kind.upper()}_SERVICES_{roman}": (
            f"{kind} services {digit}",
            f"{kind} service {digit}",
            f"{kind} {digit}",
            f"{kind} services {digit} calls",
            f"{kind} service {digit} calls",
            f"{kind} numbers {digit}",
            f"{kind} {digit} calls",
        )
        for kind in ("special", "premium")
        for roman, digit in (("I", 1), ("II", 2))
    },
}
"""What people call the call types besides."""

_BOTH = phrases(
    "services 1 and 2|service 1 and 2|1 and 2|calls|services i and ii|numbers|rate calls|services|"
    "rate numbers|service calls|services calls"
)
REPHRASED = (
    *(
        (f"{kind} {said}", f"{kind} services 1 and {kind} services 2")
        for kind in ("special", "premium")
        for said in _BOTH
    ),
    # One of the two stays what it is.
    *(
        (said.lower(), said.lower())
        for kind, label in CALL_TYPES.items()
        if "_SERVICES_" in kind
        for said in (label, *SPOKEN_TYPES[kind])
    ),
)
"""What stands for two call types, with both of them said in full."""
