"""Settings of a switch or two: call waiting, do not disturb and anonymous call rejection."""

from __future__ import annotations

from bot.catalogue.model.family import Family
from bot.catalogue.model.shape import untitled
from bot.catalogue.settings.words.anonymous_words import ANONYMOUS_ACTS
from bot.catalogue.settings.words.helping_verbs import PUT_THERE, SHORT_RING, TAKEN_AWAY
from bot.catalogue.settings.words.simple_words import NOT_DISTURBED_ACTS, SECOND, WAITING_ACTS
from cards.fields import Toggle

_REMINDER = "(reminder|ring reminder|reminder ring|short ring|ring splash|splash)"

CALL_WAITING = Family(
    key="waiting",
    title="Call Waiting",
    help="A second call can come in during a call.",
    words=("waiting", "call waiting", "cw"),
    path="/workspaces/{workspaceId}/features/callWaiting",
    main="enabled",
    expected={"enabled": True},
    spoken=(
        "callwaiting",
        "call (wtg|wait)",
        "double calls",
        SECOND,
        "(second call|call waiting) (beep|beeps|tone|signal|alert|notification)",
    ),
    acts=WAITING_ACTS,
    starts=PUT_THERE,
    stops=TAKEN_AWAY,
    asks=(
        "(second|another|waiting) (call|caller)",
        "(beep|beeps|tone) during call",
        "call comes (in|through) while",
    ),
    sections=untitled(Toggle(key="enabled", label="Call waiting", words=("enabled",))),
)

DO_NOT_DISTURB = Family(
    key="dnd",
    title="Do Not Disturb",
    help="Calls are turned away as if the phone were busy.",
    words=("dnd", "do not disturb", "do-not-disturb"),
    path="/telephony/config/workspaces/{workspaceId}/doNotDisturb",
    main="enabled",
    spoken=(
        "(do not disturb|dnd) mode",
        "(dnd|do not disturb) (turns away|rejects|declines)",
        "(during|while on|while in) (dnd|do not disturb)",
        "is on (dnd|do not disturb)",
        "(turned away|rejected|declined) by (dnd|do not disturb)",
    ),
    acts=NOT_DISTURBED_ACTS,
    starts=(*PUT_THERE, "stick", "slap"),
    stops=(*TAKEN_AWAY, "put out"),
    sections=untitled(
        Toggle(key="enabled", label="Do not disturb", words=("enabled",)),
        Toggle(
            key="ringSplashEnabled",
            label="Ring reminder",
            words=("reminder", "ring splash"),
            spoken=(
                SHORT_RING,
                f"(dnd|do not disturb) {_REMINDER}",
                f"{_REMINDER} (during|while on|while in|for|on|in) (dnd|do not disturb)",
                f"{_REMINDER} (when|if|while|whenever) (dnd|do not disturb) (turns call away|is on)",
            ),
            help="A short ring on the phone for each call turned away.",
        ),
    ),
)

ANONYMOUS_CALL_REJECTION = Family(
    key="anonymous",
    title="Anonymous Call Rejection",
    help="Turns away callers who hide their number.",
    words=("anonymous", "anonymous call rejection", "anonymous reject", "anon"),
    path="/telephony/config/workspaces/{workspaceId}/anonymousCallReject",
    professional=True,
    main="enabled",
    spoken=(
        "acr",
        "(anonymous|anon) (rejection|block|blocking)",
        "anon reject",
        "(anonymous|anon) (call|calls|caller|callers) (reject|rejection|block|blocking|rejecting|screening)",
        "(rejection|blocking) of anonymous (calls|callers)",
    ),
    acts=ANONYMOUS_ACTS,
    asks=(
        "(anonymous|private|hidden|withheld|unknown|unidentified) (calls|callers|numbers|caller)",
        "without (caller id|number|showing)",
        "(calls|callers) (hidden|withheld|private|hiding|hide|withholding)",
        "(caller|callers|someone|somebody|people) (hide|hides|withhold|withholds) (their|his|her|the) number",
        "(hide|hides|withhold|withholds) (their|his|her|the) (number|numbers)",
    ),
    sections=untitled(Toggle(key="enabled", label="Reject anonymous calls", words=("enabled",))),
)
