"""What people say about voicemail: what takes messages, what callers leave, and verbs for both."""

from __future__ import annotations

from bot.catalogue.model.spoken import Act
from bot.catalogue.settings.words.helping_verbs import CONNECTED, HEARD, WHO_RING
from cards.fields import Option

GREETING_OPTIONS = (
    Option(
        "DEFAULT",
        "Default",
        spoken=("[system|webex] (standard|default|generic) [one|greeting]", "system greeting"),
    ),
    Option(
        "CUSTOM",
        "Custom",
        ("own recording", "own", "recording"),
        spoken=(
            "[own|our|my] (personal|custom|recorded|uploaded|own) (one|greeting|recording|message)",
            "(personal|uploaded)",
        ),
    ),
)
MAILBOX = "(voicemail|vm|mailbox|voice mail|answering machine)"
"""What takes the messages, in patterns."""
MESSAGES = "(voicemail|voicemails|[voice|voicemail] (message|messages)|vm)"
"""What callers leave, in patterns."""
_MAY = "(can|may|should|must)"
_WITH_MESSAGES = "(when|if) (there is|there are|it has) [new] (message|messages|voicemail|voicemails)"
PRESS_ZERO = "(press|presses|pressing|dial|dials|dialing|dialling|hit|hits|hitting|tap|taps) (0|zero)"
_NOT_MOVED = (
    "((should no longer|should not|must no longer|must not|need not|can no longer) be|are no longer) "
    "(transferred|connected|put through|sent)"
)
NO_ZERO_TRANSFER = (
    f"{_NOT_MOVED} (when|if) (they|callers) {PRESS_ZERO}",
    f"{PRESS_ZERO} (should|must) (do nothing|no longer do anything|not do anything|have no effect)",
)
"""That nothing comes of a 0, in patterns."""
_NO_ANSWER = "(when|if|while) (nobody|no one) (answers|picks up)"
_BUSY = "(when|if|while) [it is|line is|phone is|is] busy"
_STANDARD = "(default|standard|system|generic) greeting"
_OWN = "[our|its] (own|custom|personal|uploaded|recorded) (greeting|recording)"
_BLINK = "(blink|flash|light up|come on|glow)"


