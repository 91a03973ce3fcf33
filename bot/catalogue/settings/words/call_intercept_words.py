"""What people say about call intercept: what puts a phone out of service, and what callers can do then."""

from __future__ import annotations

from bot.catalogue.model.spoken import Act
from bot.catalogue.settings.words.helping_verbs import CONNECTED, HEARD, WHO_RING
from bot.catalogue.settings.words.voicemail_words import NO_ZERO_TRANSFER

ZERO_TRANSFER = "incoming.announcements.zeroTransfer"
OUR = "[our|its|their]"
NEW = "new (number|no|phone number|telephone number)"
"""What callers are told, in patterns."""

ACTS = (
    Act(
        says=("[be|been] [taken|put] out of (service|order|action|use|operation|commission)",),
        values={"enabled": True},
    ),
    Act(says=("taken offline", "[as] oos"), values={"enabled": True}, is_guess=True),
    Act(says=("from service",), values={"enabled": True}, is_guess=True),
    Act(
        says=("[may|can] [still] [be able to] (dial|call|reach) [only] local (calls|numbers)",),
        values={"outgoing.type": "ALLOW_LOCAL_ONLY"},
        contrary={},
        beside_name=True,
        needs_name=True,
        is_guess=True,
    ),
    Act(says=("no longer out of (service|order|use)",), values={"enabled": False}),
    Act(says=("close", "shut", "shut down", "close down"), values={"enabled": True}, is_guess=True),
    Act(
        says=(
            "(close|shut|reopen) [the|this|that|my|our] "
            "(ticket|request|new request|question|case|incident|task|door|doors|window|card)",
        ),
        contrary={},
    ),
    Act(
        says=("[is] (closed|shut) [,] [but] [it] (should|must|needs to|has to) be open [again]",),
        values={"enabled": False},
        is_guess=True,
    ),
    Act(says=("reopen", "open up", "open again", "re-open"), values={"enabled": False}, is_guess=True),
    Act(
        says=(
            "[back|again] (in service|into service|to service)",
            "return to (service|use|operation)",
            "back (in|into) (use|operation)",
        ),
        values={"enabled": False},
    ),
    Act(
        says=(
            "intercept [all|every] [incoming|inbound] (calls|call)",
            "intercepting [all|incoming] [calls]",
            "intercept (it|phone|this phone|that phone|handset|line|extension|this room)",
            "(be|get|have) [its|all|their] [calls|callers] intercepted",
            "(in|into|on|under) (intercept|interception) treatment",
        ),
        values={"enabled": True},
    ),
    Act(
        says=(
            "intercept them",
            "(should|must|to) (hear|get|reach) (intercept|interception) [announcement|message|greeting]",
            "intercept (its|their) calls",
        ),
        values={"enabled": True},
        is_guess=True,
    ),
    Act(
        says=(
            "(should not|must not|should no longer|no longer) (hear|get|reach) (intercept|interception) "
            "[announcement|message|greeting] [any more|any longer|anymore]",
        ),
        values={"enabled": False},
        is_guess=True,
    ),
    Act(
        says=(
            "out of (call intercept|intercept|interception) [treatment]",
            "take (call intercept|intercept|interception) (away|down)",
        ),
        values={"enabled": False},
        is_guess=True,
    ),
    Act(
        says=(
            "[should|must] be (sent to|offered) (voicemail|mailbox)",
            "(can|may|should|must) [be able to] leave [voice] (message|messages|voicemail)",
            "(send|sends|sending|put) (calls|callers|them|(incoming|inbound) [calls]) [on] to "
            "(voicemail|mailbox)",
            "[let|allow] (callers|them|people) [to] leave [voice] (message|messages|voicemail)",
            "offer callers (voicemail|mailbox)",
            "offer (voicemail|mailbox) to callers",
        ),
        values={"incoming.voicemailEnabled": True},
        contrary={},
        beside_name=True,
        is_guess=True,
    ),
    Act(
        says=(
            "(should|must) not (get|reach|be sent to|be offered|go to) (voicemail|mailbox)",
            "(should not|must not|should no longer|can not) [be able to] leave [voice] "
            "(message|messages|voicemail)",
            "not (send|put) (calls|callers|them) [on] to (voicemail|mailbox)",
        ),
        values={"incoming.voicemailEnabled": False},
        beside_name=True,
        is_guess=True,
    ),
    Act(
        says=NO_ZERO_TRANSFER,
        values={f"{ZERO_TRANSFER}.enabled": False},
        beside_name=True,
        is_guess=True,
    ),
    Act(
        says=(
            "(incoming|inbound) calls [should|may|can|must|are|to] [still] [to] "
            "(ring|come in|come through|get through|be let through)",
            "let (incoming|inbound) calls [through|in]",
        ),
        values={"incoming.type": "ALLOW_ALL"},
        beside_name=True,
        is_guess=True,
    ),
    Act(
        says=("not intercept (incoming|inbound) calls",),
        values={"incoming.type": "ALLOW_ALL"},
        is_guess=True,
    ),
    Act(
        says=(
            "(block|bar|stop) all (outgoing|outbound) calls",
            "(nobody|no one) [should|may|can] [be able to] (call out|dial out|make [outgoing] calls)",
        ),
        values={"outgoing.type": "INTERCEPT_ALL"},
        beside_name=True,
        is_guess=True,
    ),
    Act(
        says=(
            "(transfer|send|forward|put) (outgoing|outbound) calls [on]",
            "(outgoing|outbound) calls (should|must|are to|to) be (transferred|sent|forwarded) [on]",
        ),
        values={"outgoing.transferEnabled": True},
        contrary={"outgoing.transferEnabled": False},
        beside_name=True,
    ),
    Act(
        says=(
            "(transfer|transferring|connect|connecting)",
            "[and] (go|get|connect|transfer|put|send) [callers|them|people] [through] to",
        ),
        contrary={},
    ),
    HEARD,
    WHO_RING,
    CONNECTED,
    Act(
        says=("intercepted [incoming|inbound] (calls|callers) [go|goes|should go] to (voicemail|mailbox)",),
        values={"incoming.voicemailEnabled": True},
        contrary={"incoming.voicemailEnabled": False},
        is_guess=True,
    ),
    Act(
        says=(
            "(people|callers|those|anyone|whoever) [who] "
            "(hit|hits|reach|reaches|get|gets|hear|hears|run into)",
            "(on|with|during) intercept",
        ),
        contrary={},
        beside_name=True,
    ),
    Act(says=("[intercept] (message|recording|prompt)", "in announcement"), contrary={}),
)
"""Verbs, and what they mean."""
