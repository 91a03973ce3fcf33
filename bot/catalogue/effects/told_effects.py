"""What people want callers and colleagues to hear or to be told: tones, announcements, lamps, messages."""

from __future__ import annotations

from bot.catalogue.effects.words import (
    ANY,
    BEGINS_ENDS,
    BOTH,
    DENIED,
    INSIDE,
    OUTSIDE,
    PRESS_ZERO,
    SELECTIVE,
    SEQUENTIAL,
    SIMULTANEOUS,
    TOLD,
    TONE,
    VOICEMAIL,
    WHEN,
)
from bot.catalogue.model.effect import effect

_RECORDING = (
    rf"{WHEN}(?:@ |it |a |the |its |call |our |any |this )*(?:calls?(?: [\w@]+){{0,4}}? (?:is|are|"
    r"gets?)(?: being)? )?record(?:ing|ings|ed|s)?\b"
)
_BARGES = (
    rf"{WHEN}(?:(?:someone|somebody|anyone|anybody|a \w+|another \w+|they) )?barg\w+(?:[- ]in)?(?: on| "
    r"into)?(?: (?:a call|calls|them|it|their calls?))?"
)
_JOINS = (
    rf"{WHEN}(?:(?:a |the )?(?:third|3rd|second|further|new) (?:person|party|one|caller|participant)|"
    r"someone|somebody|anyone|anybody) "
    r"(?:(?:is|gets|who is) )?(?:bridg\w+|join\w*|com(?:es|ing)|add\w*|hook\w*)(?: (?:in|into|to|a|the|"
    r"call|ongoing|running))*|\bcall bridg\w+|\bbridg\w+"
)
_LAMP = r"\b(?:lamps?|lights?|led|mwi|message[- ]waiting(?: indicator)?|indicator)\b"
_PARK = (
    rf"{WHEN}(?:(?:a |the |any )?calls? )?(?:(?:is|are|gets?|has been|being) )?\b(?:call[- ])?park(?:s|ed|"
    r"ing)?\b"
)
_PTT = r"\b(?:push[- ]to[- ]talk|ptt|intercom)(?: calls?)?\b"
_NOT_ZERO = (
    r"(?:\b(?:no longer|not|never|stop)\b|n['’]t\b)(?:\W+\w+){0,3}\W+(?:press\w*|transfer\w*|put|go|be|"
    r"reach|get|end)\b"
)
_INTERCEPTS = (
    r"(?:^|[.;,:!] ?|\bplease |\band |\bthen |\bto )intercept (?:the |all |its |our |incoming |every "
    r")*(?:calls?|phone|line)\b"
    r"|\b(?:(?:turn|switch) on|activat\w+|enabl\w+|start\w*|(?:on|in|under)) (?:the )?(?:call )?intercept\b"
    r"|\bintercept (?:on|@)(?: |$)|\binto intercept"
)
"""That the calls are to be intercepted, too."""
_NUMBER_ORDERS = (("first", "1st", "one", "1"), ("second", "2nd", "two", "2"), ("third", "3rd", "three", "3"))

