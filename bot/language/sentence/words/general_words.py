"""Words that mean the same beside every setting: politeness, on and off, asking, and what stops a write."""

from __future__ import annotations

from collections.abc import KeysView
from enum import Enum

from bot.catalogue.model.spoken import wordings


class Role(Enum):
    """What a phrase does in a sentence."""

    NAME = "a setting"
    FIELD = "a field of it"
    OPTION = "a value of a choice"
    LIST = "a list of it"
    ACT = "values meant by a verb"
    ON = "on"
    OFF = "off"
    MAKE = "set, make, put"
    TO = "to"
    ADD = "add"
    DROP = "remove"
    SHOW = "show"
    QUESTION = "begins a question"
    HARD = "not, if, tomorrow"
    ALL = "every"
    IT = "what was spoken of before"
    AND = "and"
    UNIT = "rings, seconds"
    GLUE = "adds nothing"
    NUMBER = "a number"
    EMAIL = "an email address"
    QUOTE = "words in quotes"
    WORKSPACE = "the workspace"
    UNKNOWN = "a word that is not known"

    __hash__ = object.__hash__  # roles are looked up thousands of times for a sentence


def phrases(*texts: str) -> KeysView[str]:
    """The phrases in texts with | between them, in this order; a set, because they are looked up often."""
    return dict.fromkeys(phrase.strip() for text in texts for phrase in text.split("|")).keys()


POLITE = phrases(
    "please|pls|plz|plse|kindly|thanks|thank you|thx|ty|cheers|many thanks|thanks a lot|thanks so much|"
    "thank you very much|thanks in advance|hi|hello|hey|hiya|hi there|hello there|hey there|good morning|"
    "morning|good afternoon|good evening|dear|dear bot|hi bot|hey bot|hello bot|bot|team|hi team|hi all|"
    "guys|folks|could you|can you|would you|will you|can we|could we|could you please|can you please|"
    "would you please|would you mind|would you kindly|may we|might you|do me a favor and|may i ask you to|"
    "can i ask you to|could i ask you to|might i ask you to|may we ask you to|"
    "do me a favour and|help me|help me to|help us|i want|i want to|i would like|i would like to|"
    "i would like you to|i want you to|i need|i need to|i need you to|we want|we want to|we need|"
    "we need to|we would like|we would like to|we would need|go ahead and|just|"
    "for me|for us|if possible|if you can|if you could|if you would|when you can|when you get a chance|"
    "when you have a moment|when you have a minute|quickly|quick|real quick|make sure|make sure that|"
    "ensure|ensure that|let us|you|ok|okay|right|so|well|also|then|actually|again|now|right now|"
    "right away|immediately|at once|asap|straight away|from now on|from now|as of now|as well|too|first|"
    "simply|"
    "need to|needs to|need|needs|should|must|shall|has to|have to|ought to|is to|are to|supposed to|"
    "want to|wants|want|would like|get|got to|gotta|let|lets|have|having|be|been|being|it to be|urgent|"
    "urgently|fyi|btw|by the way|much appreciated|appreciated|great|perfect|cool|sorry|sir|madam|mate|"
    "pretty please|my friend|question|quick question|request|new request|ticket|as usual|"
    "as before|will ya|would ya|can ya|could ya|can u|could u|would u|i would love|i would love for|"
    "meanwhile|in the meantime|starting today|from today|from today on|"
    "i would rather|i would prefer|as of today|starting now|effective immediately|with immediate effect|"
    "effective today|after that|action required|straight|directly|to do|"
    "on call|on site|on duty|on vacation|on leave|on shift|on sick leave|"
    "if you do not mind|if that is ok|if that is okay|if it is ok|if that works|when convenient|no rush|"
    "not urgent|that would be great|would be great|would be nice|it would be great if you could|"
    "if you could|if you would|if you can|"
    "for now|for the moment|for the time being|until further notice|till further notice|"
    "i was wondering if you could|i was wondering if you can|i wonder if you could|wondering if you could|"
    "i should like|i should like to|we should like|we should like to|i should like you to|"
    "no other changes|no other change|nothing else|nothing else to do|"
    "is on line|is on the line|is on the other line|"
    "be so kind as to|so kind as to|be kind enough to|kind enough to|"
    "once more|once again|one more time|todo|task|i would like for|if you please|by means of|by way of|"
    "yes|yes please|yep|yeah|sure"
)
"""Said around an order or a question, and changing nothing of it."""

