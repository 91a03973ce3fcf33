"""Verbs that go with several settings and so tell of none, as patterns."""

from __future__ import annotations

from bot.catalogue.model.spoken import RING_REMINDER, Act

HEARD = Act(
    says=(
        "[callers|both sides|people] [should|must] [still] (hear|be heard|be played|be told)",
        "(hear|told|informed|be informed) (that|about)",
        "[should|must] [still] (give|give out|sound)",
    ),
    contrary={},
)
"""That somebody hears something."""
CONNECTED = Act(
    says=(
        "[be] (sent|transferred|connected|put through)",
        "(connect|connects) [callers|caller|them]",
        "[and] (reach|reaches) [them|people]",
        "(get|come|ring) through",
        "[that] (come in|comes in|coming in)",
    ),
    contrary={},
)
"""That calls or callers come somewhere."""
WHO_RING = Act(says=("who (ring|rings|phone|phones)",), contrary={})
"""Said of callers, and no number of rings."""
ARRIVING = Act(
    says=(
        "[that|which] (come|comes) (in|into|through) [to]",
        "coming in",
        "that (arrive|arrives|reach|reaches)",
    ),
    contrary={},
)
"""Said of calls, and no order: “every call that comes in”."""
SHORT_RING = (
    f"({RING_REMINDER}|[a] (brief|quick|tiny|little|small|single|reminder) (ring|ringing)|"
    "[to] ring (briefly|shortly)|"
    "[to] (chirp|beep|ring) once|[to] chirp)"
)
"""The short ring of a phone that sends a call on or turns it away, in patterns."""
PUT_THERE = ("add",)
"""Words for on beside a switch that has no list: “add the tone”."""
TAKEN_AWAY = ("take away", "taken away", "take out", "taken out", "take down", "taken down", "removed")
"""Words for off beside a switch that has no list: “take away the tone”."""
