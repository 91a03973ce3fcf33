"""What people say about selective accept, reject and forward, and priority alert."""

from __future__ import annotations

from bot.catalogue.model.spoken import Act, ItemVerb, phrases
from bot.catalogue.settings.words.helping_verbs import ARRIVING, SHORT_RING

CHOSEN_ONLY = "(selected|certain|specific|particular|chosen|some) (callers|numbers|calls|people)"
_FEW = "(selected|certain|specific|particular|chosen|important|vip|some) (callers|numbers|calls|people)"
"""Those that fit a rule, in patterns."""


def _for_few(*says: str) -> Act:
    """Words for a setting that is on for some callers only; others may mean a rule by them."""
    return Act(says=says, values={"enabled": True}, contrary={"enabled": False}, is_guess=True)


ACCEPT_ACTS = (
    Act(says=("(may|can) be called by (everybody|everyone|anybody|anyone) [again]",), contrary={}),
    _for_few(
        f"(accept|take|allow) [calls] [of|from] {CHOSEN_ONLY} only",
        f"[accept|take|allow] only [calls] [of|from] {CHOSEN_ONLY} [call|to call]",
        f"(let|put) only {CHOSEN_ONLY} [through]",
        "(accept|accepting|take|taking|let in|letting in) [calls|callers] by (rule|rules)",
    ),
)
ACCEPT_VERBS = (
    ItemVerb(says=("selectively accept",), tells_list=True),
    ItemVerb(
        says=phrases(
            "accept|accept calls|only accept|only accept calls|accept only|accept only calls|"
            "accept calls only|only allow calls|allow only calls|only take calls|take calls only|"
            "whitelist|let through|let only|only let through|only ring for|"
            "should be accepted|must be accepted|"
            "should get through|accept nothing but|accept nothing but calls|take nothing but calls|"
            "should get through to|should come through|should come through to|only calls from|"
            "let nobody but|let no one but|let nobody except|nobody but|no one but|nobody except|"
            "no one except|reached only by|only be reached by|only be called by|only reached by|"
            "only gets calls from|only takes calls from|is to be let through|be let through"
        )
    ),
    ItemVerb(
        says=(
            "(should|can|may) [be able to] (call|reach|ring) [only]",
            "[should|can|may|to] [get] through [to]",
            "(that|which|to) (accepts|allows|accept|allow) [calls]",
        ),
        helps=True,
    ),
)
REJECT_ACTS = (
    _for_few(
        f"[only] (reject|block|refuse|decline|turn away) [only] {CHOSEN_ONLY}",
        "(reject|rejecting|turn away|turning away|refuse|refusing|block|blocking) [calls|callers] "
        "by (rule|rules)",
    ),
)
REJECT_VERBS = (
    ItemVerb(says=("selectively reject",), tells_list=True),
    ItemVerb(
        says=phrases(
            "block|block calls|block the caller|reject|reject calls|refuse|refuse calls|turn away|"
            "turn away calls|decline|decline calls|blacklist|blocklist|ban|deny calls|bar calls|bar|"
            "must be turned away|do not want any calls|do not want calls|no more calls|"
            "should be rejected|must be rejected|to be rejected|should be blocked|must be blocked|"
            "should be turned away|should be refused|should be declined|rejected|be turned away|"
            "are to be turned away|is to be turned away|are to be rejected|is to be rejected|"
            "are to be blocked|is to be blocked|wants no calls from|want no calls from|no calls from|"
            "does not want calls from|do not want calls from|never let|do not let|never put|"
            "do not put|should never get through|should not get through|must not get through|"
            "do not accept calls from|do not take calls from|never accept calls from"
        )
    ),
    ItemVerb(says=("from (calling|reaching|ringing)",)),
    ItemVerb(
        says=(
            "[to] [get] through [to]",
            "stop",
            "keep",
            "prevent",
            "ring",
            "(that|which|to) (rejects|blocks|refuses|declines|reject|block|refuse|decline) [calls]",
        ),
        helps=True,
    ),
    ItemVerb(
        says=(
            "(may|can|should) [be able to] (call|reach|ring) again",
            "(should|must|is to|are to) no longer be (rejected|blocked|turned away|refused)",
            "no longer [to] be (rejected|blocked|turned away|refused)",
            "(should|must) (not|no longer) (turn away|reject|block|refuse)",
            "lift block (on|for)",
        ),
        removes=True,
    ),
    ItemVerb(
        says=phrases(
            "unblock|unban|stop blocking|stop rejecting|stop refusing|take off the blocklist|unblacklist"
        ),
        removes=True,
    ),
)
PRIORITY_ACTS = (
    Act(says=("every call should ring [the] same", "(should|must) [all] ring [the] same"), contrary={}),
    _for_few(
        f"(ring|rings|alert|sound) (differently|specially|different) for {_FEW}",
        f"(distinctive|different|special) (ring|ringing|ringtone|tone) for {_FEW}",
        f"{_FEW} (should|must) (ring differently|sound different|have different ring|have special ring)",
    ),
    Act(says=(f"for {_FEW}",), contrary={}, is_guess=True),
)
PRIORITY_VERBS = (
    ItemVerb(
        says=phrases(
            "ring differently|ring different|distinctive ring|distinct ring|special ring|different ring|"
            "distinctive ringtone|special ringtone|different ringtone|own ring|"
            "ring in a different way|ring in its own way|ring specially|priority ring|"
            "alert differently|should ring differently|should have a distinctive ring|"
            "should have a different ring|should have a special ring|gets a distinctive ring|"
            "should get a distinctive ring|should get a special ring|should get a different ring|"
            "should sound different|should sound differently|sound different|distinctive tone|"
            "ring with a distinctive tone|ring with a special tone|with a special ring|"
            "own ringtone|own ring tone|have its own ring|gets its own ring|"
            "get its own ring|"
            "hear a special ring|hear special ring|ring in another way|in another way|"
            "different ring for|special ring for|ring special|rings special|ring special for|special ringing|"
            "special ringing for"
        )
    ),
)
FORWARD_ACTS = (
    Act(says=("send", "go", "go to", "goes", "goes to", "send calls")),
    Act(says=("by default",), contrary={}),
    ARRIVING,
    Act(
        says=(
            "(lead|leads|point|points)",
            "(when|whenever|if) (call is|calls are) [selectively] (forwarded|diverted)",
            "from now on",
            "[callers|calls] [that|which] [are|is] (caught|matched|picked out|covered) by",
        ),
        contrary={},
    ),
    _for_few(
        f"[only] (forward|divert|redirect) [only] [calls] [of|from] {CHOSEN_ONLY}",
        f"forward only {CHOSEN_ONLY}",
        "(forward|forwarding|divert|diverting|redirect|redirecting) [calls|callers] by (rule|rules)",
    ),
    Act(
        says=(
            f"with {SHORT_RING}",
            f"(needs|wants|would like|should have) {SHORT_RING}",
            f"{SHORT_RING} (when|whenever) (call is|calls are) selectively (forwarded|diverted)",
        ),
        values={"ringReminderEnabled": True},
        contrary={"ringReminderEnabled": False},
        needs_name=True,
    ),
    Act(
        says=("short ring should (sound|play|be played|be heard)",),
        values={"ringReminderEnabled": True},
        beside_name=True,
        is_guess=True,
    ),
)
FORWARD_VERBS = (
    ItemVerb(says=("selectively forward",), tells_list=True),
    ItemVerb(
        says=phrases(
            "forward only|forward only calls|only forward|only forward calls|"
            "forward calls only|forward calls|send calls|divert calls|redirect calls|route calls|"
            "divert only|divert only calls|only divert|"
            "only divert calls|redirect only|redirect only calls|forward all calls|"
            "only calls from|"
            "only forward calls from|should be selectively forwarded"
        )
    ),
)
