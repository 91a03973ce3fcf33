"""What people want others to see of a workspace: its number, its name, whether it is busy, who answered."""

from __future__ import annotations

from bot.catalogue.effects.words import ANY, BOTH, DENIED, HIDDEN, OUTSIDE, SELECTIVE, VOICEMAIL, WHEN
from bot.catalogue.model.effect import effect

_SENT_ON = (
    r"\b(?:redirect|forward|divert|transfer)(?:s|ed|ing)?\b(?:(?:,? (?:or|and) |/)(?:redirect|forward|"
    r"divert|transfer|pass)\w*)*"
    r"|\b(?:sent|sends?|sending|pass(?:es|ed|ing)?|hand(?:s|ed|ing)?) (?:it |them |calls? |a call )?(?:on|"
    r"over|along)\b"
)
_WHO_ANSWERED = (
    r"\bconnected[- ](?:lines?|part(?:y|ies)|numbers?)(?: id)?(?: (?:identification|privacy))?\b"
    r"|\bwho(?:ever)? (?:(?:finally|actually|really|then|eventually|in the end|it (?:is|was) that) )*"
    r"(?:answers?|answered|picks?|picked|takes?|took|gets?|got|has answered|ends? up)\b"
    r"|\bto whom\b(?: (?:the |a |their |his )?calls? (?:was|were|is|are|has been|went))?"
    r"|\bwhere (?:it|they|(?:the |a |their |his )?calls?|he|she) (?:was|were|went|goes?|is|are|ends?|ended|"
    r"lands?|landed)\b"
    r"|\bwhich (?:person|colleague|phone|number|of us|employee) (?:answers?|answered|picks?|took|takes)\b"
    r"|\bthe (?:person|one|number|line|colleague) (?:that|who) (?:answers|answered|picks|picked|took|takes)\b"
)
_LEARN = (
    r"\bpriva\w+|\bsee(?:s|n|ing)?\b|\bfind(?:s)? out\b|\blearn\w*|\bknow\w*|\bdiscover\w*|\btold\b|"
    r"\btell\w*|\bshow\w*"
    r"|\breveal\w*|\bdisplay\w*|\bvisible\b|\bdisclos\w*|\bbusiness\b|" + HIDDEN
)
_LIFTED = (
    r"\b(?:lift(?:ed)?|drop(?:ped)?|no longer (?:needs? to be |be )?(?:hid\w*|private|secret)|stop "
    r"(?:hiding|concealing)"
    r"|(?:turn|switch)(?:ed)? off|not (?:be )?(?:hid\w+|concealed)|visible again|no privacy|privacy (?:is "
    r")?(?:off|over))\b"
    r"|^(?!.*\b(?:nobody|no[- ]?one|no (?:\w+ )?callers?|none|neither)\b).*\b(?:may|can|should|must|let "
    r"\w+|allowed to)(?: (?!not|never|no)\w+)? (?:see|know|learn|be shown|be told|find out)\b"
)
_NOT_LEARN = rf"{DENIED}|{HIDDEN}|\bpriva\w+|\bbusiness\b"
_BUSY = (
    r"(?:\b(?:whether|if|that|when) )?(?:the |its |our |this )?(?:phone|line|@|it|somebody|someone|anyone|"
    r"they)?\W*(?:there )?"
    r"(?:is |are )?(?:\bon (?:the|a) (?:phone|call)|\bin a call|\bbusy\b|\btalking\b|\bengaged\b|"
    r"\b(?:phone )?(?:status|presence|availability)\b"
    r"|\bavailable\b|\bfree\b)(?: or not)?"
)
_OWN_NUMBER = (
    r",? ?(?:\b(?:and|but) )?\b(?:not|never|rather than|instead of)(?: (?:with|by|its|the|their|his|her|"
    r"our|room['’]s|@['’]s|\w+['’]s|own|"
    r"phone['’]s|direct|of|real|actual))+(?: (?:number|line|extension|one))?(?: of (?:the )?(?:room|phone|"
    r"@))?"
)
_SHOWS = r"\b(?:show(?:s|n)?|display(?:s|ed)?|present(?:s|ed)?|carr(?:y|ies)|see|seen|appear(?:s)?|bear)\b"
_GOING_OUT = (
    r"\bcalls? (?:\w+ )?(?:made |placed |going out |that (?:go out|go|leave|are made|come) |leaving |"
    r"coming )?(?:from|of|out of|by|on|at|leaving|in)\b"
    r"|\bcalls? (?:that )?(?:leaves?|leaving)\b|\b(?:outgoing|outbound|outside) calls?\b|\bwhoever (?:gets|"
    r"is|we|@) call\w*"
    r"|@ (?:calls|phones|rings)\b|\bcalled (?:from|by)\b"
)
_TO_NUMBER = r"#(?: as (?:the |its )?(?:caller[- ]?id|number|outside number))?"
_ATTENDANT = r"\bauto(?:mated|matic)?[- ]?attendants?\b"
_FINDS = (
    r"\b(?:reach\w*|dial\w*|call\w*|find\w*|found|get\w*|connect\w*|key\w*|enter\w*|ask\w*|say\w*|type\w*|"
    r"typing|through)\b"
)

