"""Sentences about the bot, the list of workspaces, or what was changed, which are no orders to a setting."""

from __future__ import annotations

from collections.abc import Iterator, KeysView
from dataclasses import dataclass

from bot.catalogue.model.spoken import wordings
from bot.language.sentence.kinds.small_talk import SMALL_TALK
from bot.language.sentence.readings.spotted import Spotted
from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import Sentence
from bot.language.sentence.words.word_graph import ARTICLES

_EXPLAIN = phrases(
    "mean|means|meaning of|explain|purpose of|stand for|stands for|good for|what is the use of"
)
"""Asks what a setting is, and not how it is set."""
_TROUBLE = phrases(
    "what is going on|what is wrong|whats wrong|what is the matter|whats going on|something is wrong|"
    "something wrong|is acting|acting up|acting weird|acting strange|is broken|is not working|went dead|"
    "is dead|have a look|take a look|not working properly|does not work|is wrong with|is misbehaving|"
    "is playing up|what is happening with|what is different|what is unusual|anything unusual|"
    "what is special|what differs|is anything different"
)
_RINGING = frozenset({"ring", "rings", "ringing", "silent", "quiet"})
MAX_OPENING_WORDS = 12
"""So far into a sentence it is told what it is about."""


@dataclass(frozen=True)
class Intent:
    """A command that a sentence means, with the workspace it names, if any, behind it."""

    verb: str
    takes_workspace: bool = False

    def command(self, workspace: str) -> str:
        """The command as it is typed."""
        return f"{self.verb} {workspace}".strip() if self.takes_workspace else self.verb


_WATCHES = Intent("watches")
HISTORY = Intent("history", takes_workspace=True)
WORKSPACES = Intent("workspaces")
SETTINGS = Intent("help settings")
"""All the settings there are; beside a workspace, all of that."""
_HELP = Intent("help")
_INTENTS: tuple[tuple[Intent, KeysView[str]], ...] = (
    (Intent("history today by me"), phrases("what did i change today|what have i changed today")),
    (Intent("history by me", takes_workspace=True), phrases(
        "what did i change|what have i changed|my changes|my last changes"
)),
    (HISTORY, phrases(
        "who changed|what changed|what was changed|what has changed|anything changed|who touched|"
        "who modified|who edited|who set|recent changes|last changes|latest changes|change history|"
        "history|change log|audit log|who turned|who switched|who did|who enabled|who disabled|"
        "when was changed|changes made|changed yesterday|changed today|who forwarded|what did we change|"
        "what have we changed|what did you change|what did you just change|what have you changed|"
        "what have you just changed|what did you just do|what did i just change|what was just changed"
)),
    (_WATCHES, phrases(
        "stop watching|unfollow|stop following|stop notifying|stop the notices|no more notices|"
        "stop telling us about|stop telling me about|who watches|what do you watch"
)),
    (WORKSPACES, phrases(
        "|".join((
            *wordings("(list|show|display|view|see|get|give) [me] [a list of] [all] [my|our] "
                      "(workspaces|rooms|spaces|phones)"),
            *wordings("(workspaces|rooms|spaces|phones) (do|can|may|could) (i|we|you)"),
            *wordings("(workspaces|rooms|phones) are (there|here|in here)"),
            *wordings("(which|what) (workspaces|rooms)"),
            *wordings("(tell|name) [me] (all|every|each) [of] [the|my|our] "
                      "(workspaces|rooms|spaces|phones|workspace|room|phone)"),
            *wordings("(list|names) of [all] [the|my|our] [meeting] (workspaces|rooms|phones)"),
            *wordings("(overview|inventory) of [all] [the|my|our] (workspaces|rooms|phones)"),
            *wordings("(dump|print|fetch|send|pull) [me] (all|every) [the|my|our] (workspaces|rooms|phones)"),
            *wordings("enumerate [all] [the|my|our] [meeting] (workspaces|rooms|phones)"),
        )) + "|all workspaces list|export workspaces|all my rooms|how many rooms"
)),
    (SETTINGS, phrases(
        "what can i change|what can i set|what kinds of settings|what kind of settings|"
        "what sort of settings|what sort of things|what kind of things|what kinds of things|"
        "settings can i change|settings can i set|settings can you change|settings can be changed|"
        "whatever is on|whatever is set|whatever you have on|"
        "settings|which settings|what settings|list settings|all settings|all the settings|"
        "list of settings|show settings|everything|show everything|show me everything|everything set|"
        "everything configured|everything about|everything you have|everything you have got|all you have got|"
        "everything you've got|all you've got|"
        "all you have|all that you have|what is set|what is configured|what's set"
)),
    (Intent("whoami"), phrases(
        "who am i|what may i do|what am i allowed|am i allowed to|what are my rights|which rights do i have|"
        "what rights do i have|my rights|my roles|what is my role|what are my roles|which roles do i have|"
        "am i an admin|am i an administrator|what are my permissions|my permissions"
)),
    (_HELP, phrases(
        "what can you do|what can you|what can i ask|what can i do|what can i say|what can we do|"
        "what features|which features|which functions|what functions|what do you support|what do you cover|"
        "what do you know|"
        "what else can you|what commands|which commands|list of commands|how do i use you|how do i use this|"
        "how can i use this|how to use this|get started|getting started|what is this bot|what are you for|"
        "i am new|i'm new|how do you work|how does this work|commands|menu|what do you do|help me|"
        "i need help|who are you|what are you"
)),
)  # fmt: skip
_ALONE = {phrase: rank for rank, (_, said) in reversed([*enumerate(_INTENTS)]) for phrase in said}
"""What means an intent as the whole sentence, by its place in the table."""
_INSIDE: dict[str, list[tuple[list[str], int]]] = {}
"""What means one at the beginning of a longer sentence, by its first word."""
for _rank, (_intent, _said) in enumerate(_INTENTS):
    for _phrase in _said:
        if _intent.takes_workspace or " " in _phrase:
            _INSIDE.setdefault(_phrase.split()[0], []).append((_phrase.split(), _rank))


