"""Barge-in and call bridge: who may join a call, and the tone that tells so."""

from __future__ import annotations

from bot.catalogue.model.family import Family
from bot.catalogue.model.shape import Values, untitled
from bot.catalogue.model.spoken import SOMEBODY, Act
from bot.catalogue.settings.words.helping_verbs import PUT_THERE, TAKEN_AWAY
from cards.fields import Toggle

_SILENCED = ("silence", "mute")
_COLLEAGUE = "(colleague|supervisor|manager|coworker|boss)"
_SOUNDS = Act(
    says=(
        "(should|must|to) (be played|play|sound|be heard)",
        "be (played|heard)",
        "[everyone|everybody|callers] [should|must] (hear|hears)",
        "played",
    ),
    contrary={},
)
"""What a tone does, beside its name."""


def _sounding(key: str) -> tuple[Act, ...]:
    """What people say of the tone without naming it, or with no other verb: “warn the kitchen when …”."""
    return (
        Act(
            says=(
                "[should|must|to] be silent",
                "(silent|silently)",
                "[should|must] (make|play) no (sound|noise|tone)",
                "[but] without [warning] (tone|beep|sound|signal)",
                "(leave out|leave off|skip|drop|omit|spare us|spare people|spare callers|do without) "
                "[bridge|call bridge|bridging|barge in] [warning|stutter|alert] (tone|beep|sound|signal)",
                "[bridge|call bridge|bridging|barge in] [warning|stutter|alert] (tone|beep|sound|signal) "
                "(left out|left off|skipped|dropped|omitted)",
            ),
            values={key: False},
            beside_name=True,
        ),
        Act(
            says=(
                "warn [with (tone|beep)]",
                "(should|must) not be silent",
                "sound [warning] (tone|beep)",
                "(be|get) warned [with (tone|beep)]",
                "(needs|should have|must have|wants|gets) [warning] (tone|beep)",
                "[people|callers|everyone|everybody|others|both] (should|must|to) hear [warning] (tone|beep)",
            ),
            values={key: True},
            contrary={key: False},
            beside_name=True,
        ),
    )


_SOMEONE = "(someone|somebody|people|anyone|another user|colleague)"
_BRIDGED = "(bridged call|bridged calls|shared call)"
SUPERVISORS = (
    "(supervisor|supervisors|manager|managers|team lead|team leads|team leader|staff|agents|coworkers|users|"
    "trainer|trainers|coach|coaches|sups|shift lead|shift leads)"
)
"""Who may join calls of others, in patterns."""


def _barge_in(name: str, values: Values) -> str:
    if not values["enabled"]:
        return f"Nobody may barge in on calls at {name}."
    return f"Others may barge in on calls at {name}, {'with' if values['toneEnabled'] else 'without'} a tone."


def _bridge(name: str, values: Values) -> str:
    tone = "A tone" if values["warningToneEnabled"] else "No tone"
    return f"{tone} tells when somebody bridges into a call at {name}."


