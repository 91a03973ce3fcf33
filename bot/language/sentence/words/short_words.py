"""Words that are typed short, in full: “shd” for “should”, “whats” for “what is”, “sel” for “selective”."""

from __future__ import annotations

import re

_CONTRACTIONS = {
    "donot": "do not", "dnt": "do not", "dont'": "do not",
    "can't": "can not", "cant": "can not", "cannot": "can not", "won't": "will not", "wont": "will not",
    "shan't": "shall not", "ain't": "is not", "aint": "is not",
    "i'd": "i would", "i'm": "i am", "i've": "i have", "i'll": "i will", "we'd": "we would",
    "we're": "we are", "we've": "we have", "we'll": "we will", "it's": "it is", "that's": "that is",
    "that'd": "that would", "it'd": "it would",
    "what's": "what is", "whats": "what is", "who's": "who is", "where's": "where is", "how's": "how is",
    "there's": "there is", "they're": "they are", "they've": "they have", "they'll": "they will",
    "he's": "he is", "she's": "she is", "you're": "you are", "whos": "who is", "wheres": "where is",
    "hows": "how is", "theres": "there is", "thats": "that is", "theyre": "they are", "theyve": "they have",
    "im": "i am", "ive": "i have", "weve": "we have", "youre": "you are", "cid": "caller id",
    "let's": "let us", "y'all": "you",
    "lemme": "let me", "dunno": "do not know", "gimme": "give me", "wanna": "want to", "gonna": "going to",
}  # fmt: skip
_NEGATED = re.compile(
    r"(do|does|did|is|are|was|were|would|should|could|has|have|had|must|need|may|might|ought)n'?t"
)
"""“Shouldn't”, also without its apostrophe: taken for a slip it would say the contrary."""
TEXT_SPEAK = {
    "r": "are", "u": "you", "ur": "your", "n": "and", "abt": "about", "shd": "should", "shld": "should",
    "shud": "should", "shoud": "should", "cd": "could", "wd": "would", "nos": "numbers", "thru": "through",
    "wtg": "waiting", "fwded": "forwarded", "frwd": "forward", "frm": "from", "ppl": "people",
    "cuz": "because", "coz": "because", "bc": "because", "tmrw": "tomorrow", "2nd": "second", "1st": "first",
    "becuase": "because", "becasue": "because", "beacuse": "because", "becaus": "because",
    "becouse": "because", "becase": "because", "bcause": "because", "bcuz": "because",
    "w": "with", "w/": "with", "w/o": "without", "yuo": "you", "teh": "the", "hte": "the", "adn": "and",
    "wknd": "weekend", "e-mail": "email", "e-mails": "emails", "e-mailed": "emailed",
    "num": "number", "nums": "numbers", "perm": "permission", "perms": "permissions", "xfer": "transfer",
    "xfers": "transfers", "xferred": "transferred", "xfered": "transferred", "recep": "reception",
    "em": "them", "cfg": "config", "sched": "schedule", "notif": "notification", "blk": "block",
    "chk": "check", "extn": "extension", "sb": "somebody", "smn": "someone", "some1": "someone",
    "any1": "anyone", "every1": "everyone", "tmr": "tomorrow", "rn": "now", "b4": "before", "tho": "though",
    "fwding": "forwarding", "hrs": "hours", "natl": "national",
    "msg": "message", "msgs": "messages", "diallable": "dialable", "svc": "service", "svcs": "services",
    "vm": "voicemail", "vms": "voicemails", "vmail": "voicemail",
    "bout": "about", "recs": "recordings",
    "smb": "somebody", "smbd": "somebody", "wld": "would", "exts": "extensions", "extns": "extensions",
}  # fmt: skip
"""Short words of people who type on a phone; in the name of a workspace they stay as they are."""