GLUE = phrases(
    "the|a|an|of|for|in|at|from|with|its|their|his|her|this|that|these|those|our|my|your|'s|,|:|by|as|"
    "via|using|over|inside|within|under|through|regarding|concerning|re|about|into|onto|on to|out|up|which|"
    "who|anywhere|somewhere|"
    "call|calls|phone|phones|telephone|handset|device|line|lines|desk phone|number|numbers|extension|ext|dn|"
    "directory number|"
    "room|rooms|space|workspace|workspaces|place|meeting room|conference room|location|feature|features|"
    "function|functions|option|options|setting|settings|service|status|state|mode|style|config|configuration|"
    "page of|page for|page on|tab|screen|section|checkbox|tickbox|"
    "value|field|entry|incoming|inbound|outbound|everyone's|people|any|some|is|are|am|will|would|do|does|did|"
    "to be|it's|set up|setup|people who|callers who|callers|caller|from calling|from ringing|"
    "from reaching|through to|calling|to call|list|on list|on that list|receive|receiving|ones|one|ringing|"
    "user|users|side|end|"
    "there|here|webex|where|when|every time|each time|always|all|all the|all of the|every|whole|entire|both|"
    "only|it|dest|destination|target|new destination|new target|@|they|she|he|straight|directly|"
    "internet|network|connection|wan|wifi|"
    "receptionist|staff|guests|visitors|employees|students|patients|every single|every single call|"
    "kick in|kicks in|cut in|cuts in|"
    "at all|completely|entirely|altogether|at the end|at end|in the end|"
    "just them|only them|just those|only those|should get|should receive|asks for|asked for|requests|"
    "themselves|himself|herself|itself|next caller|next call|next callers|next door|next to it|"
    "requested|requires|says|says that|said that|a different|"
    "know whenever|know when|"
    "user asks that|user asks to|cust wants|customer wants|client wants|cust asks for|cust|"
    "customer asks that|customer asks to|user wants|asks that|asks to"
)
"""Stands between the words that count."""

