"""Errors, each with the sentence the person gets; the log gets the rest.

BotError
├── NotUnderstood      the words could not be read; says what would be
│   └── Unsure         they can be read, and are not certain: what they may mean is offered
│       └── OfferedForAll  for a list of workspaces, this is offered for all of them
│           └── TwoMeanings
├── NotFound           no such workspace, setting or person
├── Ambiguous          several workspaces fit; never a guess
├── NotAllowed         the person's rights do not reach this
│   └── RightsUnknown  Webex does not tell now whether they do
├── NotAvailable       this workspace cannot have this setting
├── Busy               the same is under way elsewhere and takes too long
├── Unkept             the bot's own database cannot be read or written
├── OutOfDate          a form, or the values it was built from, is too old
└── WebexError         Webex said no, or did not answer
    ├── Uncertain      a write may or may not have happened
    └── SpaceClosed    a space takes no messages now
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Protocol, Self

TEMPORARY_4XX = frozenset({401, 408, 423, 425, 429})
"""The 4xx that say nothing of the request itself."""


ASK_OPERATOR = "Ask the operator of the bot to "


class BotError(Exception):
    """Something a person should be told in plain words.

    `sentence` says what happened and what was not changed; `next_step` says what to do now; both are
    markdown. `suggestions` are commands that may have been meant, to be offered as buttons, or what finds
    them when the error is told. `choices` are (label, detail, command) triples to choose from: what each is
    called, what more there is to say, what to run for it. `replaces` is a card's message that the error takes
    the place of. `suggestion_words` say what suggestions do, where it is said better than by the command.
    `unfinished` is what an answer goes on with, where that is not what was typed. Where it `is_guess`, words
    were left over: a change that is chosen is shown first.
    """

    replaces = ""
    unfinished = ""
    is_guess = False
    suggestion_words: Mapping[str, str] = MappingProxyType({})

    def __init__(
        self,
        sentence: str,
        next_step: str = "",
        suggestions: tuple[str, ...] | Callable[[], tuple[str, ...]] = (),
        choices: tuple[tuple[str, str, str], ...] = (),
    ) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.next_step = next_step
        self._suggestions = suggestions
        self.choices = choices

    @property
    def suggestions(self) -> tuple[str, ...]:
        """Commands that may have been meant; to look for near names in thousands takes a while."""
        if callable(self._suggestions):
            self._suggestions = self._suggestions()
        return self._suggestions

    def suggest_nothing(self) -> None:
        """Offers no commands that may have been meant."""
        self._suggestions = ()

    def goes_on(self, unfinished: str) -> Self:
        """The same; an answer goes on with these words, unless others are known."""
        self.unfinished = self.unfinished or unfinished
        return self

    def guessed(self, *, is_guess: bool) -> Self:
        """The same; a change that is chosen is shown first where it is a guess."""
        self.is_guess = is_guess
        return self

    def offer_only(self, may_be_said: Callable[[str], bool]) -> None:
        """Offers no command and no choice whose words may not be said."""
        self._suggestions = tuple(filter(may_be_said, self.suggestions))
        self.choices = tuple(one for one in self.choices if may_be_said(" ".join(one)))

    def rewrite_commands(self, rewrite: Callable[[str], str]) -> None:
        """Offers other commands in the place of those that it offers."""
        suggested = self._suggestions
        self._suggestions = (
            (lambda: tuple(map(rewrite, suggested())))
            if callable(suggested)
            else tuple(map(rewrite, suggested))
        )
        self.choices = tuple(
            (rewrite(label) if label == command else label, more, rewrite(command))
            for label, more, command in self.choices
        )


class NotUnderstood(BotError):
    """The words could not be read as a command."""


class Unsure(NotUnderstood):
    """The words can be read as a command that is not certain, or too grave to be run before it is chosen."""


class OfferedForAll(Unsure):
    """What is offered in its place is offered for a whole list of workspaces where one is named."""

    def for_all(self, name: str, typed: str, said: str) -> Self:
        """The same for what a list is called, in the place of the one workspace that it was read for; without
        what is not about that one."""
        choices = tuple(
            (
                label.replace(f" {typed}", f" {said}").replace(f'"{name}"', said),
                more.replace(name, said),
                f"{command} ".replace(f" {typed} ", f" {said} ", 1).replace(f'"{name}"', said).rstrip(),
            )
            for label, more, command in self.choices
            if f" {typed} " in f"{command} " or f'"{name}"' in command
        )
        return type(self)(self.sentence.replace(name, said), self.next_step, choices=choices)


class TwoMeanings(OfferedForAll):
    """The words can be read in two ways, which are offered."""


class NotFound(BotError):
    """There is no such workspace, setting or person."""


class Ambiguous(BotError):
    """Several workspaces fit the words; `next_step` says how else to tell which."""

    def __init__(
        self,
        sentence: str,
        choices: tuple[tuple[str, str, str], ...],
        next_step: str = "Or type more of the name.",
    ) -> None:
        super().__init__(sentence, next_step, choices=choices)


class NotAllowed(BotError):
    """The person's rights do not reach this."""


