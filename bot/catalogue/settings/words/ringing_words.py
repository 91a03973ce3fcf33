"""What people say about sequential and simultaneous ring."""

from __future__ import annotations

from bot.catalogue.model.spoken import Act, ItemVerb

FIRST, GOES_ON = "ringBaseLocationFirstEnabled", "continueIfBaseLocationIsBusyEnabled"
TO_VOICEMAIL, NOT_ON_CALL = "callsToVoicemailEnabled", "doNotRingIfOnCallEnabled"

PHONES = "(phones|extensions|lines|numbers)"
IN_TURN = (
    "(one after the other|one after another|in sequence|in order|in turn|sequentially|"
    "one phone after another|one phone after the other)"
)
AT_ONCE = "(at once|together|at the same time|simultaneously|in parallel)"
PRIMARY = (
    "([its] (primary|main|own|base|desk) (line|phone|set)|base location|[its] (phone|line) itself|"
    "workspace itself|"
    "[this] workspace's primary line)"
)
_OTHER_PHONES = "[my|our|its] (others|other (phones|numbers|extensions|devices|lines|mobiles))"
_ALONG = "[along|too|as well|at the same time]"
_RING_ALONG = (
    f"(ring {_OTHER_PHONES} {_ALONG}|"
    f"(simulring|simring|sim ring|simul ring|simultaneously ring) {_OTHER_PHONES})"
)
_PRIMARY_BUSY = (
    "(busy|[it is|phone is|its phone is|line is|its line is|primary line is|main line is|phone itself is|"
    "line itself is|its own phone is|its own line is|own phone is] busy)"
)
WHILE_ON_CALL = (
    "((when|while|if) [it is|i am|we are|they are|[this|that] (phone|desk|desk phone|line) is] [already] "
    "((on|in) [a] call|on another call|on phone|busy) [already]|during [a] (call|calls))"
)
"""The phones that ring, how they do, the workspace's own phone, and its state, in patterns."""