ON = phrases(
    "on|turn on|turned on|switch on|switched on|enable|enabled|enabling|activate|activated|active|start|"
    "enforce|enforced|enforcing|begin|put on|back on|turn back on|switch back on|turn it on|reenable|"
    "re enable|reactivate|flip on|"
    "set on|set to on|turn up|engage|restore|restored|reinstate|reinstated|reactivated|reenabled|"
    "resume|allow|permit|allowed|permitted|true|yes|on again|"
    "turning on|"
    "tick|ticked|tick the box|should work again|be able to|to be able to|able to|should be able to"
)
OFF = phrases(
    "off|put out|extinguish|turn off|turned off|"
    "switch off|switched off|disable|disabled|disabling|deactivate|deactivated|"
    "inactive|stop|cancel|end|put off|take off|shut off|kill|drop|remove|clear|turn it off|flip off|"
    "set off|set to off|quit|get rid of|no|without|undo|lift|false|no more|no longer|stop the|"
    "turning off|conclude|discontinue|cease|suspend|unset|un|de activate|deprovision|"
    "no need for|no need of|"
    "to be removed|be removed|forbid|prohibit|away from|be cancelled|be canceled|be stopped|be lifted|"
    "be cleared|be taken off|be deleted|be undone|be ended|be dropped|skip|back off|turn back off|"
    "terminate|off of|come off|come off of|can come off|can come off of|"
    "stop using|no longer use|stop showing|stop displaying|untick|unticked|uncheck|unchecked|"
    "unselect|deselect|"
    "lose the|ditch|ditch the|scrap|scrap the|axe|nuke|"
    "switch back off|out of|lifted|taken off|removed|cancelled|canceled|ended|undone"
)
TURNS = phrases("turn on|turn off|switch on|switch off|enable|disable|enabled|disabled")
"""Words for on and off that mean nothing else, also beside a list."""
NEGATIVE_ORDERS = phrases(
    "should not be able to|must not be able to|should no longer be able to|not be able to|"
    "should not|must not|may not|should no longer|no longer|not any more|not anymore|does not need|"
    "do not need|need not|should never|shall not|no longer needs|no longer need|not allowed|"
    "not be allowed|do not want|does not want|do not want that|not needed|is not needed|are not needed|"
    "not wished|is not wished|not desired|is not desired|"
    "not wanted|is not wanted|not required|is not required|no longer required|no longer needed|"
    "is no longer required|is no longer needed|no longer wanted|no longer permitted|not necessary|"
    "can no longer|may no longer|will no longer|would rather not|would prefer not|not be able to|"
    "should not be able to|nobody should be able to|nobody may|no one may|no one should be able to|"
    "nobody can|no one can|nobody should|no one should"
)
"""Orders to turn something off that are worded as a negation; what they mean is shown before it is done."""
MAKE = phrases(
    "chg|set|make|put|mark|withdraw|pull|enter|take|change|switch|turn|update|modify|configure|edit|"
    "adjust|move|flip|bring|leave|keep|"
    "assign|give|use|apply|choose|select|pick|increase|decrease|raise|lower|reduce|extend|lengthen|"
    "shorten|go|play|setting|changing|putting|select the"
)
TO = (
    *phrases("to|back to|towards|toward|=|be|as|with|become|becomes"),
    *wordings("be (set|changed|switched) to"),
    *wordings("(should|must|shall) (say|read|show|display|be called)"),
)
ADD = phrases(
    "add|create|include|plus|+|+=|put|let|allow|give|invite|append|insert|enroll|enrol|join|register|permit|"
    "assign|added|adding|included|put on|whitelist|whitelisted|authorise|authorize|authorised|authorized|"
    "add in|be given|is given|grant|granted"
)
DROP = phrases(
    "remove|rm|delete|drop|take|withdraw|kick|exclude|get rid of|minus|unassign|revoke|strike|clear|"
    "pull|erase|del|"
    "take away|take off|take out|be removed|be deleted|be taken off|be dropped|out of|off of|come off|"
    "away from|-=|removed|removing|deleted|deleting|dropped|dropping|excluded|taken off|taken out|"
    "lose the|ditch|ditch the|scrap|scrap the|nuke|axe|dump|yank|"
    "taken away|taking off|comes off|get off|kicked|pulled|revoked|unregister|cut|throw|thrown|boot|booted"
)
QUANTIFIERS = frozenset({"all", "any"})
"""Say of how many, and are no value of a choice."""
MAY_USE = (
    *wordings(
        "[should|must|shall] [also] (may|can|be able to|is allowed to|are allowed to|be allowed to) [also] "
        "(use|see|monitor|watch|talk|speak)"
    ),
    *wordings("(should|must|shall) [also] be able to (use|see|monitor|watch|talk|speak)"),
    *wordings("(gets|get|have|should have|should get|needs) access to"),
    *wordings(
        "[should|must|to|shall] [also] (be|become) [also] (one of|among|part of|member of|a member of)"
    ),
    "gets to use",
)
"""Said behind the names of those who are added."""
JOINS_BEFORE_NAME = frozenset({"+", "+=", "also", "plus", "include", "including"})
"""Words right before one more name or number of a list."""
LEAVES_BEHIND_NAME = phrases("out of|off|off of|away from|out|away|no more in|no more on")
"""Said behind a name or number that is not to stay on a list."""
NEEDS = frozenset(
    phrases("needs|need|gets|get|wants|want|requires|require|with|as|should|given|is|are|be|become|becomes")
)
"""Said between who is to have something and what it is."""
NO_MORE = frozenset(phrases("any more|anymore|any longer|no longer|still|again"))
"""Words that hold up no order to remove somebody."""
NEW_ITEM = phrases(
    "new|create|a new|another|make a new|set up a|set up a new|create a new|an additional|additional"
)
"""Ask for a new item, beside the name of a list only."""
BEGINNINGS = phrases(
    "starting with|beginning with|that start with|that begin with|which start with|which begin with|"
    "starting in|that starts with|that begins with|begins with|starts with|start with|begin with|prefix|"
    "prefixed with|with the prefix"
)
"""Say that digits are only how numbers begin."""
SHOW = phrases(
    "show|show me|show us|display|see|view|check|read|get|get me|give me|tell me|tell us|look at|look up|"
    "look|find|find out|what about|how about|status of|status|details|details of|overview|overview of|"
    "settings of|settings for|info|info on|info for|pull up|bring up|open|report|report on|list|"
    "let me see|i want to see|i need to see|can i see|could i see|let me know|wondering|i wonder|wonder|"
    "verify|confirm|review|inspect|current|currently|want to know|i want to know|need to know|"
    "interested in|i am interested in|i need to know|like to know|i would like to know|curious|check on|"
    "check if|check whether|see if|"
    "see whether|tell me if|tell me whether|let me know if|let me know whether|find out if|"
    "find out whether|confirm if|confirm whether|confirm that|verify that|know if|know whether|"
    "configured|set|enabled|at the moment|right now|now|what the|how the|double check|double check if",
    *(
        f"{who}{wish} {whether}"
        for who in ("", "i ", "we ")
        for wish in (
            "want to know",
            "need to know",
            "like to know",
            "would like to know",
            "would love to know",
            "wonder",
        )
        for whether in ("if", "whether")
    ),
)
QUESTIONS = frozenset(
    phrases(
        "is|are|was|were|does|do|did|has|have|had|what|which|who|whom|whose|where|when|why|how|can|could|"
        "should|may|might|will|would|am|ought"
    )
)
"""A sentence that begins so asks, unless it is a polite order (“can you …”)."""
SAYS = frozenset(
    phrases(
        "says|say|said|claims|claim|told|tell|tells|reports|reported|complains|complained|mentions|mentioned|"
        "writes|wrote|notices|noticed|insists|reckons"
    )
)
"""Behind who it is, these begin what somebody tells."""
HARD = phrases(
    "provided|provided that|providing|given that|on condition that|"
    "in case|just in case|in case of|in the event of|"
    "not|never|no longer|unless|if|whether|or|either|neither|nor|except|but|instead of|rather than|until|"
    "till|til|tomorrow|yesterday|tonight|later|before|after|during|between|since|ago|next week|"
    "next month|next|last week|last|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|"
    "week|weeks|weekdays|day|days|hour|hours|minute|minutes|mins|morning|noon|midnight|lunch|overnight|"
    "temporarily|at night|nightly|every night|daily|christmas|xmas|easter|while|today|this week|holiday|"
    "holidays|am|pm|o'clock|was|were|had|been|used to|"
    "would have|should have|could have|already|did|might|maybe|perhaps|possibly|suppose|supposing|"
    "imagine|assuming|assume|wish|hope|hoping|consider|considering|think|thinking|thought|planning|plan|"
    "wonder|wondering|what happens|what if|why|how do i|how do you|how can i|how to|can i|could i|may i|"
    "should i|should we|anyone|someone|somebody|revert|nobody|no one|everyone|everybody|everything|"
    "schedule|scheduled|automatically|someday|sometime|one day|once|as soon as|as long as|only if|"
    "only when|half|twice|instead|"
    "you need not|you do not need|you do not have|"
    "no need to|hardly|theoretically|hypothetically|in theory|in principle|theory|"
    "avoid|refuses|refrain|refrain from|hold off|hold off on|skip|hesitate|stop short of|"
    "without|keep|leave|leaving|stay|remain|still|anymore|any more|any longer|"
    "forget|ignore|currently|presently|at the moment|at present|about to|trying to|tried to|failed|"
    "failing|unable|unable to|undecided|unsure|tbc|tbd|to be confirmed|to be decided|doubt|bad idea|is wrong|"
    "wrong to|be wrong|as far as i know|far as i know|far as i can tell|to my knowledge|"
    "was wrong|by mistake|other than|apart from|aside from|besides"
)
"""Beside one of these, outside the name of a field or a value, nothing is written."""
ALL = phrases(
    "all workspaces|all rooms|every room|every workspace|everywhere|all lobbies|all phones|all of them|both"
)
IT = phrases(
    "it|them|there|that one|this one|same|the same|that room|this room|that workspace|same room|same one|"
    "that phone"
)
REFERRING = frozenset(phrases("it|its|it's|there|that|this|same|them"))
"""Words for the workspace that was spoken of before."""
AND = phrases("and|&|,|+|and also|plus|as well as|along with|then|and then|incl|including|inclusive of")
RINGS = phrases("rings|ring|times")
SECONDS = phrases("seconds|second|secs|sec|s")