def intent_of(sentence: Sentence) -> Intent | None:
    """What the sentence asks for apart from settings of a workspace."""
    words = [token.plain for token in sentence.tokens if not token.quoted and token.plain not in {",", "'s"}]
    if explained := _explained(sentence, words):
        return explained
    kept = [
        word for word in words if word not in SMALL_TALK or word in {"help", "how", "do", "you", "are"}
    ] or words
    ranks = [*_inside(words[:MAX_OPENING_WORDS]), *_inside(kept[:MAX_OPENING_WORDS])]
    if (whole := " ".join(kept)) in _ALONE:
        ranks.append(_ALONE[whole])
    return _INTENTS[min(ranks)][0] if ranks else None


def _inside(words: list[str]) -> Iterator[int]:
    """The places in the table of the intents that these words mean."""
    for at, word in enumerate(words):
        for phrase, rank in _INSIDE.get(word, ()):
            if words[at : at + len(phrase)] == phrase:
                yield rank


def tells_trouble(sentence: Sentence) -> bool:
    """Whether it says that something is wrong, and not what: “what is going on there?”"""
    words = [token.plain for token in sentence.tokens if token.plain != ","]
    text = f" {' '.join(words)} "
    asks_why = "why" in words[:2] and not _RINGING.isdisjoint(words)
    return asks_why or any(f" {one} " in text for one in _TROUBLE)


def wants_a_look(sentence: Sentence) -> bool:
    """Whether it wants to look at something: “have a look at dnd in the gym”."""
    return any(f" {one} at " in f" {' '.join(sentence.words)} " for one in ("have a look", "take a look"))


def _explained(sentence: Sentence, words: list[str]) -> Intent | None:
    """Help on the one setting of which the sentence asks what it is: “what does intercept mean?”"""
    text = f" {' '.join(words)} "
    begins = text.startswith((" what ", " explain ", " meaning of ", " can you explain ", " and what "))
    asks = begins and " i mean " not in text and any(f" {one} " in text for one in _EXPLAIN)
    does = words[:2] == ["what", "does"] and words[-1] == "do"
    is_what = words[:2] == ["what", "is"] and words[2:3] != ["its"]  # “its” stands for a workspace
    name = " ".join(word for word in words[2:] if word not in ARTICLES) if is_what else ""
    families = Spotted(sentence, lexicon()).families(()) if asks or does or name else []
    if len(families) != 1 or not (asks or does or name in families[0].names()):
        return None
    return Intent(f"help {families[0].key}")
