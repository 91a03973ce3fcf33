"""What people say about call forwarding: its names, the verbs, and what is asked about it."""

from __future__ import annotations

from bot.catalogue.model.spoken import Act
from bot.catalogue.settings.words.helping_verbs import ARRIVING, HEARD, SHORT_RING, WHO_RING

ALWAYS = "callForwarding.always"
ENABLED, DESTINATION = f"{ALWAYS}.enabled", f"{ALWAYS}.destination"
REMINDER = f"{ALWAYS}.ringReminderEnabled"

NOUN = "(forward|forwarding|fwd|divert|diversion)"
UNANSWERED = "(no answer|no ans|no reply|unanswered|not answered|noanswer)"
_LOSES = "(loses|lost|has lost|is without|drops)"
OUT_OF_NETWORK = (
    f"(if|when|while|once) [it|phone|device|set|handset] {_LOSES} [its] (network|internet|wan) "
    "(connection|link)"
)
UNREACHABLE = (
    "(unreachable|not reachable|offline|not registered|not connected|disconnected|"
    "(wan|internet|net|network|link|line|circuit|connection) (down|dead|out|gone))"
)
NUMBER = "(number|destination|target|dest)"
CALL_IS = "(its calls are|call is|calls are|call gets)"
PASSED = "(forwarded|fwded|diverted|redirected|passed on|sent on|handed over)"
MOVES = "(moves on|goes on|is moved on|goes elsewhere|goes somewhere else|is sent elsewhere)"
"""What forwarding is called, when it happens and where it leads, in patterns."""