BARGE_IN = Family(
    key="barge",
    title="Barge In",
    help="Others may join a call on this phone.",
    words=("barge", "barge in", "barge-in"),
    path="/telephony/config/workspaces/{workspaceId}/bargeIn",
    professional=True,
    main="enabled",
    summary=_barge_in,
    spoken=(
        "bargein",
        "(barging|barges) [in|into] [call|calls]",
        "barge into",
        "barge in (through|by|via|with) (fac|feature access code|feature access codes)",
        f"when ({SOMEBODY}|{_COLLEAGUE}|{SUPERVISORS}) (barge|barges) [in|into]",
        f"(when|if|whenever) ({SOMEBODY}|{_COLLEAGUE}|colleagues|{SUPERVISORS}) "
        "(break|breaks|cut|cuts|step|steps|listen|listens) (into|in on|in to|in) "
        "[call|calls|on call|on calls]",
    ),
    acts=(
        Act(
            says=(
                f"(let|allow|permit) {SOMEBODY} [to] barge",
                f"(let|allow|permit) {SOMEBODY} [to] join [running|ongoing|active|live] (call|calls)",
                "(others|other people|colleagues) (should|may|can|must) [be able to] join "
                "[running|ongoing|active|live] (call|calls)",
                f"(letting|allowing) {SOMEBODY} [to] (barge|join calls)",
            ),
            values={"enabled": True},
        ),
        Act(
            says=(
                f"[{SUPERVISORS}] (would like to|want to|wants to|need to|be able to|should be able "
                "to|should be allowed to|are able to|are allowed to|be allowed to|can|may) barge "
                "[in|into|in on] [calls]",
                "be able to (break|cut|step|hop|jump) in on [calls|call]",
                f"[{SUPERVISORS}] [must|should|may|can] be able to (hop|jump|break) into [calls|call]",
                f"(let|allow) {SUPERVISORS} [to] (barge|join|break into) [in|in on] [calls]",
            ),
            values={"enabled": True},
            contrary={"enabled": False},
        ),
        Act(
            says=(f"[{SUPERVISORS}] (barge in|barging in|barging) (ok|okay|fine|allowed) [again]",),
            values={"enabled": True},
            is_guess=True,
        ),
        Act(
            says=("(nobody|no one) barges [in|into] [on] [calls]",), values={"enabled": False}, is_guess=True
        ),
        Act(
            says=(
                f"(stop|prevent|block|keep) ({SOMEBODY}|{SUPERVISORS}) [from] (barging [in|into]|"
                "joining) [calls]",
                "(nobody|no one) [should|may|can|must] [be able to|be allowed to] barge [in|into] "
                "[on] [calls]",
                f"do not (let|allow) ({SOMEBODY}|{SUPERVISORS}) [to] (barge|join) [in|into|in on] [calls]",
            ),
            values={"enabled": False},
        ),
        Act(
            says=(
                f"{SUPERVISORS} (should not|must not|may not|can not|should no longer) [be able to] barge "
                "[in|into] [calls]",
                f"{SUPERVISORS} are not to barge [in|into] [on] [calls]",
                "barging [in|into] must stop",
            ),
            values={"enabled": False},
            is_guess=True,
        ),
        Act(
            says=("[and] play [warning] tone", "[and] with [warning] (tone|beep)"),
            values={"enabled": True, "toneEnabled": True},
            contrary={"toneEnabled": False},
            needs_name=True,
            beside_name=True,
        ),
        Act(
            says=("(gets|get|needs|wants) (barge in|barge)", "[make it] possible to barge in [on] [calls]"),
            values={"enabled": True},
            is_guess=True,
        ),
        *_sounding("toneEnabled"),
        _SOUNDS,
    ),
    starts=PUT_THERE,
    stops=(
        *TAKEN_AWAY,
        *_SILENCED,
        "forbid",
        "forbidden",
        "ban",
        "banned",
        "disallow",
        "disallowed",
        "prohibit",
        "prohibited",
        "no longer allowed",
        "no longer possible",
        "no longer needed",
    ),
    asks=(
        "(barge|barges|barging) (in|into)",
        "(join|joins|break into|listen in|listen to|step into) (calls|call|conversation|conversations)",
    ),
    sections=untitled(
        Toggle(key="enabled", label="Barge in", words=("enabled",)),
        Toggle(
            key="toneEnabled",
            label="Play a tone",
            words=("tone",),
            spoken=(
                f"[play|playing] [warning] (tone|beep) when ({SOMEBODY}|{SUPERVISORS}) (barge|barges) [in]",
                "[playing] (barge|barge in|barging|barging in) "
                "(tone|beep|warning tone|sound|alert tone|warning)",
                "(tone|beep) when barging [in]",
                "[play] [warning] (tone|beep) (on|for|during) (barge in|barge ins|barging in)",
                f"(tone|beep|warning tone) when {_COLLEAGUE} barges [in|into]",
                f"(tone|beep) [should|must] [be] (played|sound|heard) when ({SOMEBODY}|{_COLLEAGUE}) "
                "(barge|barges) [in|into]",
                "(tone|beep|warning tone)",
                f"[play|playing] (tone|beep) (when|if) ({SOMEBODY}|{_COLLEAGUE}) (joins|join) [in] [on] "
                "[call|calls]",
            ),
        ),
    ),
)

CALL_BRIDGE = Family(
    key="bridge",
    title="Call Bridge Warning Tone",
    help="A tone tells when somebody bridges into a call on a shared line.",
    words=("bridge", "call bridge", "bridge tone", "call bridge tone", "call bridge warning tone"),
    path="/telephony/config/workspaces/{workspaceId}/callBridge",
    professional=True,
    main="warningToneEnabled",
    summary=_bridge,
    expected={"warningToneEnabled": True},
    spoken=(
        "call bridging",
        "shared line",
        "bridged (calls|call)",
        "bridging",
        f"when ({SOMEBODY}|{_COLLEAGUE}) (bridge|bridges) [into|onto|on|in] [shared] [call|calls]",
        f"(when|if|whenever) {_SOMEONE} (join|joins) "
        f"(call on shared line|[their|our|its] shared line|{_BRIDGED})",
        f"(people|colleagues|somebody|someone) (joining|bridging into) ({_BRIDGED}|shared line)",
        f"when (another|other) phone (joins|bridges) [into] ({_BRIDGED}|shared line|call on shared line)",
    ),
    acts=(*_sounding("warningToneEnabled"), _SOUNDS),
    starts=PUT_THERE,
    stops=(*TAKEN_AWAY, *_SILENCED, "no longer needed"),
    asks=(
        "(bridge|bridges|bridged|bridging) (tone|beep|warned|warning)",
        "(tone|beep|warned|warning) (bridge|bridges|bridged|bridging|shared line)",
    ),
    sections=untitled(
        Toggle(
            key="warningToneEnabled",
            label="Warning tone",
            words=("enabled", "tone"),
            spoken=(
                f"[play|playing] [warning|stutter] (tone|beep) when {SOMEBODY} (bridge|bridges) "
                "[into|in|onto|on to] [line|call|calls]",
                "[play|playing] [warning|stutter] (tone|beep) (when|if) (call|calls) (is|are|get|gets) "
                "(bridged|joined)",
                "[play|playing] [call] (bridge|bridging) [warning] (tone|beep)",
                "[warning] (tone|beep) [again] (when|if) [it is] (bridged|bridging)",
                "shared line (tone|beep|warning tone)",
                "[play|playing] [warning|stutter] (tone|beep) (on|for|during|in) (bridged calls|"
                "bridged call|call bridge|"
                "call bridging|bridging|shared line)",
                "(bridging|bridge|call bridge) (tone|beep|warning|sound)",
                "stutter tone",
                "(beep|warning beep|warning sound|alert tone)",
            ),
        )
    ),
)
