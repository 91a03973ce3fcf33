"""Orders as they are typed on a phone, said in full: “…, list” for “list …”, “only 4404 gets thru” beside
selective acceptance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.language.sentence.kinds.terse.counted_briefly import counted_in_full
from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.tokens import NUMBER, Sentence, Token, as_tokens, stand_at

_TONES = frozenset({"tone", "beep"})
_WHENS = frozenset({"when", "if", "whenever"})
_SHARED = (("on", "the", "shared", "line"), ("on", "shared", "line"), ("onto", "the", "shared", "line"))
_JOINING = frozenset(phrases("bridges|bridge|bridging|barges|barge|joins|join"))
_TURNS = frozenset({"turn", "turning", "turns"})
_REFUSING = frozenset(phrases("rejecting|blocking|refusing|reject|block|refuse"))
_ANONYMOUS = frozenset({"anonymous", "anon"})
_OTHER = frozenset({"other", "diff", "special", "another"})
_RINGS = frozenset({"ring", "ringtone", "ringing"})
_KINDS = frozenset({"internal", "inside", "collect", "external", "outside"})
_TELLS_STATE = frozenset(
    phrases("is|are|was|were|get|gets|got|being|not|still|already|why|when|if|or|and|says")
)
_BESIDE_LOOK = frozenset({"them", "me", "please", "pls", "it", "those"})
"""Beside “list” or “show” at the end these say nothing."""
MIN_WORDS = 3
"""Fewer tell no order."""
MAX_HEAD_WORDS = 6
"""Up to here an order names its list."""
_CALLS = frozenset({"calls", "callers"})
_ACCEPTS = frozenset({"accept", "acceptance"})
_GETS_THROUGH = re.compile(r"(?:(?:gets?|comes?|goes?|(?:may|can|should|must) (?:get|come)) (?:through|in))?")
_REST_STAYS = re.compile(
    r"(?:the |all |every)?(?:rest|others?|other calls|all others|everything else|everyone else|else) "
    r"(?:stays?|remains?|rings?|goes|go|comes?|come)"
    r"(?: (?:there|here|put|normal|normally|through|as is|as it is|as before|(?:the )?same|unchanged|"
    r"as usual))?"
)
_SENT_ON = frozenset({"forwarded", "diverted", "redirected"})
_ID = r"(?:the |its |their )?(?:caller |own )?(?:id|ids|number|clid|cid)"
_HIDES = rf"(?:hide|block|withhold|suppress|mask) {_ID}"
_IS_SENT = (
    r"(?:when|whenever|if) (?:a |the )?(?P<{place}>(?:[^\W\d][\w'&.]* ){{0,4}}?)calls? "
    r"(?:gets?|is|are) (?:forwarded|diverted|redirected)"
    r"(?: (?:out of|away from|from|on from|out|on|away)(?: there| here| it)?)?"
)
_HIDDEN_WHEN_SENT = re.compile(
    rf"{_IS_SENT.format(place='first')} (?:, )?(?:then )?{_HIDES}"
    rf"|{_HIDES} (?:, )?{_IS_SENT.format(place='last')}"
    r"|(?:forwarded|diverted|redirected) calls (?:at|in|on|from|for|of) (?:the )?"
    r"(?P<of>(?:[^\W_][\w'&.]* ){1,4}?)(?:should|must|may) not (?:carry|show|display|send|have|reveal) "
    rf"(?:the )?{_ID}"
)


MAX_NAME_WORDS = 2
_ALL = frozenset({"everything", "all", "always"})
_LANDS = frozenset({"land", "lands", "end", "ends"})
_BY_YES = {"yes": "on", "no": "off", "y": "on", "n": "off", "nope": "off", "yep": "on"}


def typed_in_full(sentence: Sentence) -> Sentence:
    """The sentence said in full, and without what only tells that all else stays."""
    for one in (
        _when,
        _told_by_yes,
        _on_or_off,
        counted_in_full,
        _all_of_it,
        _going_to,
        _without_ddi,
        _as_look,
        _added,
        _with_play,
        _without_line,
        _with_anonymous_calls,
        _without_only,
        _without_rest,
        _hidden,
        _with_different,
        _with_blocked,
        _with_called,
    ):
        sentence = one(sentence)
    return sentence


def _when(sentence: Sentence) -> Sentence:
    """The sentence with “when” for “next time” at its head: “next time the gym drops offline, …”."""
    if sentence.words[:2] != ("next", "time") or sentence.asks:
        return sentence
    return replace(sentence, tokens=(Token("when", "when"), *sentence.tokens[2:]))


def _told_by_yes(sentence: Sentence) -> Sentence:
    """The sentence with “off” for “no” and “on” for “yes” behind a colon: “auto answer gym: no”."""
    tokens = sentence.tokens
    if len(tokens) < MIN_WORDS or tokens[-1].plain not in _BY_YES or not _is_colon(tokens):
        return sentence
    state = _BY_YES[tokens[-1].plain]
    return replace(sentence, tokens=(*tokens[:-2], Token(state, state)))


def _on_or_off(sentence: Sentence) -> Sentence:
    """The sentence as a question, where it says “on or off”: “cw on or off at the gym”."""
    words = sentence.words
    is_asked = ("on", "or", "off") in zip(words, words[1:], words[2:], strict=False)
    return replace(sentence, asks=True) if is_asked and words[0] not in _TURNS else sentence


def _is_colon(tokens: Sequence[Token]) -> bool:
    return tokens[-2].plain == "," and (tokens[-2].raw in {":", "="} or tokens[-3].raw.endswith(":"))


def _all_of_it(sentence: Sentence) -> Sentence:
    """The sentence with “all calls of” at its head for “, everything” at its end: “kitchen -> 4011, all”."""
    tokens, words = sentence.tokens, sentence.words
    is_all = words[-2:-1] == (",",) and words[-1] in _ALL and len(words) > MIN_WORDS
    if not is_all or "to" not in words or not _CALLS.isdisjoint(words) or sentence.asks:
        return sentence
    return replace(sentence, tokens=(*as_tokens(("all", "calls", "of")), *tokens[:-2]))


def _going_to(sentence: Sentence) -> Sentence:
    """The sentence with “go to” for “land on” where calls do: “all calls for the gym should land on Sam”."""
    tokens, words = sentence.tokens, sentence.words
    if _CALLS.isdisjoint(words) or _LANDS.isdisjoint(words) or sentence.asks:
        return sentence
    at = next(at for at, word in enumerate(words) if word in _LANDS)
    end = at + 1 + (words[at + 1 : at + 2] == ("up",))
    if words[end : end + 1] not in (("on",), ("at",), ("with",)) or (words[at] == "end" and end == at + 1):
        return sentence
    go = "goes" if words[at].endswith("s") else "go"
    return replace(sentence, tokens=(*tokens[:at], *as_tokens((go, "to")), *tokens[end + 1 :]))


def _without_ddi(sentence: Sentence) -> Sentence:
    """The sentence with “Sam” for “Sam's DID”, where calls go there."""
    tokens, words = sentence.tokens, sentence.words
    if "ddi" not in words or "to" not in words:
        return sentence
    at = words.index("ddi")
    is_his = words[at - 1] == "'s" and 0 < at - 1 - words.index("to") <= MAX_NAME_WORDS + 1
    return replace(sentence, tokens=(*tokens[: at - 1], *tokens[at + 1 :])) if is_his else sentence