SPOKEN = (
    "forwarded calls",
    "call forward",
    "in call forwarding",
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
    "(must|should|shall|to) wait",
    "before it (goes|moves|forwards)",
    f"before {CALL_IS} {PASSED}",
    f"before [a|an] [unanswered] (call|it) {MOVES}",
    f"before [each|every] (unanswered|missed) (call|calls) [gets|get|is|are] {PASSED}",
    f"before (unanswered call is|unanswered calls are|it is|they are|calls get) {PASSED}",
    f"{NOUN} that (is|was|has been) (set|set up|put|placed|made|configured)",
)
ACTS = (
    HEARD,
    # Elsewhere calls are covered when busy or unanswered: only beside one of these it is certain which.
    Act(says=("[call] coverage [path|point|settings]",), contrary={}, is_guess=True),
    Act(says=(f"{NUMBER} (has|is) [now] (moved|changed)", f"{NUMBER} (moved|changed)"), contrary={}),
    WHO_RING,
    ARRIVING,
    Act(
        says=(
            "(undivert|unforward|unredirect|un-divert|un-forward|unfwd|un-fwd) [all] [calls]",
            "(un-cfa|uncfa)",
        ),
        values={ENABLED: False},
    ),
    Act(
        says=(
            "(wants|needs|gets|should get|should have|to get) [its|their] [own] calls back",
            "(take|takes|taking|get|gets|receive) [its|their] [own] calls (itself|themselves) again",
            "[calls] [should|must|shall|to] ring [on] (here|there|itself|locally|at home) again",
            "ring [itself|here|there] again instead of [being] "
            "(forwarding|diverting|forwarded|diverted|redirected|passed on|sent on)",
        ),
        values={ENABLED: False},
        is_guess=True,
    ),
    Act(
        says=(
            "(should not|must not|no longer|not) (go|be sent|be passed|be forwarded|run) [over|on] to "
            "(anyone|anybody|anyone else|another number|another phone|another person|somebody else|"
            "someone else|other phone|other number) [anymore|any more|any longer]",
        ),
        values={ENABLED: False},
        is_guess=True,
    ),
    Act(
        says=(
            f"(when|whenever|if|that) {CALL_IS} {PASSED}",
            "for (every|each|all) (forwarded|diverted|redirected) (call|calls)",
            "remind [people|callers] with",
            "(when|whenever|if|each time|every time) it (forwards|diverts|redirects|passes on)",
            "for calls [that are|which are] always (forwarded|diverted|redirected)",
            "(elsewhere|somewhere else|anywhere else)",
            "[forward|forwards] too (early|soon|quickly|fast|late)",
            "wait [for]",
            "no (call|calls) (should|must|may) ring [at|in|on]",
        ),
        contrary={},
    ),
    Act(
        says=(
            f"with {SHORT_RING}",
            f"(needs|wants|would like|should have|should get|gets) {SHORT_RING}",
        ),
        values={REMINDER: True},
        contrary={REMINDER: False},
        needs_name=True,
    ),
    Act(
        says=("send to voicemail", "(end|end up|land|finish) in [the] (voicemail|voice mail|vm) of"),
        values={f"{ALWAYS}.destinationVoicemailEnabled": True},
        of_branch="destinationVoicemailEnabled",
        beside_name=True,
    ),
    Act(
        says=(
            "[send|sends|sending] [calls] to (voicemail|voice mail|vm) (if|when) [the] "
            "(forward|forwarding|forwarded|destination|transfer) [to] [number|destination] is "
            "(internal|an extension|an internal number|an internal extension)",
        ),
        values={f"{ALWAYS}.destinationVoicemailEnabled": True},
        contrary={f"{ALWAYS}.destinationVoicemailEnabled": False},
        of_branch="destinationVoicemailEnabled",
    ),
    Act(
        says=(
            "(take|takes|answer|answers|get|gets|receive|receives) [its|their] own calls "
            "[again|itself|themselves]",
            "no longer (needs|wants|need|want) [its|their] [own] calls "
            "(forwarded|fwded|diverted|redirected|sent on|passed on|sent elsewhere)",
        ),
        values={ENABLED: False},
        is_guess=True,
    ),
    Act(
        says=(
            "(forward|fwd|divert|redirect|reroute|route|send|transfer|overflow|deflect|hand)",
            "hand (over|on|off)",
            "(diverting|redirecting|rerouting|routing|sending|transferring|passing|passing on|handing over)",
            "(pass|roll|point|repoint|push calls|direct calls) [on|over]",
            "(push|punt|bounce|shift|flip|throw|dump|shove|move|take) (call|calls|caller|callers) "
            "[on|over|across]",
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
            "(come|comes|end up|land) (to|at|on)",
            "(bounce|bounces|bounced) [on|over]",
            "(should|must|shall|can|will|to) [still] reach",
            "(over|through|across) to",
            "(will|should|must|shall|is going to) (answer|handle|cover|pick up|take over) calls",
            "answer calls (for|of)",
        ),
        values={ENABLED: True},
        needs=DESTINATION,
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
            "(they|it) should all go to",
            "(takes|take|answers|covers|handles|receives) [over] [all] (calls|call) (of|for)",
            "(let|have) take [over] (call|calls)",
            "(should|must|will|is to) (pick up|step in|take over|cover)",
            "try",
            "(forward|fwd|send|transfer|divert|redirect|route|reroute|pass) everything [on|over]",
            "(sends|passes|routes|transfers|hands) [all|its] calls [on|over]",
            "(get|gets) (all|every) [incoming|inbound] [calls|call]",
        ),
        values={ENABLED: True},
        needs=DESTINATION,
        contrary={},
        is_guess=True,
    ),
)
_ALSO = ("and", "&", ",", "plus", "+")
REPHRASED = (
    *(
        (f"{of} {noun}", "forwarding")
        for of in ("all", "any", "all call", "any call", "all the", "all of its", "all its")
        for noun in ("forwarding", "forwardings", "forwards", "diversions", "diverts")
    ),
    *((f"cfa {also}", f"call forward all {also}") for also in _ALSO),
    *((f"{also} cfa", f"{also} call forward all") for also in _ALSO),
)
"""“All forwarding” is more than the forwarding of all calls. “CFA” names the whole setting, too, but not
beside another branch: “CFA and CFB”."""
ASKS = (
    "coverage",
    "forwarded",
    "fwded",
    "diverted",
    "redirected",
    "forwarding",
    "forward",
    "where (go|end up|ring|land|landing|ending up|going|sent|routed)",
    "(rerouted|redirect|sent to|going to)",
    "(who|what|which number) (gets|answers|takes) calls",
    "how (long|often|many times) (does|do|will|should) @ (ring|rings)",
    "what happens (when|if) (someone|somebody|people|customers|callers|we|i|you) "
    "(calls|call|rings|ring|phones|dials) @",
    "what happens (calls|answers|answer|answered|unanswered|busy|reachable|unplugged|offline|down)",
    "who (answers|picks up) when",
    "how many rings (forwards|forwarding|forwarded|diverted)",
    "(number|busy|unanswered) calls going",
    "(which|what) number calls (go|going|sent|routed|forwarded|diverted|redirected|land|end up|ring)",
    "(calls|callers) (passed on|handed over|passed somewhere|end up)",
)
