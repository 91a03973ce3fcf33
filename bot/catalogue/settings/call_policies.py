"""Call policies: whether callers see who answered a call that was sent on."""

from __future__ import annotations

from bot.catalogue.model.family import Family
from bot.catalogue.model.shape import Values, untitled
from bot.catalogue.model.spoken import Act
from cards.fields import Choice, Option

REDIRECTED = "((redirected|forwarded|diverted|passed on|sent on) (call|calls)|calls redirected)"
_OUTSIDE = "(external|outside|ext|pstn)"
_OUTSIDERS = (
    "((external|outside) (callers|people|parties)|(people|callers) from outside|outsiders|"
    "people outside [house|company|building]|externals)"
)
_HIDES = "connectedLineIdPrivacyOnRedirectedCalls"
_ANSWERED = (
    "[finally|really|actually|in the end] (answered|answers|picked up|picks up|took|takes) [it|call|up]"
)
_PASSED_ON = "[that|which] [got|get|are|were] (passed on|sent on|forwarded|redirected|diverted|transferred)"
_SEE = "(see|know|find out|learn|be shown|be told)"
_NOT_SEE = (
    "(should not|must not|may not|should never|must never|may never|do not (get|need|have)|need not|do not) "
    f"[to] [be able to] {_SEE} who "
    f"({_ANSWERED}|took it|it ended up with|it reached|it went to|"
    "they (were|are) (connected|transferred|forwarded|put through) to)"
)
_CONNECTED = "connected (line|number|party|name|line id|id|line identity)"
"""That callers are not told where a call ended, in patterns."""


def _summary(name: str, values: Values) -> str:
    who = {
        "NO_PRIVACY": "Callers see",
        "PRIVACY_FOR_EXTERNAL_CALLS": "Outside callers do not see",
        "PRIVACY_FOR_ALL_CALLS": "Callers do not see",
    }.get(str(values[_HIDES]))
    return f"{who} who answered a call that {name} sent on." if who else ""