ACTS = (
    # The bot deletes no messages, and does not turn voicemail off for it either.
    Act(
        says=(
            "(clear|delete|erase|wipe|remove|empty|purge) [all] [of] [its] [old] "
            "(voicemails|voicemail messages|voice messages|voice mails|messages)",
        ),
        is_unclear=True,
    ),
    CONNECTED,
    HEARD,
    WHO_RING,
    Act(
        says=(
            "(send|go|goes|route|take|land|hit|reach|roll|drop|get|gets)",
            f"[go|goes|going|over] (to|into|in) {MAILBOX}",
            f"(land|lands|end up|hit|hits|reach|reaches|get|gets) [in] {MAILBOX} [directly|right away]",
            f"[other callers|callers] [(can|may|should)] [be able to] leave {MESSAGES}",
            f"(before|until|till) [it goes to|going to|they go to|goes to] {MAILBOX}",
            f"(before|until|till) {MAILBOX} (answers|picks up|kicks in|takes over|starts|comes on)",
            f"(before|until|till) {MAILBOX} (takes it|takes calls|gets it)",
            f"{MAILBOX} (answers|picks up|kicks in|takes over|pickup|pick up|cuts in|jumps in|steps in)",
            "directly",
            "(wait|waits) [for]",
            "(grab|grabs) (it|them|calls|the call|call)",
            "(answer|pick up|pickup|kick in|take over|take the call|come on|more time|a bit more time)",
            "(jump|jumps|cut|cuts|step|steps|chime|chimes|come|comes|cutting|jumping) in",
            f"[of|about|on] [each|every|any] new {MESSAGES}",
            f"{MESSAGES} left [for|at|on]",
            f"when (there is|we get|it gets|someone leaves|somebody leaves) [new] {MESSAGES}",
            "(goes|go|get|gets|lead|leads|connect|connects|transfer|transfers) [callers|caller|them] to",
            "(reach|reaches|arrive|arrives|arrive by email|ring)",
            f"[should|must|to] [be] (taken|answered|handled|caught|picked up) (by|with) {MAILBOX}",
            f"[be] (sent|routed|directed|put|passed) [on|over|straight|directly] (to|into) {MAILBOX}",
            f"[should|must] (hear|be offered|be given|get offered) {MAILBOX}",
            "without (ringing|phone ringing|it ringing) [first]",
            f"(gets|receives|has|has got) [new] {MESSAGES}",
            "(when|if|as soon as|each time) (somebody|someone|caller|people|callers) (leaves|leave) "
            f"[new] {MESSAGES}",
            f"(in|on|at|during|into) {MAILBOX} greeting",
            "(transfer|transferring|connect|connecting|sending|offer|offers|tell)",
            "(transfer|connect|put|get) (him|her|them|callers|people|patients|guests|customers) [through] to "
            "[operator] [on|at]",
            "(callers|people|patients|guests|customers) who (get|reach|hit|land in)",
            "(of|about) [each|every|any] new",
            "(when|if) (they|people|callers) (call|ring|phone)",
            f"(blink|blinking|flash|flashing|light up|come on) [for|on|with] [new] [{MESSAGES}]",
            f"(whenever|when|if|as soon as) [there is] [new] {MESSAGES} (comes|comes in|arrives|is left)",
        ),
        contrary={},
    ),
    Act(
        says=(
            f"(go|goes|going) [straight|directly|right|immediately] to {MAILBOX}",
            f"send [calls|callers|them] [straight|directly|right|immediately] to {MAILBOX}",
            f"[go|goes|going] (straight|directly|right|immediately) to {MAILBOX} "
            "[[,] [and|but] [it|phone] (should not|must not|without|not) (ring|ringing) [first|at all]]",
        ),
        alone=True,
        values={"sendAllCalls.enabled": True},
        contrary={"sendAllCalls.enabled": False},
        is_guess=True,
    ),
    Act(
        says=(
            "(forward|divert|redirect)",
            "(message|stored|kept|saved)",
            "do not ring (phone|set|handset|desk phone|line) [first|at all]",
            "greeting (should|must|will|can|gets|goes)",
            "(anyone|anybody|somebody|someone|everyone|those) [who] [(lands|ends up) (on|in|at)]",
            "(human|person|real person) [at]",
        ),
        contrary={},
        beside_name=True,
    ),
    Act(
        says=(
            f"{_MAY} [be able to] leave {MESSAGES}",
            f"(callers|people|guests|customers|visitors|they) {_MAY} [be able to] record {MESSAGES}",
            f"(let|allow) (callers|people|them|customers|visitors) [to] leave {MESSAGES}",
            "[should have|have] (possibility|option|chance) to leave [voice] (message|messages)",
            f"(can|must|should|needs to|has to) [be able to] (take|receive|store) {MESSAGES}",
        ),
        values={"enabled": True},
        is_guess=True,
    ),
    Act(
        says=(
            f"(should not|must not|may not|can not|should no longer) [be able to] leave {MESSAGES}",
            f"(nobody|no one) {_MAY} [be able to] leave {MESSAGES}",
        ),
        values={"enabled": False},
        is_guess=True,
    ),
    Act(
        says=(
            f"(should|must) {_BLINK} {_WITH_MESSAGES}",
            f"(should|must|to) {_BLINK} (for|on|with) [new] {MESSAGES}",
            f"(light|lamp) {_BLINK} {_WITH_MESSAGES}",
            f"see light {_WITH_MESSAGES}",
        ),
        values={"messageStorage.mwiEnabled": True},
        is_guess=True,
    ),
    Act(
        says=(
            f"(should|must) not {_BLINK} {_WITH_MESSAGES}",
            f"(should not|must not|should no longer) {_BLINK} (for|on|with) [new] {MESSAGES}",
            "[should|must|to] (stay|remain) dark",
        ),
        values={"messageStorage.mwiEnabled": False},
        is_guess=True,
    ),
    Act(
        says=(
            f"[send|sending] (all calls|every call|everything) [go] [straight|directly] (to|into) {MAILBOX}",
            f"[send|sending] (all|every|each) [incoming] (calls|call) to {MAILBOX}",
            f"sac to {MAILBOX}",
            f"{MAILBOX} , (all|every) (calls|call)",
        ),
        values={"sendAllCalls.enabled": True},
        contrary={"sendAllCalls.enabled": False},
    ),
    Act(
        says=(
            f"[we|i] (would like|want|need) [to have] {MAILBOX}",
            "[we|i] (would like|want|need) [to have] (voicemail|voice) box",
            f"(needs|gets|wants|should have) {MAILBOX}",
        ),
        values={"enabled": True},
        is_guess=True,
    ),
    Act(
        says=(f"[send] (unanswered|missed) calls [should] [go] (to|into) {MAILBOX}",),
        values={"sendUnansweredCalls.enabled": True},
        contrary={"sendUnansweredCalls.enabled": False},
    ),
    Act(
        says=NO_ZERO_TRANSFER,
        values={"transferToNumber.enabled": False},
        is_guess=True,
    ),
    Act(
        says=(f"{_NO_ANSWER} [,] (no|not to) {MAILBOX}", f"no {MAILBOX} (on|when) no answer"),
        values={"sendUnansweredCalls.enabled": False},
        is_guess=True,
    ),
    Act(
        says=(f"no {MAILBOX} (on|when) busy",),
        values={"sendBusyCalls.enabled": False},
        is_guess=True,
    ),
    *(
        Act(
            says=(f"{greeting} {when}", f"{who} callers [should|must|to] (hear|get) {greeting}"),
            values={f"{kind}.greeting": value},
            is_guess=True,
        )
        for kind, when, who in (
            ("sendBusyCalls", _BUSY, "busy"),
            ("sendUnansweredCalls", _NO_ANSWER, "unanswered"),
        )
        for value, greeting in (("DEFAULT", _STANDARD), ("CUSTOM", _OWN))
    ),
    Act(
        says=(f"before (unanswered|missed) calls [should] go (to|into) {MAILBOX}",),
        contrary={},
    ),
    Act(says=(f"(sending|forwarding|diverting) calls to {MAILBOX}",), is_unclear=True),
)
"""Verbs, and what they mean."""