SHOWN_EFFECTS = (
    effect(
        "callerid",
        "forwar redire divert transf sent send sends passed passes pass hand hands handed, caller identi "
        "number id callerid, carry carrie bear bears reveal expose transm includ hide hides hidden hiding "
        "block blocks blocke withhe withho suppre concea privat mask masked invisi secret visibl show "
        "shows shown see seen displa",
        (
            rf"{WHEN}(?:the |our )?(?:@|it|phone|they|we|somebody|a call is)? ?(?:\w+ ){{0,"
            rf"2}}?(?:{_SENT_ON})(?: (?:a|its|any|the))?(?: calls?)?",
            r"\bcalls?\b",
            r"\bcaller[- ]?id\b|\b(?:its|the|our|own) (?:own )?(?:outside |phone )?number\b|\bidentity\b",
            rf"{HIDDEN}|\b(?:carr(?:y|ies)|bears?|reveals?|expos\w+|transmit\w*|give away|include)\b|"
            r"\bvisible\b|\bshow\w*|\bseen?\b|\bdisplay\w*",
        ),
        (
            (
                rf"\b(?:no longer|stop|not|never|unblock)\W*(?:be |being )?(?:{HIDDEN})|\bvisible again\b|"
                r"\b(?:show\w*|seen?) again\b|\bunblock",
                "block on forwarded calls off",
            ),
            (HIDDEN, "block on forwarded calls on"),
            (DENIED, "block on forwarded calls on"),
        ),
        never=rf"#|{SELECTIVE}|{_WHO_ANSWERED}",
    ),
    effect(
        "policies",
        "forwar redire divert transf sent sends passed passes handed, connec who whoeve whom where which "
        "person one",
        (_SENT_ON, _WHO_ANSWERED, _LEARN),
        (
            (rf"(?:{_NOT_LEARN}).*{BOTH}|{BOTH}.*(?:{_NOT_LEARN})", "connected line privacy all"),
            (
                rf"\b(?:no|nobody)\b.*\b(?:from )?outside|{OUTSIDE}.*(?:{_NOT_LEARN})|"
                rf"(?:{_NOT_LEARN}).*{OUTSIDE}",
                "connected line privacy external",
            ),
            (
                r"\b(?:nobody|no[- ]?one|anyone|anybody|everyone|everybody|whoever)\b",
                "connected line privacy all",
            ),
        ),
        also=(
            rf"{WHEN}(?:(?:outside|external|internal|inside) )?(?:callers?|calls?) (?:is|are|has been|"
            r"gets?) "
        ),
        never=rf"#|{SELECTIVE}|{_LIFTED}",
    ),
    effect(
        "policies",
        "forwar redire divert transf sent sends passed passes handed, connec who whoeve whom where which "
        "person one, lift lifted drop droppe longer stop turn turned switch not visibl privac may can "
        "should must let allowe",
        (_SENT_ON, _WHO_ANSWERED, _LEARN, _LIFTED),
        ((ANY, "connected line privacy no"),),
        never=rf"#|{SELECTIVE}",
    ),
    effect(
        "callerid",
        "call calls called outgoi outbou whoeve phones rings, not never rather instea",
        (_OWN_NUMBER, _GOING_OUT, _SHOWS),
        ((_TO_NUMBER, "external caller id number another number another number {number}"),),
        never=(
            rf"{SELECTIVE}|\bforward|\bdivert|\bredirect|(?:from|to) (?:the |extension )?#|emergency|"
            r"\b911\b|\bname\b"
        ),
    ),
    effect(
        "callerid",
        "call calls called outgoi outbou whoeve phones rings, show shows shown displa presen carry carrie "
        "see seen appear bear use send be",
        (_GOING_OUT, _SHOWS, _TO_NUMBER),
        ((_TO_NUMBER, "external caller id number another number another number {number}"),),
        never=(
            rf"{SELECTIVE}|\bforward|\bdivert|\bredirect|(?:from|to|on to|calls?|reach|dial) (?:the |"
            rf"extension )?#|emergency|\b911\b|\bname\b|{DENIED}"
        ),
    ),
    effect(
        "callerid",
        "name appear shown known displa show",
        (
            r"\bname\b|\b(?:appear|be (?:shown|known|displayed)|show up)\b",
            rf"{OUTSIDE}|\b(?:customers?|people|clients?|callees?|they)\b",
            rf"{WHEN}(?:(?:the |our )?@ |\bwe |\bit |\bthey )?\b(?:phone|call|ring|dial)(?:s|ed)?\b",
        ),
        ((ANY, 'external caller id name other other external caller id name "{name}"'),),
        never=rf"#|{SELECTIVE}|dial[- ]by|\bforward",
    ),
    effect(
        "privacy",
        "attend, extens",
        (_ATTENDANT, _FINDS, r"\bextension(?: number)?\b"),
        ((ANY, "reached by extension {on}"),),
        never=r"#",
    ),
    effect(
        "privacy",
        "attend, name",
        (_ATTENDANT, _FINDS, r"\b(?:its |the |spoken |first )?name\b"),
        ((ANY, "reached by name {on}"),),
        never=r"#|\bextension",
    ),
    effect(
        "privacy",
        "direct, phone call busy talkin engage status presen availa free",
        (r"\b(?:(?:in|from|through) )?(?:the |our |company )?directory\b", _BUSY, _LEARN),
        (
            (
                r"\b(?:no longer|stop|not)\W*(?:be |being )?hid\w*|\bvisible again\b|\bshow\w* again\b|"
                r"\bmay (?:again )?see\b",
                "directory privacy off",
            ),
            (_NOT_LEARN, "directory privacy on"),
        ),
        never=rf"directory (?:assist|enquir)|{VOICEMAIL}",
    ),
    effect(
        "emergency",
        "911 112 999 000 emerge ambula fire",
        (
            rf"{WHEN}(?:(?:anyone|anybody|someone|somebody|a \w+|they|we) )?(?:(?:dials?|calls?|rings?|"
            r"phones?) )?"
            r"\b(?:911|112|999|000|emergency(?: (?:services?|calls?|operators?|callback))?|ambulance|fire "
            r"brigade)\b",
            r"\b(?:call\w*|ring\w*|phone\w*)(?: \w+){0,2}? back\b|\bcallback\b|\bback to\b|\breturn\w* "
            r"(?:the )?call\b|\bnumber\b",
        ),
        (
            (
                r"(?:not|instead of|rather than)(?: \w+){0,3} location.*\b(?:own|direct)\b"
                r"|^(?!.*\blocation\b).*\b(?:own|direct)\b",
                "number to call back direct",
            ),
            (
                r"\blocation\b.*(?:not|instead of|rather than)(?: \w+){0,3} (?:own|direct)\b"
                r"|(?:not|instead of|rather than)(?: \w+){0,3} (?:own|direct).*\blocation\b"
                r"|^(?!.*\b(?:own|direct)\b).*\blocation\b",
                "number to call back location",
            ),
        ),
        never=r"#|\belin\b",
    ),
)
