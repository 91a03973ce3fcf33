"""What people say of calls that may come in, as patterns."""

from __future__ import annotations

OUTSIDE = "(external|outside|pstn|ext)"
INSIDE = "(internal|in house|inside|company)"
STAFF = (
    "(colleagues|coworkers|co workers|staff|employees|"
    "[other] internal (callers|people|phones|extensions|numbers|users|lines)|"
    "[other] (phones|extensions) (inside|in|within) company|own (people|extensions|phones)|"
    "people (inside|in|from|within) [company]|people from inside [company])"
)
_OUTSIDERS = "(outsiders|strangers|customers|clients|people outside [company]|public)"
REACH = "(reach|call|ring|phone)"
MAY = "(should|should be able to|may|can|must|must be able to)"
MAY_NOW = "(may|should be able to|must be able to)"
"""Said of what is to be possible from now on; “should call” may be said to people."""
MAY_NOT = (
    "(should not|should not be able to|may not|can not|must not|may no longer|should no longer|"
    "should no longer be able to|can no longer|must not be able to)"
)
_TAKE = "(accept|receive|take|allow|get)"
NO_OUTSIDE = (
    f"only {_TAKE} {INSIDE} calls",
    f"{_TAKE} only {INSIDE} calls",
    f"{_TAKE} {INSIDE} calls only",
    f"only {INSIDE} (calls|callers) {MAY} {REACH}",
    f"only {STAFF} {MAY} {REACH}",
    "only [be] (reachable|called|reached) (internally|from inside [company])",
    "(nothing|nobody|no one|no calls|none) [calling] from outside",
    f"(nobody|no one) [from] outside {MAY} {REACH}",
    f"no {OUTSIDE} (calls|callers)",
    "(not|never|no longer) [to] [be] (reachable|called|reached) from outside",
    "unreachable from outside",
    f"({OUTSIDE} (callers|people)|{_OUTSIDERS}) {MAY_NOT} {REACH}",
    f"(stop|not|do not) [let|allow] {_OUTSIDERS} [to] {REACH}",
    f"({OUTSIDE} (calls|callers|people)|{_OUTSIDERS}) {MAY_NOT} (get|come) through [to]",
    f"only (let|allow) {STAFF} [to] {REACH}",
    "(block|stop|bar) (everything|anything) from outside",
    "(block|stop|keep|prevent) [all|any|every] calls from outside [from] (reaching|ringing|coming into)",
    "(block|stop|bar) [all|any|every] [incoming|inbound] (call|calls) [that] [come|coming] [in] from outside "
    "[to]",
    f"(block|stop|bar) (all|any|every) {OUTSIDE} (call|calls|caller|callers) [coming] [in] [to]",
    f"(not|do not) (let|allow) {OUTSIDE} (calls|callers|people) [get|come|to get] [through|in] [to]",
    f"keep [all] {OUTSIDE} (calls|callers) (away|out|off) [from|of]",
    f"{INSIDE} calls [only] (but|and) no {OUTSIDE} (ones|calls)",
    f"only {INSIDE} calls {MAY} (come|get) (in|through) [to]",
    f"only [be] (reachable|called|reached) (by|for) {STAFF}",
    f"no calls from outside [at all] , (only|just) {INSIDE} [calls|ones]",
    f"{OUTSIDE} calls [at all] , {INSIDE} only",
    f"(block|stop|bar|no) {OUTSIDE} (calls|callers) (into|to)",
    "(should not|may not|must not|not|no longer|may no longer|should no longer) "
    f"{_TAKE} [any] {OUTSIDE} calls",
    f"(people|callers) from outside {MAY_NOT} {REACH}",
    "(stop|keep|prevent) (callers|people|anyone|anybody|strangers) [from] outside [from] "
    "(reaching|calling|ringing|phoning)",
    f"(stop|keep|prevent) {OUTSIDE} (callers|people|calls) [from] (reaching|calling|ringing)",
)
OUTSIDE_AGAIN = (
    f"(accept|receive|take) [all] {OUTSIDE} (calls|callers)",
    "(accept|receive|take|let in|let through) [all] calls from outside",
    f"(let|allow) [all] {OUTSIDE} (callers|people|calls) [to] [reach|call|ring|in|through|come in]",
    f"(let|allow) (people|callers) [from] outside [to] {REACH}",
    f"{OUTSIDE} (callers|people) {MAY} [be able to] {REACH} [again]",
    f"{OUTSIDE} (callers|people|calls) {MAY} [be able to] (get|come) (in|through) [to]",
    "reachable from outside",
    "(should|may|can|must) be (called|reached) from outside",
    f"{_OUTSIDERS} {MAY_NOW} {REACH} [again]",
    "(stop|no longer|not) (block|blocking|reject|rejecting|refuse|refusing|turn away|bar|barring) [all] "
    f"{OUTSIDE} (calls|callers) [to]",
    "(stop|no longer|not) (block|blocking|reject|rejecting|refuse|refusing) calls from outside",
)
ONLY_INSIDE = (
    f"only {INSIDE} (incoming|inbound) (calls|callers|ones)",
    f"only (incoming|inbound) {INSIDE} (calls|callers)",
    f"{INSIDE} (incoming|inbound) (calls|callers) only",
    f"only {_TAKE} {INSIDE} (incoming|inbound) calls",
    f"{_TAKE} only {INSIDE} (incoming|inbound) calls",
)
"""That calls come only from inside, in patterns that tell the setting."""
INSIDE_ONLY = (
    "(only|just) internal [ones|calls|callers]",
    "(internal|internally) [ones|calls|callers] only",
    f"(no|without) {OUTSIDE} [calls|callers]",
)
"""The same beside the name of the setting."""
_OPERATOR = (
    "(somebody|someone|anybody|anyone|one of us|we|i|reception|receptionist|operator|switchboard|"
    "colleague|staff|office|secretary|front desk|"
    "[one of] [my|our] (receptionists|operators|colleagues|secretaries))"
)
ONLY_TRANSFERRED = (
    "(only|just) (via|by|through|with|after) [a] transfer [from|by] [reception|receptionist|operator]",
    f"[only|just] (if|when|once|that|which) {_OPERATOR} [has|have] (transfers|transfer|transferred) "
    "[them|it|to it] [in|through|over]",
    f"[only|just] (if|when|once|after) {_OPERATOR} [has|have] (puts|put) (them|it|calls) through",
    "(only|just) (if|when|once) [they|it|we] (transferred|are transferred|is transferred|were transferred|"
    "was transferred|have been transferred|has been transferred)",
    "[only] (if|when|once) transferred",
    f"(only|just) (takes|take|gets|get|accepts|accept) calls [that|which] {_OPERATOR} "
    "(transfers|transfer|puts through|put through|passes on)",
    "[only] (that|which|if) (were|was|are|is|got|get|have been|has been) transferred [by]",
    f"[only|just] (that|which) {_OPERATOR} (transfers|transfer|has transferred|puts through|passes on)",
    f"[only] [come|go] (via|through|from) {_OPERATOR} (who|that|which) (transfers|transfer) [them|it]",
    "[only] (come|go) (via|through) (receptionist|operator|switchboard|colleague|transfer)",
    "(but|except|except for|other than) [the] transferred [ones|calls]",
    "[for|allow] only transferred (calls|ones|callers)",
    "only (let|allow|accept|take|permit|admit) [in|through] transferred",
    "(let|allow|accept|take|permit|admit) [in|through] (only|just) transferred",
    "transferred (calls|ones|callers) only",
    "(unless|except) [when|if] [somebody|someone|they are|it is] transferred [them|it] [calls|ones]",
    f"(unless|except) [when|if] {_OPERATOR} [has] (transfers|transfer|transferred) [them|it] [through|over]",
    "unless [the call is|calls are] transferred",
    "only (be allowed|allowed|accepted|let through) (when|if|once|after being) transferred",
    "(allowed|accepted|let through) only (when|if|once|after being) transferred",
    "(only transferred|transferred only|allow transferred calls only|allow only if transferred)",
    "allow for transferred calls only",
)
