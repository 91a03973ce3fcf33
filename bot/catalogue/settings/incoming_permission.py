"""Incoming permission: which calls may come in."""

from __future__ import annotations

from bot.catalogue.model.family import Family
from bot.catalogue.model.shape import untitled
from bot.catalogue.model.spoken import Act
from bot.catalogue.settings.helping_verbs import CONNECTED
from bot.catalogue.settings.location_defaults import own_or_location, own_or_location_acts
from cards.fields import Choice, Option, Toggle

_OUTSIDE = "(external|outside|pstn|ext)"
_INSIDE = "(internal|in house|inside|company)"
_STAFF = "(colleagues|coworkers|co workers|staff|employees|internal callers|internal people)"
_REACH = "(reach|call|ring|phone)"
_MAY = "(should|should be able to|may|can|must)"
_MAY_NOT = "(should not|should not be able to|may not|can not|must not)"
_TAKE = "(accept|receive|take|allow|get)"
_NO_OUTSIDE = (
    f"only {_TAKE} {_INSIDE} calls",
    f"{_TAKE} only {_INSIDE} calls",
    f"{_TAKE} {_INSIDE} calls only",
    f"only {_INSIDE} (calls|callers) {_MAY} {_REACH}",
    f"only {_STAFF} {_MAY} {_REACH}",
    "only [be] (reachable|called|reached) (internally|from inside [company])",
    "(nothing|nobody|no one|no calls|none) [calling] from outside",
    f"(nobody|no one) [from] outside {_MAY} {_REACH}",
    f"no {_OUTSIDE} (calls|callers)",
    "(not|never) [be] (reachable|called|reached) from outside",
    "unreachable from outside",
    f"({_OUTSIDE} (callers|people)|outsiders|strangers|people outside [company]) {_MAY_NOT} {_REACH}",
    f"{_OUTSIDE} (calls|callers|people) {_MAY_NOT} (get|come) through [to]",
    f"(not|do not) (let|allow) {_OUTSIDE} (calls|callers|people) [get|come|to get] [through|in] [to]",
    f"keep [all] {_OUTSIDE} (calls|callers) (away|out) [from|of]",
    f"only {_INSIDE} calls {_MAY} (come|get) (in|through) [to]",
    f"only [be] (reachable|called|reached) (by|for) {_STAFF}",
    f"no calls from outside [at all] , (only|just) {_INSIDE} [calls|ones]",
    f"{_OUTSIDE} calls [at all] , {_INSIDE} only",
    f"(block|stop|bar|no) {_OUTSIDE} (calls|callers) (into|to)",
    f"(should not|may not|must not|not) {_TAKE} {_OUTSIDE} calls",
    f"(people|callers) from outside {_MAY_NOT} {_REACH}",
    "(stop|keep|prevent) (callers|people) from outside from (reaching|calling|ringing)",
    f"(stop|keep|prevent) {_OUTSIDE} (callers|people) from (reaching|calling|ringing)",
)
_OUTSIDE_AGAIN = (
    f"(accept|receive|take) [all] {_OUTSIDE} (calls|callers)",
    "(accept|receive|take|let in|let through) [all] calls from outside",
    f"(let|allow) [all] {_OUTSIDE} (callers|people|calls) [to] [reach|call|ring|in|through|come in]",
    f"(let|allow) (people|callers) [from] outside [to] {_REACH}",
    f"{_OUTSIDE} (callers|people) {_MAY} [be able to] {_REACH} [again]",
    f"{_OUTSIDE} (callers|people|calls) {_MAY} [be able to] (get|come) (in|through) [to]",
    "reachable from outside",
    "(should|may|can|must) be (called|reached) from outside",
)
_ONLY_INSIDE = (
    f"only {_INSIDE} (incoming|inbound) (calls|callers|ones)",
    f"only (incoming|inbound) {_INSIDE} (calls|callers)",
    f"{_INSIDE} (incoming|inbound) (calls|callers) only",
    f"only {_TAKE} {_INSIDE} (incoming|inbound) calls",
    f"{_TAKE} only {_INSIDE} (incoming|inbound) calls",
)
"""That calls come only from inside, in patterns that tell the setting."""
_INSIDE_ONLY = (
    "(only|just) internal [ones|calls|callers]",
    "(internal|internally) [ones|calls|callers] only",
)
"""The same beside the name of the setting."""
_OPERATOR = (
    "(somebody|someone|one of us|we|i|reception|receptionist|operator|switchboard|colleague|staff|office|"
    "secretary|front desk)"
)
_ONLY_TRANSFERRED = (
    "(only|just) (via|by|through|with|after) [a] transfer [from|by] [reception|receptionist|operator]",
    f"[only|just] (if|when|once) {_OPERATOR} [has|have] (transfers|transfer|transferred) [them|it]",
    f"(if|when) {_OPERATOR} puts (them|it|calls) through",
    "(only|just) (if|when|once) [they|it|we] (transferred|are transferred|is transferred|were transferred|"
    "was transferred|have been transferred|has been transferred)",
    "[only] (that|which|if) (were|was|are|is|got|get|have been|has been) transferred [by]",
    "[for|allow] only transferred (calls|ones|callers)",
    "transferred (calls|ones|callers) only",
    "(unless|except) [when|if] [somebody|someone|they are|it is] transferred [them|it] [calls|ones]",
    "unless (the call is|calls are) transferred",
    "only (be allowed|allowed|accepted|let through) (when|if|once|after being) transferred",
    "(allowed|accepted|let through) only (when|if|once|after being) transferred",
    "(only transferred|transferred only|allow transferred calls only|allow only if transferred)",
    "allow for transferred calls only",
)