CONDITIONS = {
    "busy": phrases(
        "busy|when busy|if busy|on busy|while busy|whenever busy|is busy|are busy|engaged|on the phone|"
        "in a call|on a call|on another call|busy line|line busy|busy calls|calls when busy|occupied|"
        "in use|already in use|already on a call|already busy|on another line|in another call|on the line|"
        "already on the phone|is already on the phone|talking|is talking|"
        "busy tone|busy signal|engaged line|line engaged|is taken|someone is on the phone|"
        "somebody is on the phone|someone is on it|someone is already on the phone|"
        "somebody is already on the phone|someone is on a call|somebody is on a call|someone is talking|"
        "somebody is on it"
    ),
    "no answer": phrases(
        "no answer|no reply|unanswered|not answered|nobody answers|no one answers|noone answers|"
        "does not answer|do not answer|is not answered|are not answered|nobody picks up|no one picks up|"
        "does not pick up|do not pick up|not picked up|is not picked up|nobody answer|"
        "nobody is answering|no one is answering|not answering|nobody picks it up|no one picks it up|"
        "goes unanswered|go unanswered|unanswered calls|without answer|without an answer|on no answer|"
        "for no answer|nobody is there|no one is there|nobody there|ring out|rings out|ringing out|missed|"
        "missed calls|not responding|no response|nobody takes|no one takes|nobody takes it|nobody responds|"
        "no one responds|does not respond|not taken|no pickup|no pick up|nobody is around|no one is around|"
        "nobody picking up|no one picking up|nobody answering|no one answering|without anybody answering|"
        "with nobody picking up|with no one picking up|with nobody answering|with no one answering|"
        "left unanswered|ring no answer|there is no answer|there is no reply|no one is answering it|rna|"
        "noanswer|noone picks up|nobody gets to it|nobody can answer|"
        "nobody gets to the phone|no one gets to the phone|nobody comes to the phone|"
        "no one comes to the phone|nobody makes it to the phone|no one makes it to the phone|"
        "nobody can get to the phone|no one can get to the phone|nobody gets to the phone in time|"
        "no one gets to the phone in time|nobody can pick up|no one can pick up|"
        "no one can answer|unanswered call|nobody reacts|no ans|on no ans|noans|ring no reply|rings no answer"
    ),
    "unreachable": phrases(
        "unreachable|not reachable|is unreachable|offline|is offline|unplugged|disconnected|"
        "not registered|unregistered|power outage|power cut|network outage|network is down|"
        "internet is down|phone is down|goes down|is down|no network|loses network|cannot be reached|"
        "can not be reached|out of reach|loses connection|loses power|phone is dead|loses its network|"
        "loses its connection|loses the network|loses internet|has no network|has no internet|no internet|"
        "goes offline|internet goes down|network goes down|internet fails|network fails|internet dies|"
        "wan is down|wan goes down|internet outage|outage|not online|phone fails|phone dies|"
        "loses its internet connection|loses the internet connection|loses internet connection|"
        "loses connectivity|loses its connectivity|has no connection|is cut off|no connection|"
        "connection is down|connection is lost|connection drops|connection fails|network drops|"
        "drops off the network|internet drops|loses registration|it fails|it dies|fails|dies|"
        "drops off network|drops off net|drops off the net|falls off network|falls off the network|"
        "not connected|is not connected|not connected to network|is not connected to network|not on network|"
        "no longer connected|loses contact with network|has lost its connection|lose its connection|"
        "lose its network|lose network|lose power|lose connection|lose its internet connection|"
        "lose connectivity|lose the network|lose internet|go offline|go down|lost power|lost its network|"
        "drops offline|drop offline|falls offline|drops off|drops out|goes dark|goes dead|is dead|loses wan|"
        "loses its internet|loses its wan|loses the line|loses its line"
    ),
}
"""What people say for a state of the phone, by the word that settings have for it."""
CONDITION_STARTS = frozenset(
    phrases(
        "only if|only when|when|if|whenever|on|while|in|case|in case|in case of|in the event of|as soon as|"
        "once|as long as"
    )
)
"""Words before a state of the phone that then mean no condition of the order itself."""
CONDITION_PHRASES = frozenset(phrase for phrases in CONDITIONS.values() for phrase in phrases)
