"""What people say of the caller ID on calls that are sent on, and of names to dial by, as patterns."""

from __future__ import annotations

from bot.catalogue.model.spoken import Act

SENT_ON = (
    "((forwarded|diverted|redirected|fwded|fwd) calls|"
    "calls [that|which] [are|get] (forwarded|diverted|redirected|fwded|sent on|passed on))"
)
"""Calls that are forwarded, in patterns."""
_ID = "(caller id|id|number|caller 's number|caller 's identity|identity of caller|identity)"
_CALLER = "(caller id|caller 's number|caller 's identity|id)"
BLOCKED_ON_FORWARDED = (
    "(hide|hiding|block|blocking|suppress|withhold|mask) [caller id|it|number|"
    "caller's number|callers number|clid] (on|for) "
    "(forwarded|diverted|redirected|received forwarded) calls",
    f"(on|for|in) {SENT_ON}",
    "(hide|mask|block|withhold) [caller|callers] (number|id) (on|when) "
    "(fwd|forward|forwards|forwarding|diverts)",
    "(on|for) received [forwarded] calls",
    "(block|hide) [caller|caller's|callers|this workspace's|its] (identity|caller id|id) "
    "(when|while|if) [it] (receiving|receives|gets|getting) [forwarded|diverted|redirected] (call|calls)",
    "block caller id for received calls",
    f"(hide|block|withhold|suppress|mask) identity (on|for|in|when) {SENT_ON}",
    "(hide|block|withhold) (who is calling|who calls|caller) (when|if) calls [to] [are|get] "
    "(forwarded|diverted|passed on|sent on)",
    "when (calls|a call) (are|is|get|gets) (forwarded|diverted|redirected)",
    "(hidden|blocked|withheld|suppressed) (on|for) (forwarded|diverted|redirected) calls",
    "(block|hide) caller id (when|if) [calls are|a call is] (forwarded|diverted)",
    "(block|hide|withhold|suppress) (caller id|number) (when|if|while) [it] "
    "(forwards|diverts|forwarding|diverting) [call|calls]",
    f"{SENT_ON} (should|must|to) (hide|block|withhold|suppress) {_CALLER}",
    f"(hide|block|withhold|suppress) {_CALLER} on calls [that|which] forwards",
    "(on|for|in) calls [that|which] [it] (forwards|diverts|redirects) [on]",
    f"{_ID} [is|should|must] [to] be (hidden|blocked|withheld) (on|for|when) {SENT_ON}",
)
DIALLED_NAME = (
    "dial by name (name|entry|listing|directory name|directory entry|directory listing|directory)",
    "(name|entry) (for|in) dial by name [directory]",
    "[be] (listed|called|named|list) [as] (for|in|under) dial by name [directory]",
    "(dial|call|dialled|dialed) (by|under|with) name",
)
_BLOCK = "blockInForwardCallsEnabled"
FORWARDED_ACTS = (
    Act(
        says=("(mask|hide|suppress|withhold|block) number (on|of|for) calls [that|which]",),
        values={_BLOCK: True},
        contrary={_BLOCK: False},
        is_guess=True,
    ),
    Act(says=("(forwards|diverts|redirects) [on]",), contrary={}),
    Act(
        says=(
            "(forwarded|diverted|redirected) calls [from|of|by|at]",
            "(forward|forwards|divert|diverts|redirect|redirects) (call|calls)",
            "[on] calls [that|which] [it] (forwards|diverts|redirects)",
            "(forwards|diverts|redirects|sends|passes) [on]",
            "(when|if|while|whenever) [it] (gets|receives|getting|receiving) "
            "[forwarded|diverted|redirected] (call|calls)",
        ),
        values={_BLOCK: True},
        contrary={_BLOCK: False},
        beside_name=True,
        needs_name=True,
        is_guess=True,
    ),
    Act(
        says=(
            f"[keep|make|show] {_ID} (visible|shown|again|readable) (on|for|in) {SENT_ON}",
            f"(visible|shown) (on|for|in) {SENT_ON}",
        ),
        values={_BLOCK: False},
        contrary={_BLOCK: True},
        is_guess=True,
    ),
)
"""That the caller ID is hidden, or not, where a call is sent on."""
