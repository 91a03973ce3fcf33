"""What people say about callers who show no number, and about turning them away."""

from __future__ import annotations

from bot.catalogue.model.spoken import Act

_HIDDEN = "(anonymous|anon|private|hidden|withheld|unknown|suppressed)"
ANONYMOUS = (
    f"({_HIDDEN} (call|calls|caller|callers|number|numbers)|"
    "(calls|callers) (without|with no|with hidden|with blocked) (caller id|number|numbers)|"
    "(callers|people) who (hide|withhold|block) their (number|numbers|caller id)|"
    "(calls|callers) with [their] (caller id|number|numbers) (blocked|hidden|withheld|suppressed)|"
    "no (number|id|caller id) (call|calls|caller|callers)|"
    f"callers hiding their (number|numbers)|calls from {_HIDDEN} (callers|numbers))"
)
"""Calls and callers that show no number, in patterns."""
_REFUSED = "(rejected|turned away|blocked|refused|declined|screened out|bounced)"
_CALLERS = (
    f"({_HIDDEN} (calls|callers|numbers)|(callers|people) with hidden (number|numbers)|"
    "(callers|people|anyone|whoever) (without|with no) (caller id|number)|calls without number|"
    "no (number|id|caller id) (callers|calls)|"
    "(callers|people) (who hide|who withhold|hiding|withholding) (number|their number|their no|their id)|"
    "(callers|calls|people) (with|from) (hidden|withheld|unknown|blocked) (number|numbers|caller id)|"
    "calls (without|with no) (caller id|caller)|"
    "(guests|visitors|customers|clients|anyone) with (hidden|withheld) number|"
    "(callers|people) who (hide|withhold|block|suppress) (number|numbers|caller id|their caller id))"
)
_REACH = "(reach|call|ring|get through|get through to|come through|come in|get in)"

ANONYMOUS_ACTS = (
    Act(
        says=(
            f"(block|reject|refuse|decline|deny|bar|ban|turn away) {ANONYMOUS}",
            f"(blocking|rejecting|refusing|declining|denying|barring|turning away) {ANONYMOUS}",
            f"(no|no more|without|stop) {ANONYMOUS}",
            f"(takes|gets|wants) (no|no more) {ANONYMOUS} [any more|anymore|any longer]",
            f"{_CALLERS} [should|must|to|are to|have to] [be|get|gets] {_REFUSED}",
            f"(screen|filter) [out] {ANONYMOUS}",
            f"keep {ANONYMOUS} (away|out|off)",
            f"{_CALLERS} , have them (blocked|rejected|turned away|refused)",
            f"{_CALLERS} [,] [to] (turn [them] away|reject [them]|refuse [them]|block [them])",
        ),
        values={"enabled": True},
    ),
    Act(
        says=(
            f"not (accept|allow|let|take|get|receive|ring for) {_CALLERS}",
            f"(should not|must not|does not want to) (accept|take|get|receive|ring for) {_CALLERS}",
            f"{_CALLERS} (should|must|may) not [be able to] {_REACH}",
            f"{_CALLERS} (should|must) not be (accepted|allowed|let through)",
            f"(do|does) not want {_CALLERS}",
            f"{_CALLERS} [is|are] (not welcome|unwelcome|not wanted|unwanted)",
            "(callers|people) (must|should|have to) show their number",
            f"(rejects|blocks|refuses|declines|turns away|bars) {ANONYMOUS}",
            f"not (put|let|get) {_CALLERS} (through|in|come in)",
            "not (put|let|get|allow) (callers|calls|people) (through|in) (when|if) they "
            "(hide|withhold|block|suppress) their (number|caller id)",
            f"{_CALLERS} [,] no (thanks|thank you|way|chance)",
            "no (caller id|number|cid) [,] [means|=|then] no (ring|ringing|call|calls)",
            "(let|allow) (nobody|no one) with (hidden|withheld) number [through|in]",
            "(nobody|no one) [should|may|must|can] [be able to] (call|ring|reach) without (showing number|"
            "number|caller id)",
            "(nobody|no one) with (hidden|withheld) number [should|may|must] [be able to] (call|ring|reach)",
        ),
        values={"enabled": True},
        is_guess=True,
    ),
    Act(
        says=(
            f"{_CALLERS} (can|may|should|must) [be able to] {_REACH} [again]",
            f"{_CALLERS} (should no longer|should not|must not) be (rejected|blocked|turned away)",
            f"{_CALLERS} (should|must|to) be (accepted|allowed|let through|let in)",
            f"{_CALLERS} are allowed [again]",
            f"(can|may|do) {_CALLERS} [be able to] {_REACH}",
            f"(allow|let) {_CALLERS} [to] {_REACH}",
            f"(get|receive|take|have) {_CALLERS} again",
            f"let {_CALLERS} through [again]",
            "(let|put) (anonymous|anon) (through|in) [again]",
        ),
        values={"enabled": False},
    ),
    Act(
        says=(
            f"(allow|accept|permit|take|receive|unblock|let|let in|let through) {ANONYMOUS}",
            f"(allowing|accepting|taking) {ANONYMOUS}",
            "(allow|accept|permit|unblock) anonymous",
        ),
        values={"enabled": False},
        contrary={"enabled": True},
    ),
    Act(
        says=(f"{_CALLERS} [is|are] (ok|okay|fine|welcome) [again]",),
        values={"enabled": False},
        is_guess=True,
    ),
    Act(
        says=(f"no longer (rejects|blocks|refuses|turns away) {_CALLERS}",),
        values={"enabled": False},
    ),
    Act(says=(ANONYMOUS,), is_unclear=True),
)
"""Verbs, and what they mean."""
