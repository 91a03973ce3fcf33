"""Incoming permission: which calls may come in."""

from __future__ import annotations

from bot.catalogue.model.family import Family
from bot.catalogue.model.shape import untitled
from bot.catalogue.model.spoken import Act
from bot.catalogue.settings.location_defaults import own_or_location, own_or_location_acts
from bot.catalogue.settings.words.helping_verbs import ARRIVING, CONNECTED
from bot.catalogue.settings.words.incoming_permission_words import (
    INSIDE,
    INSIDE_ONLY,
    MAY,
    MAY_NOT,
    MAY_NOW,
    NO_OUTSIDE,
    ONLY_INSIDE,
    ONLY_TRANSFERRED,
    OUTSIDE,
    OUTSIDE_AGAIN,
    REACH,
    STAFF,
)
from cards.fields import Choice, Option, Toggle

_ANYBODY = "anybody|anyone|everybody|everyone"
_COLLECT = "(collect|reverse charge) (calls|callers)"
_CALL = "(call|ring|reach|dial|phone|get through to)"

INCOMING_PERMISSION = Family(
    key="incoming",
    title="Incoming Permission",
    help="Which calls may come in.",
    words=("incoming", "incoming permission", "incoming permissions", "incoming perms", "in perms"),
    path="/workspaces/{workspaceId}/features/incomingPermission",
    main="useCustomEnabled",
    spoken=(
        "(incoming|inbound) (call|calling) (permission|permissions|plan|restrictions|restriction)",
        "(inbound|incoming) (permission|permissions|restriction|restrictions|rights|rules|perms)",
        "(permission|permissions|restrictions) for (incoming|inbound) calls",
        "icp [settings]",
    ),
    acts=(
        *own_or_location_acts("useCustomEnabled"),
        CONNECTED,
        ARRIVING,
        Act(
            says=(f"no direct {OUTSIDE} (calls|callers) [to|for]",),
            values={"externalTransfer": "ALLOW_ONLY_TRANSFERRED_EXTERNAL"},
            contrary={},
            is_guess=True,
        ),
        Act(
            says=(*NO_OUTSIDE, *ONLY_INSIDE),
            values={"externalTransfer": "BLOCK_ALL_EXTERNAL"},
            contrary={"externalTransfer": "ALLOW_ALL_EXTERNAL"},
            is_guess=True,
        ),
        Act(
            says=INSIDE_ONLY,
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
        Act(
            says=(
                "(limit|restrict|limited|restricted) (incoming|inbound) calls",
                "[whether] transferred or not",
            ),
            contrary={},
        ),
        Act(
            says=OUTSIDE_AGAIN,
            values={"externalTransfer": "ALLOW_ALL_EXTERNAL"},
            contrary={"externalTransfer": "BLOCK_ALL_EXTERNAL"},
            is_guess=True,
        ),
        Act(
            says=(
                f"{STAFF} {MAY_NOT} {REACH}",
                f"(should not|must not) get calls from {STAFF}",
                f"(not|stop) (let|allow) {STAFF} [to] {REACH}",
                f"(stop|keep|prevent) {INSIDE} (calls|callers) [from] (reaching|calling|ringing)",
            ),
            values={"internalCallsEnabled": False},
            contrary={"internalCallsEnabled": True},
            is_guess=True,
        ),
        Act(
            says=(
                f"{STAFF} {MAY} {REACH} again",
                f"{STAFF} {MAY_NOW} {REACH}",
                f"(let|allow) {INSIDE} (calls|callers) [to] ({REACH}|in|come in|get through) [again]",
                f"{INSIDE} (calls|callers) (may|can) [be able to] ({REACH}|come in|get through) [again]",
            ),
            values={"internalCallsEnabled": True},
            is_guess=True,
        ),
        Act(
            says=(
                f"(no|stop|block) {INSIDE} (calls|callers) [coming] (to|into|in|through|from reaching) [to]",
                f"(no|stop|block) {INSIDE} (calls|callers) (ringing|calling|reaching)",
                f"(not|do not) (let|allow|put) {INSIDE} (calls|callers) [to] [come|get] (in|through) [to]",
                f"{INSIDE} (calls|callers) (should not|may not|must not) ({REACH}|come in|get through)",
            ),
            values={"internalCallsEnabled": False},
            is_guess=True,
        ),
        *(
            Act(says=(f"{calls} (ok|okay|fine|welcome) [again]",), values={key: True}, is_guess=True)
            for calls, key in ((_COLLECT, "collectCallsEnabled"), (f"{INSIDE} calls", "internalCallsEnabled"))
        ),
        Act(
            says=(
                f"(not|do not|never) (let|allow|permit|accept|take|put) [incoming|inbound] {_COLLECT} [to] "
                "[come|get] [in|into|through] [to]",
                f"[should|must|may|can] (no longer|not) (accept|take|receive|get) {_COLLECT}",
                f"{_COLLECT} [are|is] (no longer|not) [to be] (accepted|allowed|permitted|taken)",
                f"no {_COLLECT} [may|should|must] [come|get] (in|through) [to]",
                f"no [more] {_COLLECT}",
            ),
            values={"collectCallsEnabled": False},
            is_guess=True,
        ),
        Act(
            says=(
                "(get|gets|receive|receives|accepting|receiving|getting|taking)",
                "from outside (they|people|callers) (should|must|may|can) only (get|come) [in|through] [to]",
            ),
            contrary={},
        ),
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
                "(block|stop|bar|forbid|reject) all calls [coming] [in] (to|into)",
            ),
            is_unclear=True,
        ),
    ),
    rephrased=tuple(
        (said, "collect calls")
        for said in (
            "reverse charge calls",
            "reverse charges",
            "reversed charges",
            "reverse charged calls",
            "reversed charge calls",
            "reverse charge collect calls",
            "collect reverse charge calls",
        )
    ),
    starts=("accept", "let in", "let through", "unblock", "take", "accepted", "be accepted"),
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
        "outside [company|organization|organisation|business|building|office] (call|reach|ring|get|phone)",
        "(outsiders|strangers) (call|reach|ring|get)",
        "(external|outside) (callers|people|lines|numbers|calls) (call|reach|ring|get|come|phone)",
        "(called|reached|reachable|rung) from outside",
        "(receive|get|accept|take) (external|collect|internal|outside)",
        "who (may|can) (call|ring|reach)",
        "who (may|can|could) (call|ring|phone|dial|get) in (at|to|on) @",
        f"(who|{_ANYBODY}) (may|can|could) {_CALL} @",
        f"(can|may|could) ({_ANYBODY}) {_CALL} @",
        f"(who|{_ANYBODY}) (allowed|permitted|able) to {_CALL} @",
        "(which|what) calls [is] @ [be] (allowed|able|permitted) to (receive|get|take|accept)",
        "(which|what) calls (may|can|could) @ (receive|get|take|accept)",
        "(incoming|inbound) calls (accept|accepts|accepted|allowed|take|takes|receive|receives|get|gets)",
        "(collect|reverse charge) calls",
        "(own|internal|company) (extensions|phones|people) [still] (ring|call|reach|get|come)",
        "(internals|colleagues) [still] (ring|call|reach|get|come)",
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
                f"[inbound|incoming] {OUTSIDE} [inbound|incoming] (calls|callers)",
                "(outsiders|external people|outside people|people outside)",
                "(inbound|incoming) (external|pstn)",
                "(external|pstn) (inbound|incoming)",
                "[incoming|inbound] (calls|callers) from (outside|pstn|external numbers|outside numbers)",
                f"{OUTSIDE} call",
                "[incoming|inbound] calls from outside company",
                "(incoming|inbound|in|calls in) from (outside|pstn)",
                "(called|reached|reachable|rung) from outside",
            ),
            options=(
                Option(
                    "ALLOW_ALL_EXTERNAL",
                    "Allow all",
                    ("allow", "all"),
                    # “Allow them” alone does not say whom, or what.
                    spoken=(
                        "(allowed|permitted|welcome)",
                        "(allow|permit) (them|these) (all|again|in again)",
                    ),
                ),
                Option(
                    "ALLOW_ONLY_TRANSFERRED_EXTERNAL",
                    "Allow only transferred",
                    ("transferred",),
                    spoken=ONLY_TRANSFERRED,
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
                "calls from inside [company] [through to]",
                "internal calls (coming in|that come in|arriving)",
                "(internal|inside) calls to",
                f"calls from {STAFF}",
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
                "(reverse charge|reverse charged|reversed charge) [,] [collect] (calls|call)",
                "collect [,] (reverse charge|reverse charged|reversed charge) (calls|call)",
            ),
        ),
    ),
)