def _as_look(sentence: Sentence) -> Sentence:
    """The sentence with “list” before what is to be listed: “reject rules on the gym, list”, “…, show”."""
    words = [word for word in sentence.words if word not in _BESIDE_LOOK]
    comma = len(sentence.words) - 1 - [*sentence.words[::-1]].index(",") if "," in sentence.words else 0
    if words[-2:] not in ([",", "list"], [",", "show"]) or len(words) < MIN_WORDS:
        return sentence
    return replace(sentence, tokens=(Token("list", "list"), *sentence.tokens[:comma]))


def _with_called(sentence: Sentence) -> Sentence:
    """The sentence with “called” for “as” behind a digit pattern: “add digit pattern 1976! as Chatlines”."""
    words, tokens = sentence.words, sentence.tokens
    if "as" not in words or "pattern" not in words:
        return sentence
    at = words.index("as")
    if not at or words[at - 1][-1:] not in {*"0123456789!x"}:
        return sentence
    return replace(sentence, tokens=(*tokens[:at], Token("called", "called", gap=" "), *tokens[at + 1 :]))


def _added(sentence: Sentence) -> Sentence:
    """The sentence with “add” for “new” before a rule that is not told: “new reject rule for the gym”."""
    words = sentence.words
    at = int(words[:1] in {("a",), ("another",)})
    is_new = at < len(words) and (words[at] == "new" or words[:1] == ("another",))
    if not is_new or "rule" not in words[: at + MAX_HEAD_WORDS] or sentence.asks:
        return sentence
    if any(word[:1].isdigit() or word.startswith("+") for word in words[: words.index("rule") + 2]):
        return sentence
    rest = sentence.tokens[at + (words[at] == "new") :]
    return replace(sentence, tokens=(Token("add", "add"), Token("a", "a"), *rest))


def _with_play(sentence: Sentence) -> Sentence:
    """The sentence with “play a tone when …” for “tone when …” at its head."""
    words = sentence.words
    is_wish = not _TONES.isdisjoint(words[:1]) and not _WHENS.isdisjoint(words[1:2]) and not sentence.asks
    return replace(sentence, tokens=(*as_tokens(("play", "a")), *sentence.tokens)) if is_wish else sentence


