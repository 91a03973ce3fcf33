"""Call Forwarding: always, when busy, when nobody answers, and when the phone cannot be reached."""

from __future__ import annotations

from bot.catalogue.model.family import Conflict, Family
from bot.catalogue.model.rings import rings, too_many_rings
from bot.catalogue.model.shape import section
from bot.catalogue.model.spoken import RING_REMINDER, Act
from bot.catalogue.settings.helping_verbs import ARRIVING, HEARD, TAKEN_AWAY, WHO_RING
from cards.fields import Phone, Toggle

ALWAYS = "callForwarding.always"
BUSY = "callForwarding.busy"
NO_ANSWER = "callForwarding.noAnswer"
CONTINUITY = "businessContinuity"
RINGS = f"{NO_ANSWER}.numberOfRings"
MOST_RINGS = f"{NO_ANSWER}.systemMaxNumberOfRings"

_NOUN = "(forward|forwarding|fwd|divert|diversion)"
_UNANSWERED = "(no answer|no ans|no reply|unanswered|not answered|noanswer)"
_UNREACHABLE = "(unreachable|not reachable|offline|not registered)"
_NUMBER = "(number|destination|target|dest)"
_CALL_IS = "(its calls are|call is|calls are|call gets)"
_PASSED = "(forwarded|fwded|diverted|redirected|passed on|sent on|handed over)"


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
    read_only=(MOST_RINGS,),
    check=lambda values: too_many_rings(values, RINGS, MOST_RINGS),
    read_only_fields=(rings(MOST_RINGS, "Most rings allowed"),),
    expected={f"{kind}.enabled": False for kind in (ALWAYS, BUSY, NO_ANSWER, CONTINUITY)},
    conflicts=(
        Conflict(
            field=f"{BUSY}.enabled",
            other_family="waiting",
            sentence="Forwarding when busy never happens while call waiting is on: the phone is never busy.",
            fix="set waiting {workspace} off",
            fix_title="Turn Call Waiting off",
        ),
        Conflict(
            field=f"{ALWAYS}.enabled",
            other_family="intercept",
            sentence="Call intercept is on and comes first: calls are intercepted, not forwarded.",
            fix="set intercept {workspace} off",
            fix_title="Turn Call Intercept off",
        ),
        Conflict(
            field=f"{ALWAYS}.enabled",
            other_family="selforward",
            sentence="Selective forward is on and comes first for calls that fit one of its rules.",
        ),
    ),
    spoken=(
        "forwarded calls",
        "call forward",
        "call (diversion|redirection|diverts|divert)",
        "cfwd",
        "cfw",
        "cf",
        "follow me",
        "cfa",
        "diversion",
        "diverts",
        "redirect",
        "redirection",
        "before (forwarding|diverting|it forwards|it diverts) [unanswered calls]",
        f"before {_CALL_IS} {_PASSED}",
        f"before (unanswered call is|unanswered calls are|it is|they are|calls get) {_PASSED}",
        f"{_NOUN} that (is|was|has been) (set|set up|put|placed|made|configured)",
    ),
    acts=(
        HEARD,
        WHO_RING,
        ARRIVING,
        Act(says=("all [call] (forwards|forwarding|forwardings|diversions|diverts)",), is_unclear=True),
        Act(
            says=(
                "(undivert|unforward|unredirect|un-divert|un-forward|unfwd|un-fwd) [all] [calls]",
                "(un-cfa|uncfa)",
            ),
            values={f"{ALWAYS}.enabled": False},
        ),
        Act(
            says=(
                "(wants|needs|gets|should get|should have|to get) [its|their] [own] calls back",
                "(take|takes|taking|get|gets|receive) [its|their] [own] calls (itself|themselves) again",
                "ring again instead of being (forwarded|diverted|redirected|passed on|sent on)",
            ),
            values={f"{ALWAYS}.enabled": False},
            is_guess=True,
        ),
        Act(
            says=(
                f"(when|whenever|if|that) {_CALL_IS} {_PASSED}",
                "for (every|each|all) (forwarded|diverted|redirected) (call|calls)",
                "remind [people|callers] with",
            ),
            contrary={},
        ),
        Act(
            says=(
                "(forward|fwd|divert|redirect|reroute|route|send|transfer|overflow|deflect|hand)",
                "hand (over|on|off)",
                "(diverting|redirecting|rerouting|routing|sending|transferring|passing on|handing over)",
                "(pass|roll|point|repoint|push calls|direct calls) [on|over]",
                "put (calls|callers) through",
                "(be|get|getting) (forwarded|diverted|redirected|rerouted|routed|sent|transferred|connected) "
                "[on|over]",
                "(forward|forwarded|divert|diverted|redirect|redirected|sent) (unconditionally|permanently)",
                "[should] (move|moves) on to",
                "(be|get) (passed|handed|rolled|put) (on|over|through)",
                "be (answered|picked up|taken|handled) (at|by|on)",
                "(go|going) [straight|directly|right|over|through|on|out|instead] to",
                "(end up|land|arrive|come out) (at|on|with)",
                "ring (at|through|through to|through at|out at|over at)",
                "(should|must|shall|can|will|to) reach",
                "(over|through|across) to",
                "(will|should|must|shall|is going to) (answer|handle|cover|pick up|take over) calls",
                "answer calls (for|of)",
            ),
            values={f"{ALWAYS}.enabled": True},
            needs=f"{ALWAYS}.destination",
        ),
        Act(
            says=(
                "(forwarded|fwded|diverted|redirected|rerouted|routed|sent|transferred) [on|over]",
                "(passed|handed|rolled) [on|over]",
                "goes [straight|directly|right|over|through|on] to",
                "(all|every) [incoming|inbound] (calls|call) [straight|directly|over|go] to",
                "(call|calls) all to",
                "traffic [goes|should go|has to go] to",
                "[calls] (taken|answered|picked up|handled|covered|received) (by|at|on)",
                "everything [goes|go|should go|over|straight|on|out] to",
                "(forward|fwd|send|transfer|divert|redirect|route|reroute|pass) everything [on|over]",
                "(get|gets) (all|every) [incoming|inbound] [calls|call]",
            ),
            values={f"{ALWAYS}.enabled": True},
            needs=f"{ALWAYS}.destination",
            contrary={},
            is_guess=True,
        ),
    ),
    stops=TAKEN_AWAY,
    asks=(
        "forwarded",
        "fwded",
        "diverted",
        "redirected",
        "forwarding",
        "forward",
        "where (go|end up|ring|land|going|sent|routed)",
        "(rerouted|redirect|sent to|going to)",
        "(who|what|which number) (gets|answers|takes) calls",
        "what happens (calls|answers|answer|answered|unanswered|busy|reachable|unplugged|offline|down)",
        "who (answers|picks up) when",
        "how many rings (forwards|forwarding|forwarded|diverted)",
        "(number|busy|unanswered) calls going",
        "(calls|callers) (passed on|handed over|passed somewhere|end up)",
    ),
    sections=(
        section(
            "Always",
            _enabled(
                ALWAYS,
                "Forward all calls",
                "always",
                "forward always",
                spoken=(
                    "(unconditional|all calls|all) (forwarding|forward|divert|diversion)",
                    "[call] (forward|forwarding|divert) (all|always|unconditional|unconditionally)",
                    "(cfu|cfwdall|cfall|cfwd all|cf all)",
                ),
            ),
            _destination(
                ALWAYS,
                "All calls go to",
                "always to",
                "always destination",
                spoken=(f"[new] [call] {_NOUN} [to] {_NUMBER}", f"[new] (cfa|cfwdall) {_NUMBER}"),
            ),
            Toggle(
                key=f"{ALWAYS}.ringReminderEnabled",
                label="Ring reminder",
                words=("reminder",),
                spoken=(
                    RING_REMINDER,
                    "(ring reminder|short ring|ring splash) (when|if) calls are forwarded",
                    "(ring reminder|short ring|ring splash) (when|on|for) (forwarding|forwarded|it forwards)",
                ),
            ),
            _to_voicemail(
                ALWAYS,
                "Send all calls to voicemail",
                "all calls to voicemail there",
                spoken=("[straight|directly|right] to (voicemail|voice mail|mailbox) of",),
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
                    f"busy {_NOUN}",
                    f"[call] {_NOUN} [on|if|when] (busy|engaged)",
                    "[is] busy with (another|other) (call|caller|customer)",
                    f"{_NOUN} (busy|engaged) calls",
                    "(cfb|cfwdb|cfbl|call forward busy|call forwarding busy)",
                    "(overflow [on|when] busy|busy overflow)",
                ),
            ),
            _destination(
                BUSY,
                "When busy, calls go to",
                "busy to",
                "busy destination",
                spoken=(f"[new] (busy|busy forward|busy forwarding|forward busy|cfb) {_NUMBER}",),
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
                    f"{_UNANSWERED} {_NOUN}",
                    f"{_NOUN} [on|if|when] {_UNANSWERED}",
                    f"{_NOUN} (unanswered|missed) calls",
                    "(calls|call) left (ringing|unanswered)",
                    "(cfna|cfnr|cfwdna|cfnry)",
                    f"call (forward|forwarding) [on|if|when] {_UNANSWERED}",
                ),
            ),
            _destination(
                NO_ANSWER,
                "When unanswered, calls go to",
                "when not answered, calls go to",
                "no answer to",
                "no answer destination",
                spoken=(f"[new] ({_UNANSWERED}|cfna|cfnr) [forward|forwarding] {_NUMBER}",),
            ),
            rings(
                RINGS,
                "Rings before forwarding",
                "rings",
                spoken=(
                    "ring",
                    "[number of] (rings|ring) (before|until|till) (forward|diverting|diversion|cfna)",
                    "[number of] (rings|ring) (before|until|till) it forwards",
                    f"[number of] (rings|ring) (before|until|till) {_CALL_IS} {_PASSED}",
                    f"({_UNANSWERED}|cfna|cfnr|forward|forwarding) (rings|ring count|timer|ring timer)",
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
                    f"business continuity [{_NOUN}]",
                    f"bc [{_NOUN}]",
                    "(cfnrc|cfur)",
                    "(during|in) [network|internet|power] (outage|outages|failure)",
                    "(failover|failover forwarding|failover number|failover destination)",
                    f"{_UNREACHABLE} {_NOUN}",
                    f"[call] {_NOUN} [on|if|when] {_UNREACHABLE}",
                ),
            ),
            _destination(
                CONTINUITY,
                "When not reachable, calls go to",
                "continuity to",
                "continuity destination",
                spoken=(f"(business continuity|continuity|bc|unreachable|not reachable) {_NUMBER}",),
            ),
            _to_voicemail(
                CONTINUITY, "When not reachable, send to voicemail", "when not reachable, to voicemail there"
            ),
            switch=f"{CONTINUITY}.enabled",
        ),
    ),
)