class RightsUnknown(NotAllowed):
    """Webex does not tell now whether the person's rights reach this, so the answer is no."""


class NotAvailable(BotError):
    """This workspace cannot have this setting."""


class OutOfDate(BotError):
    """The form is used up, too old, or the values moved meanwhile."""


class CalledOff(OutOfDate):
    """What was to be done by itself was called off, or put off, at the moment at which it would have been."""


class Busy(BotError):
    """Another thread or process is at the same thing and was not finished in time."""

    def __init__(self) -> None:
        super().__init__(
            "Another change of the same is under way and takes unusually long. Nothing was changed.",
            "Try again in a minute.",
        )


class Unkept(BotError):
    """The bot's own database cannot be read or written, and so nothing was changed. What was changed already
    when it was to be noted is noted later."""

    def __init__(self) -> None:
        super().__init__(
            "I cannot read or write my own database at the moment. Nothing was changed.",
            "Try again in a few minutes, and tell whoever runs me if it stays so: disk full, file locked or "
            "read-only, or the database server away.",
        )


class Refused(Protocol):
    """What Webex says of a request that it refuses, as in WebexError."""

    status: int
    tracking_id: str
    detail: str


class WebexError(BotError):
    """Webex refused or did not answer.

    `status` is the HTTP status, 0 when there was no answer; `tracking_id` is Webex's own, may be empty;
    `detail` is Webex's message, for the log and, shortened, for the person; `retry_after` is how many seconds
    Webex wants nothing more, None when it did not say.
    """

    def __init__(
        self,
        sentence: str,
        next_step: str = "",
        *,
        status: int = 0,
        tracking_id: str = "",
        detail: str = "",
        retry_after: float | None = None,
    ) -> None:
        super().__init__(sentence, next_step)
        self.status = status
        self.tracking_id = tracking_id
        self.detail = detail
        self.retry_after = retry_after

    @classmethod
    def about(cls, refused: Refused, sentence: str, next_step: str) -> Self:
        """A refusal in these words."""
        return cls(
            sentence,
            next_step,
            status=refused.status,
            tracking_id=refused.tracking_id,
            detail=refused.detail,
        )

    @property
    def is_temporary(self) -> bool:
        """Whether Webex may take the very same request later: it broke, stayed silent, is asked too much, or
        does not know the token. Any other 4xx is about this request, and final."""
        return not 400 <= self.status < 500 or self.status in TEMPORARY_4XX


class Uncertain(WebexError):
    """A write got a 5xx or no answer: only reading again tells whether it happened."""


class SpaceClosed(WebexError):
    """The bot may say nothing in a space in which it still is, or may be: it is archived, or only moderators
    may say something there. It may be open again later."""


def where(error: BaseException) -> str:
    """What broke and where, for the log: without the error's message, which may hold what somebody typed."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(error).__name__
    return f"{type(error).__name__} at {trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}"


def for_operator(next_step: str) -> str:
    """A next step in the words for who runs the bot, whom somebody else would be told to ask."""
    before, asked, step = next_step.partition(ASK_OPERATOR)
    return f"{before}{step[:1].upper()}{step[1:]}" if asked else next_step