SEQUENTIAL_ACTS = (
    Act(says=("send", "send calls", "go", "ring")),
    Act(
        says=("itself", "before (next|others|the others)", "before it moves on", "moves on", "at end of"),
        contrary={},
    ),
    Act(
        says=(
            f"(have|let|make|want) [other|several] {PHONES} [to] ring {IN_TURN}",
            f"[other|several|its] {PHONES} (should|must) ring {IN_TURN}",
            f"(ring|ringing) [other|several|its] [{PHONES}] {IN_TURN}",
            "(use|uses|have|has) (sequential ring|sequential ringing)",
        ),
        values={"enabled": True},
        contrary={"enabled": False},
        is_guess=True,
    ),
    Act(
        says=(
            f"[should|must] (start|begin) (with|at|on) {PRIMARY}",
            f"{PRIMARY} [should|must|to|is to] (ring|rings|be|come|comes|goes) first",
            f"{PRIMARY} [ringing] first",
            f"[should|must|to] (try|tries|call|calls|ring|rings) {PRIMARY} first",
            f"(let|have) {PRIMARY} ring first",
        ),
        values={FIRST: True},
        contrary={FIRST: False},
        is_guess=True,
    ),
    Act(
        says=(
            f"(do not|should not|must not|not|no longer) (start|begin) (with|at|on) {PRIMARY}",
            f"{PRIMARY} no longer [rings] first",
            f"{PRIMARY} (should|must) (no longer|not) (ring|be|come) first",
            "(should|must|do) not ring [it|itself|here] first",
            f"(skip|leave out) {PRIMARY}",
        ),
        values={FIRST: False},
        is_guess=True,
    ),
    Act(
        says=(
            f"(continue|carry on|keep going|go on|proceed) [the] [sequential ring] [process] "
            f"[even] (when|if|while) {_PRIMARY_BUSY}",
            f"keep [sequential ring] going [even] (when|if|while) {_PRIMARY_BUSY}",
        ),
        values={GOES_ON: True},
        contrary={GOES_ON: False},
        beside_name=True,
        needs_name=True,
    ),
    Act(
        says=(
            "(do not|should not|must not|not) (continue|carry on|keep going|go on|proceed) "
            f"[sequential ring] [process] (when|if|while) {_PRIMARY_BUSY}",
            f"(should|must|to) (stop|end) (when|if|while) {_PRIMARY_BUSY}",
            f"(stop|end) (when|if|while) {_PRIMARY_BUSY}",
        ),
        values={GOES_ON: False},
        beside_name=True,
        needs_name=True,
    ),
    Act(
        says=(
            "[should|must] (end up|ends up|end|ends|finish|finishes|land|lands) (in|at|with) voicemail "
            "[if nobody answers|if no one answers|when nobody answers|when no one answers]",
            "[callers] can leave voicemail [at the end]",
            "[to] voicemail at end",
            "[callers|calls|they|it] (should|must|to|are to) (then|finally|afterwards) go to voicemail",
            "(if|when) (nobody|no one|no phone|none|none of them) (answers|picks up) [,] "
            "[send] [call|calls] [go|goes|should go] to voicemail",
            "voicemail (takes over|should take over|answers)",
        ),
        values={TO_VOICEMAIL: True},
        contrary={TO_VOICEMAIL: False},
        beside_name=True,
        needs_name=True,
        is_guess=True,
    ),
    Act(
        says=(
            "(no longer|not|never) (send|go|end|land|end up) [call|calls] (to|in) voicemail "
            "[when nobody answers|when no one answers|if nobody answers|if no one answers|at the end]",
            "no voicemail [at the end]",
        ),
        values={TO_VOICEMAIL: False},
        beside_name=True,
        needs_name=True,
        is_guess=True,
    ),
)
SEQUENTIAL_VERBS = (
    ItemVerb(
        says=(
            "[also|next|then] try [next|also|too|as well]",
            "(ring|call|phone) (next|also|too|as well)",
            "(then|next|also) (ring|call|phone)",
            "hunt to",
            "(after that|next) (it|calls) [should|must] (ring|rings|try|tries|go to|goes to)",
            "[should|must|is to] (ring|ring next|ring second|ring last) after",
            "[be] tried (next|after|second|last)",
        ),
    ),
    ItemVerb(
        says=(
            "(stop trying|no longer try)",
            "(should|must) no longer (ring in|be tried)",
            f"(off|from|out of) {PHONES} [that|which] [it] (rings|ring) {IN_TURN}",
        ),
        removes=True,
    ),
)
SIMULTANEOUS_ACTS = (
    Act(
        says=(
            f"do not ring (others|other phones|them|my phones) {WHILE_ON_CALL}",
            f"(others|they|other phones) should not ring [along] {WHILE_ON_CALL}",
            f"[others|they|other phones|phones|phone] (must|should|may) not ring (along|too|as well) "
            f"{WHILE_ON_CALL}",
            "[should|must|do] not ring (others|other phones) during call",
            "[do] not ring my simultaneous ring numbers (if|when|while) i am already on call",
            "(others|they|other phones|other numbers|them) [should|must|to] (stay|remain|be|keep) "
            f"(quiet|silent) {WHILE_ON_CALL}",
            f"(leave|keep) (others|other phones|other numbers|them) (quiet|silent|in peace) {WHILE_ON_CALL}",
        ),
        values={NOT_ON_CALL: True},
        contrary={NOT_ON_CALL: False},
    ),
    Act(
        says=(
            "[do|should|shall|must] not ring [my|our|its|simultaneous ring|other] "
            f"[others|phones|phone|numbers] {WHILE_ON_CALL}",
            "[do|should|shall|must] not ring other (numbers|phones) (when|while|if) (someone|somebody) is "
            "[already] (on|in) [a] call",
            f"not {WHILE_ON_CALL}",
            f"(pause|pauses|stop|stops|hold off|holds off|quiet|silent) {WHILE_ON_CALL}",
            f"no ringing [elsewhere|anywhere else] {WHILE_ON_CALL}",
            f"(numbers|phones) [should|must|to|are to] (stay|remain|be|keep) (quiet|silent) {WHILE_ON_CALL}",
            "if it is on call [there] [,] (others|other phones|phones|numbers) (should|must) not ring",
        ),
        values={NOT_ON_CALL: True},
        contrary={NOT_ON_CALL: False},
        beside_name=True,
        needs_name=True,
    ),
    Act(
        says=(
            f"(do|should|must) not {_RING_ALONG} (while|when|if|during)",
            f"(should|must) (stay|remain|be|keep) (quiet|silent) {WHILE_ON_CALL}",
            "(leave|keep) (others|other phones|other numbers|them) (quiet|silent|in peace) (while|when|if)",
        ),
        values={NOT_ON_CALL: True},
        is_guess=True,
    ),
    Act(
        says=(
            f"(also|even) ring [others|other phones] {WHILE_ON_CALL}",
            f"ring [others|other phones|them] (also|even) {WHILE_ON_CALL}",
            f"(may|can|should) [also] ring {WHILE_ON_CALL} [too|as well]",
        ),
        values={NOT_ON_CALL: False},
        beside_name=True,
        needs_name=True,
        is_guess=True,
    ),
    Act(
        says=(
            "(numbers|phones|others|they) (should|must) not ring (while|when|if)",
            "no ringing elsewhere (when|if|while)",
        ),
        values={NOT_ON_CALL: True},
        beside_name=True,
        needs_name=True,
        is_guess=True,
    ),
    Act(
        says=("[should] ring [others|other phones|them] even (while|when|if)",),
        values={NOT_ON_CALL: False},
        beside_name=True,
        needs_name=True,
        is_guess=True,
    ),
    Act(says=("rings", "[itself] [is] [already] (on|in) call", "(elsewhere|anywhere else)"), contrary={}),
    Act(
        says=(
            f"[make|making|let|letting|have|having] other phones [to] ring (along|too|{AT_ONCE})",
            f"[let|have|make] (several|all|all its|its other|other) {PHONES} [should|must|to] ring {AT_ONCE}",
            f"ring [all] [its|other|several] {PHONES} {AT_ONCE}",
            "(use|uses) (simultaneous ring|simultaneous ringing|simring)",
        ),
        values={"enabled": True},
        is_guess=True,
    ),
    Act(
        says=(
            f"other {PHONES} (should|must) (no longer|not) ring [along|too|as well|{AT_ONCE}]",
            f"(stop|no longer) (ringing|ring) other {PHONES} [along|too|as well|{AT_ONCE}]",
            "only [its] [own] phone should ring",
            f"no other (phone|extension|line|number) (should|must|may) ring [along|too|as well|{AT_ONCE}]",
            f"other {PHONES} (should|must) stop ringing [along|too|as well|{AT_ONCE}]",
        ),
        values={"enabled": False},
        is_guess=True,
    ),
)
SIMULTANEOUS_VERBS = (
    ItemVerb(
        says=(
            "[also] (ring|rings) (together|along|simultaneously|in parallel|in tandem|at the same time) "
            "[with|as]",
            "(ring|rings) (too|as well|with|alongside|also)",
            "[should] also (ring|rings) [on|at]",
            "have it [also] ring",
            "(are|is) also to ring [on|at]",
            "(should|must) ring (at the same time|as well|too|simultaneously)",
            "(simultaneously|at the same time) (ring|rings)",
            "[at the] same time [as|with]",
            "(sim ring|simring|simul ring|simultaneous ring|ring simultaneously) (with|to|too|on|also)",
            "(simultaneously|in parallel|together) (with|as)",
            "(must|should|shall|to) (simring|sim ring|simul ring|simultaneously ring)",
        )
    ),
    ItemVerb(
        says=(
            "(should|must) (no longer|not) ring (with|when|(along|together|simultaneously) [with|when])",
            "(should|must) stop ringing (with|when|(along|together) [with|when])",
            "stop ringing (along|together|simultaneously) [with]",
            "(no longer|does not want to|not) ring (along|together|simultaneously) [with]",
        ),
        removes=True,
    ),
    ItemVerb(says=("ring", "rings"), helps=True),
)
