"""What people want of calls that come in: where they go, who gets through, and what the phone does then."""

from __future__ import annotations

from bot.catalogue.effects.words import (
    ANY,
    DENIED,
    GO,
    INSIDE,
    ON_CALL,
    OUTSIDE,
    SELECTIVE,
    SEQUENTIAL,
    SIMULTANEOUS,
    TOLD,
    TONE,
    VOICEMAIL,
    WHEN,
)
from bot.catalogue.model.effect import effect

_LISTS = rf"{SEQUENTIAL}|{SIMULTANEOUS}|{SELECTIVE}"
_FURTHER_CALL = (
    r"\b(?:(?:a |the |any )?(?:second|another|further|other|new|next|additional|waiting|2nd) (?:incoming "
    r")?(?:one|call|caller)s?)\b"
)
_BUSY_TONE = r"\b(?:busy|engaged) (?:signal|tone)\b"
_UNANSWERED = (
    rf"{WHEN}(?:(?:nobody|no[- ]?one|none of \w+|none|they) (?:answers?|picks? (?:it )?up|gets to it|is "
    r"there)(?: the phone)?"
    r"|(?:(?:it|@|they|the phone|we|people) )?(?:does not|do not|doesn['’]t|don['’]t) (?:get "
    r")?(?:answer\w*|pick\w*(?: (?:it )?up)?)"
    r"|(?:rings? (?:and rings|out)|goes unanswered|unanswered|not (?:been )?answered))\b"
)
_RINGS = (
    r"\b(?:after|for|within|in) (?:\w+ )?(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|a "
    r"dozen) (?:rings?|times)\b"
)
_UNREACHABLE = (
    rf"{WHEN}(?:(?:the |that |its |our |this )?(?:\w+ )?(?:@|phone|it|line|internet|network|connection)? ?)"
    r"(?:(?:is|are|goes|gets|ever|has been|was|becomes) )*(?:unreachable|not reachable|can(?:not|['’]t| "
    r"not) be reached|offline"
    r"|down|unplugged|disconnected|cut off)\b"
)
_ANONYMOUS = (
    r"\b(?:withheld|hidden|anonymous|suppressed|unknown|concealed|no caller[- ]?id) (?:numbers?|callers?|"
    r"calls?|(?:caller )?ids?)\b"
    r"|\banonymous\b"
    r"|\b(?:hid(?:e|es|ing|den)|withh\w+|suppress\w*|conceal\w*|without|no)(?: (?:showing|giving|sending|"
    r"displaying|a|any|their|his|her|the|"
    r"its|caller['’]?s?))* "
    r"(?:(?:phone )?numbers?|caller[- ]?id|identity)(?: (?:hidden|withheld|suppressed))?\b"
    r"|\bnumbers? (?:is |are )?(?:hidden|withheld|suppressed)\b"
)
_COLLECT = r"\b(?:collect|reverse[- ]?charged?|transferred[- ]charge)[- ]calls?\b"
_LET = (
    r"(?:let|allow\w*|accept\w*|admit\w*|welcom\w*|permit\w*|tak(?:e|en)"
    r"|(?:get|gets|come|comes|be put|go|goes|put)(?: them| those| it)? through|ring(?: there| here)?|rings)\b"
)
_REFUSE = (
    r"(?:reject\w*|refus\w*|turn\w*(?: \w+){0,3}? (?:away|down)|block\w*|bar(?:s|red|ring)?|keep(?:s)?(?: "
    r"\w+){0,3} out|declin\w*"
    r"|screen\w* out|ban(?:s|ned)?|get(?:s)? rid of|unwelcome)\b"
)
_NOT = r"(?:\b(?:not|never|no longer|stop|without|nobody|no)\b|n['’]t)[^\w;]*(?:\w+[^\w;]+){0,2}?"
_TURNED_AWAY = (
    (rf"{_NOT}{_REFUSE}", "{refuse_off}"),
    (rf"{_NOT}{_LET}", "{refuse_on}"),
    (rf"(?:{DENIED}).*\b{_REFUSE}", ""),
    (rf"\b{_LET}", "{refuse_off}"),
    (rf"\b{_REFUSE}|{DENIED}", "{refuse_on}"),
)


def _turned_away(on: str, off: str) -> list[tuple[str, str]]:
    """Words for refusing and letting in, with what they set."""
    return [(said, fields.format(refuse_on=on, refuse_off=off)) for said, fields in _TURNED_AWAY]


