"""Call Forwarding: always, when busy, when nobody answers, and when the phone cannot be reached."""

from __future__ import annotations

from bot.catalogue.model.family import Conflict, Family
from bot.catalogue.model.rings import rings, too_many_rings
from bot.catalogue.model.shape import section
from bot.catalogue.settings.words.call_forwarding_words import (
    ACTS,
    ALWAYS,
    ASKS,
    CALL_IS,
    NOUN,
    NUMBER,
    OUT_OF_NETWORK,
    PASSED,
    REPHRASED,
    SPOKEN,
    UNANSWERED,
    UNREACHABLE,
)
from bot.catalogue.settings.words.helping_verbs import PUT_THERE, SHORT_RING, TAKEN_AWAY
from cards.fields import Phone, Toggle

BUSY = "callForwarding.busy"
NO_ANSWER = "callForwarding.noAnswer"
CONTINUITY = "businessContinuity"
BRANCHES = (ALWAYS, BUSY, NO_ANSWER, CONTINUITY)
RINGS = f"{NO_ANSWER}.numberOfRings"
MOST_RINGS = f"{NO_ANSWER}.systemMaxNumberOfRings"


def _enabled(kind: str, label: str, *words: str, spoken: tuple[str, ...] = ()) -> Toggle:
    return Toggle(key=f"{kind}.enabled", label=label, words=words, spoken=spoken)


def _destination(kind: str, label: str, *words: str, spoken: tuple[str, ...] = ()) -> Phone:
    return Phone(
        key=f"{kind}.destination",
        label=label,
        words=words,
        spoken=spoken,
        needed_when=f"{kind}.enabled",
        source="forward",
    )


def _to_voicemail(kind: str, label: str, *words: str, spoken: tuple[str, ...] = ()) -> Toggle:
    return Toggle(
        key=f"{kind}.destinationVoicemailEnabled",
        label=label,
        words=words,
        spoken=spoken,
        help="An internal number that has voicemail.",
    )


