"""Questions about an order: “how do I turn on dnd?”, “should I …?”, “what happens if …?”"""

from __future__ import annotations

from dataclasses import replace

from bot.language.sentence.kinds.asking.questions import PASSED_OVER
from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.tokens import Sentence

HOW, WHETHER, WHAT_IF = "how", "whether", "what if"
_STARTS = {
    **dict.fromkeys(
        phrases(
            "can i|could i|can one|could one|may one|may i|might i|am i able to|am i allowed to|"
            "is it possible to|is it possible that you|how do i|how do you|how do we|how can i|"
            "how could i|how could we|how can we|how would i|how should i|how to|is there a way to|"
            "what do i do to|"
            "what do i type to|what do i say to|what do i need to do to|what must i do to|"
            "what should i say to|do you know how to|what is the command to|what is the way to|"
            "is it okay to|is it ok to|do i have to|do i need to"
        ),
        HOW,
    ),
    **dict.fromkeys(
        phrases(
            "should i|should we|shall i|shall we|do you think i should|do you think we should|"
            "is it a good idea to|would it be wise to|would it be good to|would it be a good idea to|"
            "is it wise to|ought i to|ought we to|does it make sense to|is it better to|"
            "do you recommend to|would it be better to|would it make sense to|would it be ok to|"
            "would it be okay to|would it be fine to|would it be all right to"
        ),
        WHETHER,
    ),
    **dict.fromkeys(
        phrases(
            "what would happen if i|what would happen if we|what would happen if|what happens if i|"
            "what happens if we|what happens if|what happens when i|what happens when we|what if i|"
            "what if we|what if|what would be if|what would change if i|what would change if|"
            "what changes if i|what changes if|what will happen if i|what will happen if we|"
            "what will happen if|suppose i|suppose we|imagine i|what comes of it if i"
        ),
        WHAT_IF,
    ),
}
_THEN = tuple(
    one.split()
    for one in phrases(
        "what would happen|what happens|what happens then|what then|what would change|what changes"
    )
)
"""What stands behind “if …”, where it is asked what would come of it."""
_BY_WORD: dict[str, list[tuple[list[str], str]]] = {}
"""The starts by their first words, the longest first."""
for _start, _kind in sorted(_STARTS.items(), key=lambda one: -len(one[0].split())):
    _BY_WORD.setdefault(_start.split()[0], []).append((_start.split(), _kind))


def asks_how(sentence: Sentence) -> bool:
    """Whether it asks how something is done: “how do I forward the gym?”"""
    found = order_asked_about(sentence)
    words = [token.plain for token in sentence.tokens if token.plain not in PASSED_OVER]
    return found is not None and found[0] == HOW and words[:1] == ["how"]


def order_asked_about(sentence: Sentence) -> tuple[str, Sentence] | None:
    """What is asked about an order, and the order without the question; None for any other sentence."""
    tokens = sentence.tokens
    start = next((at for at, one in enumerate(tokens) if one.plain not in PASSED_OVER), len(tokens))
    plain = [token.plain for token in tokens[start:]]
    for words, kind in _BY_WORD.get(plain[0], ()) if plain else ():
        if plain[: len(words)] == words and len(plain) > len(words):
            return kind, replace(sentence, tokens=tokens[start + len(words) :], asks=False)
    if plain[:1] == ["if"]:
        for behind in _THEN:
            if plain[-len(behind) :] == behind:
                begin = start + (2 if plain[1:2] in (["i"], ["we"]) else 1)
                return WHAT_IF, replace(sentence, tokens=tokens[begin : -len(behind)], asks=False)
    return None