TOLD_EFFECTS = (
    effect(
        "recording",
        "record, start starts starte begin begins stop stops stoppe end ends ended finish commen starti "
        "beginn stoppi",
        (_RECORDING, BEGINS_ENDS, TOLD),
        (
            (
                rf"{BOTH}|{INSIDE}.*{OUTSIDE}|{OUTSIDE}.*{INSIDE}",
                "announce outside {on} announce internal {on}",
            ),
            (OUTSIDE, "announce outside {on}"),
            (INSIDE, "announce internal {on}"),
        ),
        never=rf"{TONE}|{VOICEMAIL}|\bpaus|#",
    ),
    effect(
        "recording",
        "record, announ messag",
        (
            _RECORDING,
            r"\b(?:announcement|message|announced)\b",
            r"\b(?:both|all) (?:parties|sides)\b|\bcallers?\b|\beverybody\b|\bplay\b|\bpeople\b",
        ),
        ((rf"{DENIED}", ""), (ANY, "how play announcement tell both sides on")),
        never=(
            rf"\b(?:start|begin|stop|end|finish)\w*\b|{TONE}|{VOICEMAIL}|\bpaus|#|{OUTSIDE}|{INSIDE}|"
            r"\balways\b|\brecord (?:all|every)"
        ),
    ),
    effect(
        "recording",
        "record, voicem mailbo voice messag mail",
        (rf"{VOICEMAIL}(?: (?:left|that (?:are|get) left))?", r"\brecord(?:ed|ing)?\b"),
        ((ANY, "voicemail {on}"),),
        never=rf"\bgreeting|\bannounce|{TONE}|#|\bcalls?\b",
    ),
    effect(
        "barge",
        "barge barges barged bargin",
        (
            r"\bbarg\w+(?:[- ]in)?\b",
            r"\b(?:possible|impossible|able|allow\w*|let|may|can|permit\w*|prevent\w*|forbid\w*|forbidden|"
            r"prohibit\w*)\b",
        ),
        (
            (rf"{DENIED}|\b(?:impossible|prevent|forbid|forbidden|prohibit)\w*", "barge in off"),
            (ANY, "barge in on"),
        ),
        never=rf"{TONE}|\bpick(?:ing|s|ed)?[- ]?up|\bpriva|#|\bprotect",
    ),
    effect(
        "barge",
        "barge barges barged bargin, tone tones beep beeps bleep pips sound sounds chime pip",
        (_BARGES, TONE),
        ((ANY, "play a tone {on}"),),
        never=r"\brecord|\bbridg|#|\b(?:able|allow\w*|may|let \w+) (?:to )?barg|\b(?:turn|switch) on barg",
    ),
    effect(
        "bridge",
        "bridge bridgi third someon somebo anyone anybod, tone tones beep beeps bleep pips sound sounds "
        "chime pip",
        (_JOINS, TONE),
        ((ANY, "warning tone {on}"),),
        never=r"\bbarg|\brecord|#",
    ),
    effect(
        "intercept",
        "interc, 0 zero",
        (
            rf"{WHEN}(?:(?:the |its |our )?(?:calls? (?:to|of|for|at) (?:the )?@|@|calls?|it|they) (?:is|"
            r"are|being|gets?) )?\bintercept\w*",
            PRESS_ZERO,
        ),
        (
            (_NOT_ZERO, ""),
            (_INTERCEPTS, "transfer on 0 on transfer on 0 to {number} intercept calls on"),
            (ANY, "transfer on 0 on transfer on 0 to {number}"),
        ),
        never=VOICEMAIL,
    ),
    effect(
        "intercept",
        "interc, number",
        (
            r"\bintercept\w*",
            r"\b(?:new|other|current|changed) (?:phone |telephone )?number\b",
            TOLD + r"|\bgiv\w+|\bread out\b",
        ),
        (
            (DENIED, ""),
            (
                _INTERCEPTS,
                "new number {number} announce new number on intercept calls on",
            ),
            (ANY, "new number {number} announce new number on"),
        ),
    ),
    effect(
        "voicemail",
        "voicem mailbo voice messag mail, 0 zero",
        (VOICEMAIL, PRESS_ZERO),
        ((_NOT_ZERO, ""), (ANY, "transfer on 0 on transfer on 0 to {number}")),
        never=r"\bintercept",
    ),
    effect(
        "voicemail",
        "lamp lamps light lights led mwi indica messag, voicem mailbo voice messag mail",
        (_LAMP, rf"{VOICEMAIL}|\bwaiting messages?\b|\bmessage[- ]waiting\b"),
        ((r"\b(?:dark|go out|goes out|unlit)\b", "lamp off"), (ANY, "lamp {on}")),
        never=r"\bmonitor|#|\bemail",
    ),
    effect(
        "voicemail",
        "voicem mailbo voice messag mail, ring rings",
        (
            rf"{WHEN}(?:@|it|the phone|nobody|no[- ]?one|they|we|people)(?: there)? (?:(?:does|do) (?:not|"
            r"n['’]t) |doesn['’]t |don['’]t )?(?:answers?|picks? up)"
            r"|\bunanswered\b|\bnot answered\b",
            r"\b(?:after|within|in|for) (?:\w+ )?(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|"
            r"ten) rings?\b",
            VOICEMAIL,
        ),
        ((ANY, "unanswered on rings {rings}"),),
        never=rf"#|{SEQUENTIAL}|{SIMULTANEOUS}|{SELECTIVE}|\bforward|\bintercept",
    ),
    effect(
        "monitoring",
        "park parks parked parkin",
        (_PARK, rf"{TOLD}|\balert\w*"),
        ((ANY, "call park notification {on}"),),
        never=r"#|\bextension",
    ),
    effect(
        "ptt",
        "push ptt interc, automa itself themse auto hands withou",
        (
            _PTT,
            r"\b(?:automatic\w*|by (?:itself|themselves)|answer (?:itself|themselves)|auto[- ]?answer\w*|"
            r"hands[- ]free|without (?:anyone|anybody|anything|having|lifting|touching|picking)\b[\w ]*)",
        ),
        ((ANY, "auto answer {on}"),),
        never=r"#|\bmembers?\b|\blist\b",
    ),
    effect(
        "ptt",
        "push ptt interc, way ways direct two one back",
        (
            _PTT,
            r"\b(?:both|two|either)[- ](?:ways?|directions?|sides?)\b|\btwo-way\b|\b(?:talk|answer|speak|"
            r"reply)(?:ing)? back\b|\bone[- ](?:way|direction)\b",
        ),
        (
            (
                r"\b(?:not|no longer|without|instead of|n['’]t)\b(?: \w+){0,4}? (?:one[- ]way|one "
                r"direction)|only one",
                "two way",
            ),
            (
                r"(?:\b(?:not|no longer|stop|without)\b|n['’]t\b)(?:\W+\w+){0,5}?\W+(?:both|two|back)\b",
                "one way",
            ),
            (r"\bone[- ](?:way|direction)", "one way"),
            (ANY, "two way"),
        ),
        never=r"#|\bmembers?\b|\blist\b",
    ),
    effect(
        "numbers",
        "distin",
        (r"\bdistinctive(?:ly)?[- ]ring\w*|\bring(?:s|ing)? distinctively|\bdistinctive\b",),
        ((ANY, "distinctive {on}"),),
        never=rf"#|{SELECTIVE}",
    ),
    effect(
        "music",
        "hold waitin, music silenc quiet",
        (
            rf"{WHEN}(?:@ |it |they |we )?(?:puts? (?:\w+ ){{1,3}})?\bon hold\b|\bhold music\b|\bwaiting "
            rf"callers?\b|{WHEN}(?:callers?|people) waits?\b",
            r"\bmusic\b|\bsilence\b|\bquiet\b",
        ),
        (
            (
                r"\bmusic (?:instead of|rather than|not|and not|and no) (?:silence|quiet)|\b(?:not|no|"
                r"instead of|rather than) (?:silence|quiet)",
                "music on hold on",
            ),
            (
                r"\b(?:turn|switch|put)\b[^;]*\bmusic (?:on hold )?(?:back )?on\b"
                r"|\b(?:turn|switch|put) (?:back )?on\b[^;]*\bmusic"
                r"|\b(?:make|change|turn|switch) (?:it|that|this) (?:back )?(?:to |into )?(?:the )?"
                r"(?:hold )?music\b",
                "music on hold on",
            ),
            (r"\bsilence\b|\bquiet\b", "music on hold off"),
            (ANY, "music on hold {on}"),
        ),
        never=r"#|\bfile\b|\bown\b|\bupload|\bdefault",
    ),
    *(
        effect(
            "transfer",
            "transf",
            (
                rf"\b(?:{'|'.join(said[:2])}) (?:auto(?:matic)?-?)?(?: ?transfer) number\b|\btransfer "
                rf"number (?:{'|'.join(said[2:])})\b",
            ),
            ((ANY, f"transfer number {said[-1]} {{number}}"),),
            never=r"\bdelete|\bclear|\bremove|\bno longer",
            also=(
                rf"{WHEN}(?:barred|blocked|forbidden) calls? (?:is|are|gets?) (?:attempted|made|dialled|"
                r"placed|tried)"
            ),
        )
        for said in _NUMBER_ORDERS
    ),
)