def _without_line(sentence: Sentence) -> Sentence:
    """The sentence without “on the shared line” behind who bridges in: only a shared call can be bridged."""
    tokens, words = sentence.tokens, sentence.words
    if "shared" not in words or _JOINING.isdisjoint(words):
        return sentence
    joins = next(at for at, word in enumerate(words) if word in _JOINING)
    for at in range(joins + 1, len(words)):
        if phrase := next((one for one in _SHARED if stand_at(tokens, at, one)), ()):
            return replace(sentence, tokens=(*tokens[:at], *tokens[at + len(phrase) :]))
    return sentence


def _with_anonymous_calls(sentence: Sentence) -> Sentence:
    """The sentence with “turning away anonymous calls” for “turning anonymous away”, and with “calls” behind
    “stop rejecting anonymous”."""
    tokens, words = sentence.tokens, sentence.words
    at = next((at for at, word in enumerate(words) if word in _ANONYMOUS), 0)
    if not at:
        return sentence
    end = at + 1 + (not _CALLS.isdisjoint(words[at + 1 : at + 2]))
    calls = tokens[at:end] if end > at + 1 else (tokens[at], Token("calls", "calls"))
    if words[at - 1] in _TURNS and words[end : end + 1] == ("away",):
        away = tokens[end]
        return replace(sentence, tokens=(*tokens[:at], away, *calls, *tokens[end + 1 :]))
    is_last = end == len(words) or words[end] in {",", "at", "on", "in"}
    is_refused = words[at - 1] in _REFUSING or words[at - 2 : at] in {("turning", "away"), ("turn", "away")}
    if is_last and is_refused and end == at + 1:
        return replace(sentence, tokens=(*tokens[:at], *calls, *tokens[end:]))
    return sentence


def _without_only(sentence: Sentence) -> Sentence:
    """The sentence with “selective accept, 4404” for “selective accept, only 4404 gets through”."""
    tokens, words = sentence.tokens, sentence.words
    if "only" not in words or _ACCEPTS.isdisjoint(words) or sentence.asks:
        return sentence
    at = words.index("only")
    end = at + 1
    while end < len(words) and NUMBER.fullmatch(words[end]):
        end += 1
    is_told = end > at + 1 and not _ACCEPTS.isdisjoint(words[max(at - 2, 0) : at])
    if not is_told or not _GETS_THROUGH.fullmatch(" ".join(words[end:])):
        return sentence
    return replace(sentence, tokens=(*tokens[:at], *tokens[at + 1 : end]))


def _without_rest(sentence: Sentence) -> Sentence:
    """The sentence without “, rest stays” at its end."""
    words = sentence.words
    if "," not in words[2:] or sentence.asks:
        return sentence
    at = len(words) - 1 - words[::-1].index(",")
    is_told = _REST_STAYS.fullmatch(" ".join(words[at + 1 :])) is not None
    return replace(sentence, tokens=sentence.tokens[:at]) if is_told else sentence


def _hidden(sentence: Sentence) -> Sentence:
    """The sentence with “block caller id on forwarded calls” for “when a call gets forwarded hide the id”."""
    words = sentence.words
    if _SENT_ON.isdisjoint(words) or not {"when", "if", "whenever", "not"} & {*words}:
        return sentence
    for at in range(len(words)):
        if found := _HIDDEN_WHEN_SENT.fullmatch(" ".join(words[at:])):
            place = (found["first"] or found["last"] or found["of"] or "").split()
            where = ["in", *place] if place else []
            said = as_tokens(["block", "caller", "id", "on", "forwarded", "calls", *where])
            return replace(sentence, tokens=(*sentence.tokens[:at], *said))
    return sentence


def _with_different(sentence: Sentence) -> Sentence:
    """The sentence with “different ring” for “other ring” at its head."""
    words = sentence.words
    is_told = words[:1] and words[0] in _OTHER and not _RINGS.isdisjoint(words[1:2]) and not sentence.asks
    different = Token("different", "different")
    return replace(sentence, tokens=(different, *sentence.tokens[1:])) if is_told else sentence


def _with_blocked(sentence: Sentence) -> Sentence:
    """The sentence with “block incoming internal calls to …” for “internal calls to the gym blocked”."""
    tokens, words = sentence.tokens, sentence.words
    end = len(words) - (words[-1:] in {("please",), ("pls",)})
    is_told = words[:1] and words[0] in _KINDS and words[1:2] == ("calls",) and end > MIN_WORDS + 1
    if not is_told or words[2] not in {"to", "into"} or words[end - 1] != "blocked" or sentence.asks:
        return sentence
    if not _TELLS_STATE.isdisjoint(words) or words[3][:1].isdigit():
        return sentence
    incoming = () if words[0] == "external" else (Token("incoming", "incoming"),)
    return replace(sentence, tokens=(Token("block", "block"), *incoming, *tokens[: end - 1], *tokens[end:]))