CALL_POLICIES = Family(
    key="policies",
    title="Call Policies",
    help="Whether callers see who answered a call that was sent on.",
    words=("policies", "call policies", "policy"),
    path="/telephony/config/workspaces/{workspaceId}/callPolicies",
    professional=True,
    summary=_summary,
    acts=(
        Act(
            says=(
                f"{_OUTSIDERS} {_NOT_SEE}",
                f"{_OUTSIDERS} (should not|must not|may not) [be able to] see {_CONNECTED}",
                f"hide from {_OUTSIDERS} who {_ANSWERED}",
                f"(not|do not) show {_OUTSIDERS} who {_ANSWERED}",
                f"(on|for) {_OUTSIDE} calls {_PASSED_ON} [,] hide who answered",
                "(outside callers|external callers|outsiders) (should not|must not|may not) "
                "(see|know|learn|find out) who (answered|picked up) (once|after|when)",
                f"hide who answered (on|for) {_OUTSIDE} calls {_PASSED_ON}",
            ),
            values={_HIDES: "PRIVACY_FOR_EXTERNAL_CALLS"},
            is_guess=True,
        ),
        Act(
            says=(
                f"[callers|nobody|everybody|all callers|caller] {_NOT_SEE}",
                "(hide|mask) answerer [from|for] [all|everyone|everybody]",
                "(nobody|no one|no caller|no callers) (should|may|can|must) [be able to] "
                f"{_SEE} who {_ANSWERED}",
                "(nobody|no one|no caller) (gets|is) to (see|know|learn) who (answered|picked up|took it) "
                "[, (inside or outside|inside nor outside)]",
            ),
            values={_HIDES: "PRIVACY_FOR_ALL_CALLS"},
            is_guess=True,
        ),
        Act(
            says=(
                "[callers] (may|can|should) [be able to] see [again] who "
                f"(answered|answers|picked up|picks up) [{REDIRECTED}]",
                f"{_OUTSIDERS} (may|can|should|must) [be able to] see who {_ANSWERED}",
                f"(callers|people|everyone|everybody) [to] see who {_ANSWERED} [{REDIRECTED}]",
                "(let|allow) (callers|people|everybody) see [again] who (answered|picked up|took)",
                f"(may|can|should|must) show who {_ANSWERED}",
                "answerer (visible|shown) [again]",
                f"(show|show callers|tell callers) who {_ANSWERED}",
                f"(should|must|may) show {_CONNECTED}",
                f"(show|reveal) {_CONNECTED} again",
                f"(callers|people|everyone|everybody) (may|can|should) [be able to] see [again] who "
                f"{_ANSWERED} "
                f"[their] {REDIRECTED}",
            ),
            values={_HIDES: "NO_PRIVACY"},
            is_guess=True,
        ),
        Act(
            says=(
                "[when|if] [calls|call|it] (get|gets|is|are) (redirected|forwarded|diverted)",
                f"(when|if|on|for) {REDIRECTED}",
                "[on] (redirect|redirection|redirects|redirections)",
                "(when|if|once|whenever) (call|calls) (to|for|at)",
                "in the end",
                "their redirected call",
                "no privacy needed [any more]",
                f"{REDIRECTED} [from|of|by]",
                "(redirected|redirects|forwarded|forwards|diverted|diverts) [it|call|calls]",
                "(redirect|forward) (call|calls)",
                "(when|if|once|whenever) [it] (sends|passes|hands) (call|calls) on",
                "[when|if|once|whenever] [it] (sends|passes|hands) on (call|calls)",
                "(sends|passes|hands) (call|calls) on",
                "[when|if|once|whenever] [call|calls] [to] [that|which] [is|are|was|were|gets|got|has been] "
                "(sent|passed|handed) on [to] [(someone|somebody) [else]] [by|from]",
            ),
            contrary={},
        ),
        Act(
            says=(
                "(take|drop|lift|remove) privacy [out|off|away] [again] "
                "[for (everybody|everyone|all [calls|callers])]",
            ),
            values={_HIDES: "NO_PRIVACY"},
            beside_name=True,
            is_guess=True,
        ),
        # “Call policies on the gym: …”: “on” stands before the workspace.
        Act(says=("(call policies|policies) on",), is_unclear=True, alone=True),
    ),
    starts=("hide", "mask", "conceal", "withhold"),
    asks=("callers see who (answers|answered|picks up|picked up)",),
    sections=untitled(
        Choice(
            key=_HIDES,
            label="Hide who answered a call that was sent on",
            words=("privacy", "connected line privacy"),
            spoken=(
                f"connected line [id|identification|identity] [privacy] [for|on] [{REDIRECTED}]",
                f"(colp|colr) [privacy|restriction] [for|on] [{REDIRECTED}]",
                "(connected line|connected party|connected number) (identity|id|presentation|"
                "restriction) [privacy]",
                f"[privacy] [for|on] {REDIRECTED} [privacy]",
                f"(hide|hiding) (who answered|who picked up|connected line id) [for|on] [{REDIRECTED}]",
                f"(hide|hiding) who (answers|answered|picks up|picked up) {REDIRECTED}",
                f"(mask|masking|conceal) who {_ANSWERED} {REDIRECTED}",
                "(keep|make) connected (number|line|party|name|id) (private|hidden)",
                f"{_CONNECTED} [be] (private|hidden|kept private)",
                "(hide|hiding) connected (number|line|party|name|line id|id|line identity)",
                "connected (id|number|line) [privacy]",
            ),
            options=(
                Option(
                    "NO_PRIVACY",
                    "Never",
                    ("no", "off", "none"),
                    (f"no privacy [for|on] [{REDIRECTED}]", "for nobody"),
                ),
                Option(
                    "PRIVACY_FOR_EXTERNAL_CALLS",
                    "For external calls",
                    ("external",),
                    (
                        f"[[but] only] [privacy] [for|from|to|on] {_OUTSIDE} (calls|callers) [only]",
                        f"{_OUTSIDE} only",
                        f"only {_OUTSIDE}",
                        f"to {_OUTSIDE} calls only",
                        "(for|from) (outsiders|people outside)",
                        f"[for|on|to|from] {_OUTSIDE} (numbers|parties) [only]",
                        f"(for|on) (external|outside) {REDIRECTED}",
                        f"(for|on) redirected {_OUTSIDE} calls",
                        f"(for|on) {REDIRECTED} from outside",
                    ),
                ),
                Option(
                    "PRIVACY_FOR_ALL_CALLS",
                    "For all calls",
                    ("all", "always", "on"),
                    (
                        "privacy [for|from] (all calls|everyone|everybody|all callers|every call)",
                        f"{REDIRECTED} [,] privacy for all",
                        "privacy (for|on) (all|every|any) (redirected|forwarded|diverted) (calls|call)",
                        "(for|from) (all calls|everyone|everybody|all callers|every call)",
                        "(for|on) (all|every|any) (redirected|forwarded|diverted) (calls|call)",
                        "(for|on) redirected calls , all calls",
                        "[for] [all calls [,]] [both] (internal and external|external and internal|inside "
                        "and outside) [calls|callers|ones]",
                    ),
                ),
            ),
        )
    ),
)