CALL_FORWARDING = Family(
    key="forwarding",
    title="Call Forwarding",
    help="Sends calls on to another number.",
    words=("forwarding", "call forwarding", "forward", "forwards", "fwd", "divert"),
    path="/workspaces/{workspaceId}/features/callForwarding",
    main=f"{ALWAYS}.enabled",
    # “Forward it to 5511” means the phone with this number, and not its voicemail.
    off_beside={
        f"{kind}.destination": f"{kind}.destinationVoicemailEnabled"
        for kind in (ALWAYS, BUSY, NO_ANSWER, CONTINUITY)
    },
    read_only=(MOST_RINGS,),
    check=lambda values: too_many_rings(values, RINGS, MOST_RINGS),
    read_only_fields=(rings(MOST_RINGS, "Most rings allowed"),),
    expected={RINGS: 3},
    conflicts=(
        Conflict(
            field=f"{ALWAYS}.enabled",
            other_family="selforward",
            sentence="Selective forward is on and comes first for calls that fit one of its rules.",
        ),
    ),
    spoken=SPOKEN,
    acts=ACTS,
    starts=PUT_THERE,
    stops=TAKEN_AWAY,
    asks=ASKS,
    rephrased=REPHRASED,
    sections=(
        section(
            "Always",
            _enabled(
                ALWAYS,
                "Forward all calls",
                "always",
                "forward always",
                spoken=(
                    "(unconditional|all calls) (forwarding|forward|divert|diversion)",
                    "all (forward|divert|diversion)",
                    "[call] (forward|forwarding|divert) (all|always|unconditional|unconditionally)",
                    "always (forward|forwarding|divert)",
                    "(cfu|cfwdall|cfall|cfwd all|cf all)",
                ),
            ),
            _destination(
                ALWAYS,
                "All calls go to",
                "always to",
                "always destination",
                spoken=(f"[new] [call] {NOUN} [to] {NUMBER}", f"[new] (cfa|cfwdall) {NUMBER}"),
            ),
            Toggle(
                key=f"{ALWAYS}.ringReminderEnabled",
                label="Ring reminder",
                words=("reminder",),
                spoken=(
                    f"[give|gives|play|hear] {SHORT_RING}",
                    f"{SHORT_RING} (when|if|whenever) (calls are|call is|it) (forwarded|forwards)",
                    f"{SHORT_RING} (when|on|for) (forwarding|forwarded|forwarded calls|it forwards [call])",
                ),
            ),
            _to_voicemail(
                ALWAYS,
                "Send all calls to voicemail",
                "all calls to voicemail there",
                spoken=("[straight|directly|right] (to|into) (voicemail|voice mail|vm|mailbox) of",),
            ),
            switch=f"{ALWAYS}.enabled",
        ),
        section(
            "When busy",
            _enabled(
                BUSY,
                "Forward when busy",
                "busy",
                spoken=(
                    f"busy {NOUN}",
                    f"[call] {NOUN} [on|if|when] (busy|engaged)",
                    "[is] busy with (another|other) (call|caller|customer)",
                    f"{NOUN} (busy|engaged) calls",
                    "(cfb|cfwdb|cfbl|call forward busy|call forwarding busy)",
                    "(overflow [on|when] busy|busy overflow)",
                ),
            ),
            _destination(
                BUSY,
                "When busy, calls go to",
                "busy to",
                "busy destination",
                spoken=(f"[new] (busy|busy forward|busy forwarding|forward busy|cfb) {NUMBER}",),
            ),
            _to_voicemail(BUSY, "When busy, send to voicemail", "when busy, to voicemail there"),
            switch=f"{BUSY}.enabled",
        ),
        section(
            "When unanswered",
            _enabled(
                NO_ANSWER,
                "Forward when unanswered",
                "forward when not answered",
                "no answer",
                "unanswered",
                spoken=(
                    f"{UNANSWERED} {NOUN}",
                    f"{NOUN} [on|if|when] {UNANSWERED}",
                    f"{NOUN} (unanswered|missed) calls",
                    "(calls|call) left (ringing|unanswered)",
                    "(if|when|whenever) (nobody|no one) is (at|in|near|there)",
                    "(does|do|did) not (react|respond)",
                    "(cfna|cfnr|cfwdna|cfnry)",
                    f"call (forward|forwarding) [on|if|when] {UNANSWERED}",
                ),
            ),
            _destination(
                NO_ANSWER,
                "When unanswered, calls go to",
                "when not answered, calls go to",
                "no answer to",
                "no answer destination",
                spoken=(f"[new] ({UNANSWERED}|cfna|cfnr) [forward|forwarding] {NUMBER}",),
            ),
            rings(
                RINGS,
                "Rings before forwarding",
                "rings",
                spoken=(
                    "ring",
                    "(has|have) (rung|rang)",
                    "[number of] (rings|ring) (before|until|till) (forward|diverting|diversion|cfna)",
                    "[number of] (rings|ring) (before|until|till) it forwards",
                    f"[number of] (rings|ring) (before|until|till) {CALL_IS} {PASSED}",
                    f"({UNANSWERED}|cfna|cfnr|forward|forwarding) (rings|ring count|timer|ring timer)",
                    f"(number of rings|ring count|rings|ring) (before|until|till) [call] {UNANSWERED} {NOUN}",
                ),
            ),
            _to_voicemail(
                NO_ANSWER, "When unanswered, send to voicemail", "when not answered, to voicemail there"
            ),
            switch=f"{NO_ANSWER}.enabled",
        ),
        section(
            "Business continuity",
            _enabled(
                CONTINUITY,
                "Forward when not reachable",
                "forward when the phone is not reachable",
                "continuity",
                "unreachable",
                spoken=(
                    f"business continuity [{NOUN}]",
                    f"bc [{NOUN}]",
                    "(cfnrc|cfur)",
                    "(during|in) [network|internet|power] (outage|outages|failure|cut|cuts|breakdown)",
                    f"(when|if|while) (it is|phone is) {UNREACHABLE}",
                    "(failover|failover forwarding|failover number|failover destination)",
                    OUT_OF_NETWORK,
                    "(wan|internet|net|network|circuit|connection) (down|dead|out|gone)",
                    f"{UNREACHABLE} {NOUN}",
                    f"[call] {NOUN} [on|if|when] {UNREACHABLE}",
                ),
            ),
            _destination(
                CONTINUITY,
                "When not reachable, calls go to",
                "continuity to",
                "continuity destination",
                spoken=(f"(business continuity|continuity|bc|unreachable|not reachable) {NUMBER}",),
            ),
            _to_voicemail(
                CONTINUITY, "When not reachable, send to voicemail", "when not reachable, to voicemail there"
            ),
            switch=f"{CONTINUITY}.enabled",
        ),
    ),
)
