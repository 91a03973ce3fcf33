"""Sentences about the bot, the list of workspaces, or what was changed, which are no orders to a setting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.language.sentence.readings.spotted import Spotted
from bot.language.sentence.words import general_words as general
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import JOINTS, WHO, Sentence
from bot.language.sentence.words.word_graph import ARTICLES

REFERRING = frozenset(general.phrases("it|its|it's|there|that|this|same|them|one"))
"""Words for the workspace that was spoken of before."""

_SMALL_TALK = frozenset(
    {
        ",",
        *(
            {word for phrase in general.POLITE for word in phrase.split()}
            - {"not", "no", "if", "when", "would"}
        ),
        *general.phrases(
            "very|much|a|lot|so|nice|job|good|well|done|works|worked|welcome|bye|goodbye|night|day|you're|the|best|"
            "that|was|it's|all|how|are|doing|is|to|see|help|fine|alright|understood|noted|awesome|brilliant|"
            "super|excellent|wonderful|lovely|lol|haha|wow|you|i|am|appreciate|your|really|helpful|have|bot|"
            "problem|worries|pleasure|impressive|amazing|smart|clever|yay|hooray|morning|afternoon|evening"
        ),
    }
)
"""A sentence of these words alone asks for nothing."""
_OPENERS = frozenset(general.phrases("please|pls|plz|ok|okay|and|then|so|also|well|hi|hello|hey"))
_VERBS = frozenset(general.phrases("block|hide|reject|allow|accept|close|mute|silence|lock|unblock|deny"))
_WHO = frozenset(general.phrases("we|i|they|he|she|you|somebody|someone"))
_PAST = frozenset(
    general.phrases("enabled|disabled|activated|deactivated|turned|switched|forwarded|set|put|blocked")
)
_CORRECTING = frozenset(general.phrases("sorry|no|rather|actually|wait|oops|i|or"))
_CONDITIONS = frozenset(general.phrases("if|when|whenever|unless|until|while|once|during|after|before|every"))
_TAKING_BACK = frozenset(
    general.phrases(
        "not|never|no|stop|wait|cancel|but|without|except|unless|until|only|for|or|if|when|tomorrow|tonight|later|next"
    )
)
_WISHES = frozenset(
    general.phrases("should|must|may|need|needs|want|wants|would|shall|will|please|want|wish")
)
_PEOPLE = frozenset(
    general.phrases(
        "guests|customers|visitors|students|patients|people|callers|clients|employees|colleagues|suppliers|"
        "somebody|someone|staff|drivers|teachers|parents|tenants|members|users|contractors"
    )
)
_EXPLAIN = general.phrases(
    "mean|means|meaning of|explain|purpose of|stand for|stands for|good for|what is the use of"
)
"""Asks what a setting is, and not how it is set."""
_TROUBLE = general.phrases(
    "what is going on|what is wrong|whats wrong|what is the matter|whats going on|something is wrong|"
    "something wrong|is acting|acting up|acting weird|acting strange|is broken|is not working|went dead|"
    "is dead|have a look|take a look|not working properly|does not work|is wrong with|is misbehaving|"
    "is playing up|what is happening with"
)
_CLOSING = frozenset(
    general.phrases(
        "thanks|thank|thx|ty|cheers|appreciated|great|perfect|cool|nice|ok|okay|bye|goodbye|works|worked|done"
    )
)
_GREETING = frozenset(general.phrases("hi|hello|hey|hiya|morning|afternoon|evening|help|how|question"))
_BECAUSE = frozenset({"because", "since", "cause"})
_SO = frozenset(
    {"that", "we", "they", "i", "he", "she", "nobody", "people", "guests", "it", "callers", "the"}
)
_AS = _SO - {"that"} | {"our", "my", "there", "no", "this"}
_ASKING = [["could", "you"], ["can", "you"], ["would", "you"], ["will", "you"], ["kindly"], ["can", "we"]]
MAX_WISH_WORDS = 4
"""So far into a clause it is told whether somebody wishes for something: “we do not need …”."""
_TICKETS = frozenset(
    general.phrases("ticket|case|ref|reference|incident|inc|request|req|change|chg|sr|task|tkt")
)
MAX_REFERENCE_WORDS = 3
MAX_OPENING_WORDS = 8
"""So far into a sentence it is told what it is about."""


@dataclass(frozen=True)
class Intent:
    """A command that a sentence means, with the workspace it names, if any, behind it."""

    verb: str
    takes_workspace: bool = False

    def command(self, workspace: str) -> str:
        """The command as it is typed."""
        return f"{self.verb} {workspace}".strip() if self.takes_workspace else self.verb


_HISTORY = Intent("history", takes_workspace=True)
_WORKSPACES = Intent("workspaces")
SETTINGS = Intent("help settings")
"""All the settings there are; beside a workspace, all of that."""
_HELP = Intent("help")
_INTENTS: tuple[tuple[Intent, tuple[str, ...]], ...] = (
    (_HISTORY, general.phrases(
        "who changed|what changed|what was changed|what has changed|anything changed|who touched|"
        "who modified|who edited|who set|recent changes|last changes|latest changes|change history|"
        "history|change log|audit log|who turned|who switched|who did|who enabled|who disabled|"
        "when was changed|changes made|changed yesterday|changed today|who forwarded"
)),
    (_WORKSPACES, general.phrases(
        "list workspaces|list rooms|list all workspaces|list all rooms|list of workspaces|list of rooms|"
        "all workspaces list|show workspaces|show rooms|show all workspaces|show all rooms|"
        "which workspaces|which rooms|what workspaces|what rooms|export workspaces|all my rooms|"
        "list my rooms|list spaces|show me all rooms|show me all workspaces|which phones are there|"
        "what phones are there|rooms are there|rooms are in here|rooms are here|workspaces are there|"
        "rooms do you know|workspaces do you know|rooms can you|workspaces can you|rooms do i have|"
        "rooms do we have|workspaces do we have|workspaces do i have|rooms can i|workspaces can i|"
        "phones do we have|phones can you|phones do you know|list phones|list all phones|how many rooms"
)),
    (SETTINGS, general.phrases(
        "settings|which settings|what settings|list settings|all settings|all the settings|"
        "list of settings|show settings|everything|show everything|show me everything|everything set|"
        "everything configured|everything about|what is set|what is configured|what's set"
)),
    (_HELP, general.phrases(
        "what can you do|what can you|what can i ask|what can i do|what can i say|what can we do|"
        "what features|which features|what functions|what do you support|what do you cover|what do you know|"
        "what else can you|what commands|which commands|list of commands|how do i use you|how do i use this|"
        "how can i use this|how to use this|get started|getting started|what is this bot|what are you for|"
        "i am new|i'm new|how do you work|how does this work|commands|menu|what do you do|help me|"
        "i need help|who are you|what are you"
)),
)  # fmt: skip
_INTENTS_SAID = tuple(
    (
        intent,
        frozenset(phrases),
        frozenset(phrase for phrase in phrases if intent.takes_workspace or " " in phrase),
    )
    for intent, phrases in _INTENTS
)
"""What means each alone, and what does so at the beginning of a sentence."""


def intent_of(sentence: Sentence) -> Intent | None:
    """What the sentence asks for apart from settings of a workspace."""
    words = [token.plain for token in sentence.tokens if not token.quoted and token.plain not in {",", "'s"}]
    if explained := _explained(sentence, words):
        return explained
    kept = [
        word for word in words if word not in _SMALL_TALK or word in {"help", "how", "do", "you", "are"}
    ] or words
    said = {*_runs(words[:MAX_OPENING_WORDS]), *_runs(kept[:MAX_OPENING_WORDS])}
    whole = " ".join(kept)
    for intent, alone, inside in _INTENTS_SAID:
        if whole in alone or not said.isdisjoint(inside):
            return intent
    return None


def _runs(words: Sequence[str]) -> Iterator[str]:
    """Every run of these words, as a phrase."""
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            yield " ".join(words[start:end])


def begins_with_no(sentence: Sentence) -> bool:
    """Whether a clause takes something back: “not now”, “but only there”, “please do not do it yet”."""
    words = [token.plain for token in sentence.tokens if token.plain != ","]
    while words and words[0] in _OPENERS:
        words = words[1:]
    return words[:1] != [] and (words[0] in _TAKING_BACK or words[:2] in (["do", "not"], ["in", "case"]))


def begins_with_verb(sentence: Sentence) -> bool:
    """Whether a sentence begins with an order that names no setting: “block calls front desk”."""
    words = [token.plain for token in sentence.tokens if token.plain not in {",", *_OPENERS}]
    return words[:1] != [] and words[0] in _VERBS


def is_told(before: Sentence, clause: Sentence) -> bool:
    """Whether a clause goes on with what somebody did: “we moved the studio and enabled dnd there”."""
    words = [token.plain for token in before.tokens if token.plain not in {",", *_OPENERS}]
    first = next((token.plain for token in clause.tokens if token.plain not in {",", "and"}), "")
    return words[:1] != [] and words[0] in _WHO and first in _PAST


def tells_why(sentence: Sentence) -> bool:
    """Whether a clause only tells what somebody does or did: “nobody clears the lamp”, “we had it there”."""
    words = [token.plain for token in sentence.tokens if token.plain not in {",", *_OPENERS, *JOINTS}]
    is_wish = bool(_WISHES & {*words[1:MAX_WISH_WORDS]})
    return words[:1] != [] and (words[0] in WHO | _PEOPLE or words[:2] == ["no", "one"]) and not is_wish


def begins_with_who(sentence: Sentence) -> bool:
    """Whether a clause begins with who is spoken of: “we must keep the calls”."""
    words = [token.plain for token in sentence.tokens if token.plain not in {",", *_OPENERS, *JOINTS}]
    return words[:1] != [] and words[0] in WHO


def gives_reason(clause: Sentence) -> bool:
    """Whether a clause begins with a word for a reason: “because they move”, “so that we hear it”, “, as our
    guests …”."""
    words = [token.plain for token in clause.tokens]
    begins_apart = words[:1] == [","]
    words = [word for word in words if word != ","]
    following = {*words[1:2]}
    return words[:1] != [] and (
        words[0] in _BECAUSE
        or (words[0] == "so" and bool(following & _SO))
        or (words[0] == "as" and begins_apart and bool(following & _AS))
    )


def follows_reason(clause: Sentence) -> bool:
    """Whether a clause begins as an order does behind a reason: “, so please …”, “, could you …”."""
    words = [token.plain for token in clause.tokens]
    rest = [word for word in words if word not in {",", "so", "and", "therefore"}]
    return words[:1] == [","] and (rest[:1] == ["please"] or rest[:2] in _ASKING)


def is_consequence(clause: Sentence) -> bool:
    """Whether a clause says what to do for the reason before it: “so turn on voicemail there”."""
    words = [token.plain for token in clause.tokens if token.plain != ","]
    return words[:1] == ["so"] and not gives_reason(clause)


def says_how_it_is(sentence: Sentence) -> bool:
    """Whether a clause has a verb that tells a state: “the meeting is over”."""
    words = {token.plain for token in sentence.tokens}
    return not words.isdisjoint({"is", "are", "was", "were", "has", "have", "had", "been", "keeps", "keep"})


def wishes(sentence: Sentence) -> bool:
    """Whether a clause says how something should be, which is more than a reason."""
    return bool({"should", "must", "shall", "only", "require"} & {token.plain for token in sentence.tokens})


def tells_trouble(sentence: Sentence) -> bool:
    """Whether it says that something is wrong, and not what: “what is going on there?”"""
    text = f" {' '.join(token.plain for token in sentence.tokens if token.plain != ',')} "
    return any(f" {one} " in text for one in _TROUBLE)


def is_reference(sentence: Sentence) -> bool:
    """Whether a sentence only tells the number of a ticket: “Ticket 48213”."""
    words = [token.plain for token in sentence.tokens if token.plain not in {",", "number", "no", "nr", "is"}]
    is_short = 0 < len(words) <= MAX_REFERENCE_WORDS
    return is_short and words[0] in _TICKETS and any(map(str.isdigit, "".join(words)))


def corrects(sentence: Sentence) -> bool:
    """Whether a clause tells another number in the place of one before it: “sorry, 4322”."""
    words = [token.plain for token in sentence.tokens if token.plain != ","]
    return words[:1] != [] and words[0] in _CORRECTING and any(word.isdigit() for word in words)


def begins_with_condition(sentence: Sentence) -> bool:
    """Whether a clause says when something is to be so: “if nobody answers”, “while we are closed”."""
    words = [token.plain for token in sentence.tokens if token.plain not in {",", *_OPENERS}]
    return words[:1] != [] and (words[0] in _CONDITIONS or words[:2] == ["in", "case"])


def _explained(sentence: Sentence, words: Sequence[str]) -> Intent | None:
    """Help on the one setting of which the sentence asks what it is: “what does intercept mean?”"""
    text = f" {' '.join(words)} "
    begins = text.startswith((" what ", " explain ", " meaning of ", " can you explain ", " and what "))
    asks = begins and " i mean " not in text and any(f" {one} " in text for one in _EXPLAIN)
    does = words[:2] == ["what", "does"] and words[-1] == "do"
    name = " ".join(word for word in words[2:] if word not in ARTICLES) if words[:2] == ["what", "is"] else ""
    families = Spotted(sentence, lexicon()).families(()) if asks or does or name else []
    if len(families) != 1 or not (asks or does or name in families[0].names()):
        return None
    return Intent(f"help {families[0].key}")


def is_small_talk(sentence: Sentence) -> bool:
    """Whether a sentence only greets, thanks, or tells the number of a ticket."""
    tokens = sentence.tokens
    if is_reference(sentence):
        return True
    if tokens and tokens[0].plain in _CLOSING:
        # “Thanks, Bob”: who signs is written with a capital.
        signed = [one for one in tokens[1:] if one.text[:1].isupper() and one.plain not in _TAKING_BACK]
        tokens = tuple(token for token in tokens if token not in signed)
    return all(token.plain in _SMALL_TALK and not token.quoted for token in tokens)


def closes(sentence: Sentence) -> bool:
    """Whether small talk thanks or says that all is well, and greets nobody."""
    words = {token.plain for token in sentence.tokens}
    return bool(words & _CLOSING) and not words & _GREETING


_ELSEWHERE = "in Control Hub; I change call settings of workspaces"
UNSUPPORTED = {
    "hoteling|hotelling|hot desking|hot desk": f"Hoteling and hot desking are set {_ELSEWHERE}",
    "call queue|call queues|queue": f"Call queues are set {_ELSEWHERE}",
    "hunt group|hunt groups": f"Hunt groups are set {_ELSEWHERE}",
    "auto attendant menu": f"Auto attendants are set {_ELSEWHERE}",
    "speed dial|speed dials|line key|line keys": f"The keys of a device are set {_ELSEWHERE}",
    "wallpaper|ringtone|volume|brightness": f"What a device shows and plays is set {_ELSEWHERE}",
    "firmware|reboot|restart|factory reset": f"Devices are managed {_ELSEWHERE}",
    "password|passwords|mfa": f"Passwords are set {_ELSEWHERE}",
    "new workspace|create workspace|create a workspace|delete workspace|delete the workspace|rename": (
        f"Workspaces are made, renamed and deleted {_ELSEWHERE}"
    ),
    "license|licence|licenses|licences": f"Licences are managed {_ELSEWHERE}",
    "book|booking|reserve|reservation": "I cannot book rooms; I change call settings of workspaces",
}
"""Things that are asked for and that the bot cannot do, with what it says."""


def unsupported(sentence: Sentence) -> str:
    """What to say where a sentence asks for something the bot cannot do; empty otherwise."""
    text = f" {' '.join(token.plain for token in sentence.tokens if not token.quoted)} "
    for wishes, said in UNSUPPORTED.items():
        if any(f" {wish} " in text for wish in wishes.split("|")):
            return f"{said}. Nothing was changed."
    return ""