CALL_EFFECTS = (
    effect(
        "simultaneous",
        "simult simrin sim simul parall, call calls phone busy engage talkin conver line",
        (SIMULTANEOUS, ON_CALL, r"\bring(?:s|ing)?\b|silent|quiet|peace|alone|bother|disturb|still"),
        (
            (rf"{DENIED}|silent|quiet|peace|alone|still\b(?! ring)", "not on call on"),
            (r"\b(?:also|even|still|too|nevertheless|as well)\b", "not on call off"),
        ),
        never=SEQUENTIAL,
    ),
    effect(
        "sequential",
        "sequen ring ringin hunt huntin, call calls phone busy engage talkin conver line",
        (
            SEQUENTIAL,
            ON_CALL,
            r"\b(?:go|goes|carry|carries|move|moves|continue|continues|proceed|proceeds|keep|keeps|run|"
            r"runs|try|tries|hunt|work"
            r"|stop|stops|end|ends|halt|halts|pass|passes|advance|advances|skip)\b",
        ),
        (
            (rf"{DENIED}|\b(?:stop|stops|halt|halts|ends?|break off)\b", "continue if busy off"),
            (ANY, "continue if busy on"),
        ),
        never=rf"{VOICEMAIL}|\bfirst\b",
    ),
    effect(
        "sequential",
        "sequen ring ringin hunt huntin, voicem mailbo voice mail messag",
        (
            SEQUENTIAL,
            VOICEMAIL,
            rf"{_UNANSWERED}|\b(?:end\w*|finish\w*|final\w*|last\w*|none|nobody|no[- ]?one|land\w*|in the "
            r"end|then|unanswered)\b",
        ),
        ((ANY, "voicemail {on}"),),
    ),
    effect(
        "waiting",
        "second anothe furthe other new next additi waitin 2nd, call calls caller one ones, call calls "
        "phone busy engage talkin conver line",
        (
            _FURTHER_CALL,
            ON_CALL,
            r"\b(?:knock|beep|interrupt|break|butt|click|disturb|signal|annoy|com[ei]|get|go|ring|cut|peep|"
            rf"pip)\w*\b|{_BUSY_TONE}|{TOLD}|{TONE}",
        ),
        (
            (rf"(?:instead of|rather than|{_NOT})(?:\w+ ){{0,4}}?{_BUSY_TONE}", "call waiting on"),
            (_BUSY_TONE, "call waiting off"),
            (DENIED, "call waiting off"),
            (
                r"\b(?:should|must|let|want\w*|please|ought|needs?|wish\w*|has to|have to)\b",
                "call waiting on",
            ),
        ),
        never=rf"{_LISTS}|{VOICEMAIL}|\bforward|\bbarg|\brecord",
    ),
    effect(
        "anonymous",
        "withhe withho hidden hide hides hiding anonym suppre unknow concea without no number, number "
        "caller call calls id identi anonym, let lets allow allows allowe accept admit welcom permit take "
        "taken get gets come comes put go goes ring rings reject refuse turn turned block blocke blocks "
        "bar barred keep declin screen ban bans banned not never no through",
        (_ANONYMOUS,),
        _turned_away("reject anonymous calls on", "reject anonymous calls off"),
        never=(
            rf"{_LISTS}|{TONE}|\bshow|\bdisplay|\boutgoing|\bforward|\btransfer|\bgo(?:ing|es)? out\b|"
            r"\bout of\b|@ (?:(?!who\b|which\b|that\b)\w+ ){0,4}?(?:hide|withhold|suppress|conceal)s? its\b"
        ),
    ),
    effect(
        "incoming",
        "collec revers transf, call calls charge charged",
        (_COLLECT,),
        _turned_away("collect calls off", "collect calls on"),
        never=r"\bdial\w*|\bmake\b|\boutgoing|\bplace\b",
    ),
    effect(
        "incoming",
        "inside intern collea cowork worker house own ours staff employ, call calls callin ring rings "
        "ringin phone phonin dial dialin dialli reach reachi distur bother interr throug",
        (
            rf"{INSIDE}(?: (?:calls?|callers?))?",
            r"\b(?:call|ring|phon|dial|reach|disturb|bother|interrupt)\w*(?: (?:up|in|on))?(?: (?:the |our "
            r")?@| it| there)"
            r"|\bcalls? (?:coming )?(?:in)?to (?:the )?(?:@|it)|\bget through\b",
        ),
        (
            (rf"{_NOT}(?:blocked|barred|kept out|refused)", "internal calls on"),
            (rf"{DENIED}|\b(?:block|bar|keep out|shut out|prevent|forbid)\b", "internal calls off"),
            (r"\b(?:again|allow\w*|let|permit\w*|may|can|able)\b", "internal calls on"),
        ),
        never=(
            rf"{_LISTS}|\bpush|\brecord|\bannounce|\bforward|\bvoicemail|\bpark|\bbarg|{TONE}|\bmonitor|"
            r"\btransfer|\binternational"
            rf"|\bonly\b|\bnational|\bpremium|\bfrom @|{OUTSIDE}|\bintercept|\bdirectory|\battendant|"
            r"\bshow|\bsee\b|"
            r"\bstill\b"
        ),
    ),
    effect(
        "incoming",
        "outsid extern pstn public landli strang, direct, transf",
        (
            OUTSIDE,
            r"(?:(?:neither|either|whether|be it) )?(?:directly|direct)\W+(?:\w+ ){0,2}?(?:or|nor|and) "
            r"(?:\w+ )?(?:by |via |through )?(?:a )?transfer\w*",
        ),
        (
            (rf"{DENIED}|{_REFUSE}", "external calls block"),
            (rf"\b{_LET}|\bmay\b|\bcan\b|\bagain\b", "external calls allow"),
        ),
        never=r"\bonly\b|\boutgoing\b|\bfrom @",
    ),
    effect(
        "incoming",
        "outsid extern pstn public landli strang",
        (
            OUTSIDE,
            r"\b(?:call|ring|phon|dial|reach)\w*(?: (?:up|in|on))?(?: (?:the |our )?@| it| there)|@ "
            r"(?:from|for) outside"
            r"|\b(?:incoming )?(?:external|outside) calls?\b(?: (?:in|coming in))?(?: (?:in)?to (?:the "
            r")?@)?|\bget through\b",
        ),
        (
            (rf"{_NOT}{_REFUSE}|\b(?:again|once more)\b", "external calls allow"),
            (rf"(?:{DENIED}).*\b{_REFUSE}", ""),
            (
                rf"\b{_REFUSE}|{_NOT}(?:{_LET}|reach\w*|call|ring|phone|get|able)|\b(?:nobody|no[- ]?one|"
                r"no)\b",
                "external calls block",
            ),
            (rf"\b{_LET}|\b(?:may|can|able|open)\b", "external calls allow"),
        ),
        never=(
            rf"\bonly\b|\btransfer|\bdirect|\boutgoing|\bfrom @|{_LISTS}|\brecord|\bannounce|\bforward|"
            rf"{VOICEMAIL}|\bintercept|{TONE}"
            r"|\bshow|\bsee\b|\bname\b|\bcaller[- ]?id|\bpolic|\bredirect|\bwho\b|#|\bstill\b|\battendant|"
            r"\bnumber"
        ),
    ),
    effect(
        "forwarding",
        "unreac reacha reache offlin down unplug discon cut, go goes going send sends sent pass passed "
        "divert forwar redire route routed hand give land reach take put transf get have ring come end "
        "throug",
        (_UNREACHABLE, GO),
        ((ANY, "continuity on continuity to {number}"),),
        never=rf"{_LISTS}|{VOICEMAIL}|\bbusy\b|\bintercept|{_UNANSWERED}|{DENIED}(?<!off)",
    ),
    effect(
        "forwarding",
        "answer nobody no noone picks pick rings unansw gets none, rings ring times, go goes going send "
        "sends sent pass passed passes divert forwar redire route routed hand give gives land lands reach "
        "take takes put transf get gets have come end up throug",
        (_UNANSWERED, GO, _RINGS),
        ((ANY, "no answer on no answer to {number} rings {rings}"),),
        never=rf"{_LISTS}|{VOICEMAIL}|\bbusy\b|\bengaged\b|\bintercept|\bemail",
    ),
    effect(
        "forwarding",
        "all every any each whatev everyt whoeve its, to onto with",
        (
            r"\b(?:all|every|any|each|whatever|everything|whoever)\b(?: (?:of|the|its|single|their|"
            r"incoming|call|that|which|of its|for|to|at|on|in|@|phone))*"
            r"(?: (?:calls?|callers?|rings?|comes? in|phones? (?:in|it)))?|\bits calls\b|\beverything(?: "
            r"that comes in)?",
            GO,
            r"\b(?:to|onto|on to|with)(?: (?:extension|ext|number|the|my|his|her|colleague|colleagues|"
            r"on))* #",
        ),
        ((ANY, "always on always to {number}"),),
        never=(
            rf"{_LISTS}|{VOICEMAIL}|\bbusy\b|\bengaged\b|{_UNANSWERED}|\bunanswered|\bfrom #|\bonly\b|"
            r"\bintercept|\bshow|\bdisplay|\bpress|\brings?\b"
            rf"|\btransfer number|\bcaller[- ]?id|\bpattern|\bcode|{_UNREACHABLE}|{DENIED}|\bemail|"
            r"\brecord|\bnumber #|\bany calls?\b"
        ),
    ),
    effect(
        "forwarding",
        "let",
        (
            rf"{WHEN}(?:the |its |our )?(?:phone|line|@(?: (?:phone|line))?|it|they) (?:is|are) (?:busy|"
            r"engaged|in use|on a call|occupied)",
            r"\blet (?:extension |the )?(?:#|[\w ]+ #) (?:have|take|get|answer|deal with) (?:it|them|"
            r"those|these|the|its)(?: calls?)?",
        ),
        ((ANY, "busy on busy to {number}"),),
        never=rf"{_LISTS}|{VOICEMAIL}|\bintercept",
    ),
    effect(
        "dnd",
        "distur dnd, short brief single quick little ring remind reminder",
        (
            r"\b(?:do[- ]not[- ]disturb|dnd)\b(?: (?:is )?(?:on|enabled|active))?",
            r"\b(?:(?:short|brief|single|quick|little) (?:ring|chime|burst|ping|sound)|ring (?:reminder|"
            r"splash)|reminder ring|reminder)\b",
        ),
        ((ANY, "reminder {on}"),),
        never=(
            r"\bforward|\b(?:do[- ]not[- ]disturb|dnd) (?:off|disabled)\b"
            r"|\b(?:off|disable|deactivate) (?:the )?(?:do[- ]not[- ]disturb|dnd) with\b"
        ),
    ),
)