INCOMING_PERMISSION = Family(
    key="incoming",
    title="Incoming Permission",
    help="Which calls may come in.",
    words=("incoming", "incoming permission", "incoming permissions", "in perms"),
    path="/workspaces/{workspaceId}/features/incomingPermission",
    main="useCustomEnabled",
    spoken=(
        "(incoming|inbound) (call|calling) (permission|permissions|plan|restrictions|restriction)",
        "inbound (permission|permissions)",
        "(permission|permissions|restrictions) for (incoming|inbound) calls",
        "icp [settings]",
    ),
    acts=(
        *own_or_location_acts("useCustomEnabled"),
        CONNECTED,
        Act(
            says=(*_NO_OUTSIDE, *_ONLY_INSIDE),
            values={"externalTransfer": "BLOCK_ALL_EXTERNAL"},
            is_guess=True,
        ),
        Act(
            says=_INSIDE_ONLY,
            values={"externalTransfer": "BLOCK_ALL_EXTERNAL"},
            beside_name=True,
            is_guess=True,
        ),
        Act(
            says=("to internal [ones|calls|callers] [only]",),
            values={"externalTransfer": "BLOCK_ALL_EXTERNAL"},
            needs_name=True,
            beside_name=True,
            is_guess=True,
        ),
        Act(says=("(limit|restrict|limited|restricted) (incoming|inbound) calls",), contrary={}),
        Act(
            says=_OUTSIDE_AGAIN,
            values={"externalTransfer": "ALLOW_ALL_EXTERNAL"},
            contrary={"externalTransfer": "BLOCK_ALL_EXTERNAL"},
            is_guess=True,
        ),
        Act(
            says=(f"{_STAFF} {_MAY_NOT} {_REACH}", f"(should not|must not) get calls from {_STAFF}"),
            values={"internalCallsEnabled": False},
            is_guess=True,
        ),
        Act(
            says=(
                f"{_STAFF} {_MAY} {_REACH} again",
                f"(let|allow) {_INSIDE} (calls|callers) [to] ({_REACH}|in|come in|get through) [again]",
                f"{_INSIDE} (calls|callers) (may|can) [be able to] ({_REACH}|come in|get through) [again]",
            ),
            values={"internalCallsEnabled": True},
            is_guess=True,
        ),
        Act(
            says=(
                f"(no|stop|block) {_INSIDE} (calls|callers) (to|into|from reaching)",
                f"{_INSIDE} (calls|callers) (should not|may not|must not) ({_REACH}|come in|get through)",
            ),
            values={"internalCallsEnabled": False},
            is_guess=True,
        ),
        Act(says=("(get|gets|receive|receives)",), contrary={}),
        Act(
            says=(
                "only (reach|ring|call|get|take|accept)",
                "by (switchboard|reception|receptionist|operator)",
            ),
            contrary={},
        ),
        Act(
            says=(
                "(should not|must not|not|never) be (refused|rejected|turned away|blocked|barred|kept out)",
                "(block|stop|bar|forbid|reject|allow|accept|no|disable) [all] (incoming|inbound) calls",
            ),
            is_unclear=True,
        ),
    ),
    starts=("accept", "let in", "let through", "unblock", "take"),
    stops=(
        "block",
        "disallow",
        "forbid",
        "prohibit",
        "deny",
        "ban",
        "bar",
        "refuse",
        "reject",
        "turn away",
        "refused",
        "be refused",
        "rejected",
        "be rejected",
        "turned away",
        "be turned away",
    ),
    asks=(
        "from outside (call|reach|ring|get)",
        "(outsiders|strangers) (call|reach|ring|get)",
        "(external|outside) (callers|people|lines|numbers|calls) (call|reach|ring|get|come|phone)",
        "(called|reached|reachable|rung) from outside",
        "(receive|get|accept|take) (external|collect|internal|outside)",
        "who (may|can) (call|ring|reach)",
        "(collect|reverse charge) calls",
    ),
    expected={"internalCallsEnabled": True, "collectCallsEnabled": True},
    sections=untitled(
        own_or_location(
            "useCustomEnabled",
            "Use custom settings",
            "own permissions",
            explained="Off: the location's hold.",
        ),
        Choice(
            key="externalTransfer",
            label="External calls",
            words=("external", "external transfer"),
            spoken=(
                f"[inbound|incoming] {_OUTSIDE} [inbound|incoming] (calls|callers)",
                "(inbound|incoming) (external|pstn)",
                "(external|pstn) (inbound|incoming)",
                "[incoming|inbound] (calls|callers) from (outside|pstn|external numbers|outside numbers)",
                "[incoming|inbound] calls from outside company",
                "(called|reached|reachable|rung) from outside",
            ),
            options=(
                Option(
                    "ALLOW_ALL_EXTERNAL",
                    "Allow all",
                    ("allow", "all"),
                    spoken=("(allowed|permitted|welcome)", "(allow|permit) (them|these) [all] [in] [again]"),
                ),
                Option(
                    "ALLOW_ONLY_TRANSFERRED_EXTERNAL",
                    "Allow only transferred",
                    ("transferred",),
                    spoken=_ONLY_TRANSFERRED,
                ),
                Option(
                    "BLOCK_ALL_EXTERNAL",
                    "Block all",
                    ("block", "none"),
                    spoken=(
                        "(blocked|barred|forbidden|prohibited|denied|refused|not allowed|not permitted)",
                        "(turned away|kept out|kept away)",
                    ),
                ),
            ),
        ),
        Toggle(
            key="internalCallsEnabled",
            label="Internal calls",
            words=("internal",),
            spoken=(
                "incoming internal calls",
                "internal (call|calls)",
                "(receive|get|take|be reached by) internal calls",
                "calls from inside",
                "(internal|inside) calls to",
                f"calls from {_STAFF}",
                "internal incoming calls",
                "inside calls",
            ),
        ),
        Toggle(
            key="collectCallsEnabled",
            label="Collect calls",
            words=("collect",),
            spoken=(
                "incoming collect calls",
                "collect call",
                "reverse charge calls",
                "reverse charged calls",
            ),
        ),
    ),
)