_SHORT_BEFORE = {
    "op": ("operator", frozenset({"assist", "assistance", "assisted"})),
    "prem": (
        "premium",
        frozenset(
            {"rate", "service", "services", "svc", "svcs", "numbers", "nos", "calls", "1", "2", "i", "ii"}
        ),
    ),
    "spec": ("special", frozenset({"service", "services", "svc", "svcs"})),
    "dir": ("directory", frozenset({"assist", "assistance", "assisted"})),
    "conn": ("connected", frozenset({"line"})),
    "dist": ("distinctive", frozenset({"ring", "ringing"})),
    "sel": ("selective", frozenset({"reject", "accept", "fwd", "forward", "call", "ring", "rej", "acc"})),
    "did": ("ddi", frozenset({"and", "or", "of", "number", "numbers", "&"})),
    "w": (
        "with",
        frozenset({"code", "codes", "access", "auth", "a", "the", "no", "caller", "voicemail", "vm"}),
    ),
    "prio": ("priority", frozenset({"alert", "alerts", "ring", "rings", "alerting"})),
    "pri": ("priority", frozenset({"alert", "alerts", "ring", "rings", "alerting"})),
}
"""Short words in full before one of these: “sel reject”."""
_SHORT_BEHIND = {
    "dist": ("distance", frozenset({"long"})),
    "pats": ("patterns", frozenset({"digit", "dial"})),
    "pat": ("pattern", frozenset({"digit", "dial"})),
    "did": ("ddi", frozenset({"the", "its", "which", "a", "'s", "his", "her"})),
    "rej": ("reject", frozenset({"sel", "selective"})),
    "acc": ("accept", frozenset({"sel", "selective"})),
    "ext": ("extension", frozenset({"by", "via"})),
    "ans": ("answer", frozenset({"auto", "automatic", "no"})),
}
"""Short words in full behind one of these: “long dist”."""
_BEFORE_NR = frozenset(
    {"which", "what", "the", "its", "own", "their", "that", "this", "direct", "location", "site", "phone",
     "main", "caller", "line", "callback", "default", "custom", "other", "'s"}
)  # fmt: skip
"""Behind these “nr” is a number, and before a figure it may belong to the name of a room: “Raum Nr 5”."""
_BEFORE_NO = (_BEFORE_NR | {"each", "every"}) - {"the", "its", "their", "that", "this", "line"}
_OF_TRANSFER = frozenset({"transfer", "xfer"})
_NONE_OF = frozenset({"calls", "call", "more", "longer", "one", "forward", "transfer"})
_BEHIND_NO = frozenset(
    {"", ",", "of", "for", "on", "at", "in", "to", "is", "=", "should", "must", "show", "from", "as", "1",
     "2", "3"}
)  # fmt: skip
"""Between these “no” is a number: “shows the main no.”, “location no for the gym”."""
_SIDES = {"loc": "location", "internals": "internal callers", "externals": "external callers"}
_SECONDS = re.compile(r"(\d{1,2})(?:s|secs?)")
"""“Every 30s”."""
_BEFORE_SECONDS = frozenset({"every", "each", "after", "to", "of", "at", "interval", ","})
_SOMEBODY = {
    f"{one}s": f"{one} is" for one in ("someone", "somebody", "everyone", "everybody", "nobody", "anyone")
}
_WHEN = frozenset({"while", "when", "if", "whenever", "whether", "because", "until"})
_IS = frozenset({"on", "off", "in", "busy", "already", "down", "not"})
"""Between these “its” is “it is”: “while its on a call”."""
_CALLED = frozenset({"cell", "cellphone", "mobile", "mobil", "handy", "iphone"})
"""What somebody has: before these “sams” is “sam's”."""
MIN_OWNER_LETTERS = 3
MIN_NUMBER = 3


def expanded_word(word: str) -> str:
    """A contraction in full: “should not” for “shouldn't”; empty for any other word."""
    negated = _NEGATED.fullmatch(word)
    return f"{negated[1]} not" if negated else _CONTRACTIONS.get(word, "")


def full_words(before: str, word: str, behind: str) -> str:
    """What a word is between `before` and `behind`: “selective” in “sel reject”, “someone is” in “someones
    talking”, “sam 's” in “sams cell”; empty where it is no short one."""
    if word in _SHORT_BEFORE:
        full, beside = _SHORT_BEFORE[word]
        if behind in beside:
            return full
    if word in _SHORT_BEHIND:
        full, beside = _SHORT_BEHIND[word]
        return full if before in beside else ""
    if word == "nrs" or (word == "nr" and before in _BEFORE_NR and not behind[:1].isdigit()):
        return "numbers" if word == "nrs" else "number"
    is_before_number = len(behind) >= MIN_NUMBER and behind.lstrip("+").isdigit()
    if word == "no" and before in _OF_TRANSFER and behind not in _NONE_OF:
        return "number"
    if word == "no" and before in _BEFORE_NO and (behind in _BEHIND_NO or is_before_number):
        return "number"
    if word in _SIDES:
        return _SIDES[word]
    if before in _BEFORE_SECONDS and (seconds := _SECONDS.fullmatch(word)):
        return f"{seconds[1]} seconds"
    if word in _SOMEBODY:
        return _SOMEBODY[word] if behind.endswith("ing") or behind in {"on", "in", "busy"} else ""
    if word == "its":
        return "it is" if before in _WHEN and behind in _IS else ""
    is_owner = behind in _CALLED and word.endswith("s") and word[:-1].isalpha()
    return f"{word[:-1]} 's" if is_owner and len(word) > MIN_OWNER_LETTERS else ""
