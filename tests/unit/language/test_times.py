"""Times as people type them: moments in the zone of a place, and refusals of what would be a guess."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import NotUnderstood
from bot.language.times.time_clauses import cut_first_time, cut_start, cut_time
from bot.language.times.times import LONGEST, SHORTEST, NoHour, read_span, typed_span
from bot.language.words import joined, split

NOW = datetime(2026, 11, 27, 6, 3, tzinfo=UTC)
"""A Friday, three minutes past seven in Paris."""
PARIS = "Europe/Paris"


def moments(text: str, now: datetime = NOW, zone: str = PARIS) -> tuple[str, str]:
    """From when, empty for now, and until when, in UTC."""
    span = read_span(text, now, zone)
    return (f"{span.starts:%Y-%m-%d %H:%M}" if span.starts else "", f"{span.ends:%Y-%m-%d %H:%M}")


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("for 2 hours", "2026-11-27 08:03"),
        ("for half an hour", "2026-11-27 06:33"),
        ("for 1h30m", "2026-11-27 07:33"),
        ("for an hour", "2026-11-27 07:03"),
        ("for 2h", "2026-11-27 08:03"),
        ("for a day and 2 hours", "2026-11-28 08:03"),
        ("for 1 week", "2026-12-04 06:03"),
        ("until mon 8am", "2026-11-30 07:00"),
        ("until monday at 8 a.m.", "2026-11-30 07:00"),
        ("until tomorrow 17:00", "2026-11-28 16:00"),
        ("until today 17:30", "2026-11-27 16:30"),
        ("until tonight 8pm", "2026-11-27 19:00"),
        ("until 5 pm on friday 4 dec", "2026-12-04 16:00"),
        ("till 8am", "2026-11-27 07:00"),
        ("until 6:00", "2026-11-28 05:00"),
        ("until 17h30", "2026-11-27 16:30"),
        ("until noon", "2026-11-27 11:00"),
        ("until midnight", "2026-11-27 23:00"),
        ("until 24 dec 18:00", "2026-12-24 17:00"),
        ("until 2 jan 8:00", "2027-01-02 07:00"),
        ("until 2026-12-24 18:00", "2026-12-24 17:00"),
        ("until 24/12/2026 6pm", "2026-12-24 17:00"),
        ("until 24.12 18:00", "2026-12-24 17:00"),
    ],
)
def test_an_end(text: str, ends: str) -> None:
    assert moments(text) == ("", ends)


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("from 18:00 to 7:00", "2026-11-27 17:00", "2026-11-28 06:00"),
        ("from tomorrow 8am until 5pm", "2026-11-28 07:00", "2026-11-28 16:00"),
        ("from 24 dec 18:00 to 2 jan 8:00", "2026-12-24 17:00", "2027-01-02 07:00"),
        ("from 18:00 for 2 hours", "2026-11-27 17:00", "2026-11-27 19:00"),
        ("for 2 hours from 18:00", "2026-11-27 17:00", "2026-11-27 19:00"),
        ("from in 2 hours for an hour and a half", "2026-11-27 08:03", "2026-11-27 09:33"),
        ("from 18:00 for 2 and a half hours", "2026-11-27 17:00", "2026-11-27 19:30"),
        ("from mon 8am to mon 5pm", "2026-11-30 07:00", "2026-11-30 16:00"),
        ("from now to 5pm", "", "2026-11-27 16:00"),
    ],
)
def test_a_start_and_an_end(text: str, begins: str, ends: str) -> None:
    assert moments(text) == (begins, ends)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("until yesterday", "is past"),
        ("until today 5am", "is past"),
        ("until 20 nov 8:00", "is past"),
        ("until 31 feb", "no date that there is"),
        ("until 31 feb 8am", "no date that there is"),
        ("until 25:00", "no clock shows"),
        ("until 8", "say “8am”, “8pm” or “8:00”"),
        ("from 9 to 5", "may be morning or evening"),
        ("until 1700", "write it as “17:00”"),
        ("until tomorrow", "tells no hour"),
        ("until monday", "tells no hour"),
        ("until 24 dec", "tells no hour"),
        ("until fri 8am", "can be today or in a week"),
        ("until next monday 8am", "“next” can be many"),
        ("until tomorrow midnight", "either end of the day"),
        ("until tonight 8am", "is not tonight"),
        ("until sat 4 dec 5pm", "4 Dec 2026 is a Friday"),
        ("until mon tue 8am", "names two days"),
        ("until 8am 9pm", "two hours"),
        ("until may 8am", "the day and the month"),
        ("until the 24th 18:00", "tells no month"),
        ("until 3/4 8:00", "two dates"),
        ("until 28 mar 2027 2:30", "does not exist that night"),
        ("until 31 oct 2027 2:30", "comes twice that night"),
        ("until 1 dec 2029 8am", "more than a year away"),
        ("for a month", "no length that I know"),
        ("for 9999 weeks", "more than a year away"),
        ("for 9999999999999 weeks", "more than a year away"),
        (f"for {'9' * 400} weeks", "more than a year away"),
        ("for 9999w", "more than a year away"),
        ("until 31 dec 9999 23:30", "more than a year away"),
        ("until 1 jan 1 0:30", "is past"),
        ("from 31 dec 9999 20:00 for 2 days", "more than a year away"),
        ("for hours", "tells no number before “hours”"),
        ("for day", "tells no number before “day”"),
        ("for 1 day and hours", "tells no number before “hours”"),
        ("from 5:00 to 9:00", "has begun today already"),
        ("from tomorrow 8am to today 9am", "ends before it begins"),
    ],
)
def test_what_would_be_a_guess_is_refused(text: str, why: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        moments(text)
    assert why in refused.value.sentence
    assert refused.value.sentence.endswith("Nothing was changed.")


def test_a_place_without_a_zone_takes_a_length_only() -> None:
    assert moments("for 2 hours", zone="") == ("", "2026-11-27 08:03")
    for zone in ("", "Nowhere/Town"):
        with pytest.raises(NotUnderstood, match="no time zone"):
            moments("until mon 8am", zone=zone)


def test_the_same_words_are_another_moment_elsewhere() -> None:
    assert moments("until mon 8am", zone="America/Denver") == ("", "2026-11-30 15:00")


@pytest.mark.parametrize(
    ("text", "rest", "time"),
    [
        ("dnd on in gym for 2 hours", "dnd on in gym", "for 2 hours"),
        ("dnd on in gym until mon 8am please", "dnd on in gym", "until mon 8am"),
        ("dnd on lobby from 18:00 to 7:00", "dnd on lobby", "from 18:00 to 7:00"),
        ("dnd on in gym tomorrow from 8:00 to 9:00", "dnd on in gym", "from tomorrow 8:00 to 9:00"),
        ("dnd on in gym on 24 dec from 8am to 9am", "dnd on in gym", "from 24 dec 8am to 9am"),
        ("dnd gym on tomorrow from 8:00 to 9:00", "dnd gym on", "from tomorrow 8:00 to 9:00"),
        ("dnd on in gym on monday from 8:00 to 9:00", "dnd on in gym", "from monday 8:00 to 9:00"),
        ("dnd on in room 4 from 8am to 9am", "dnd on in room 4", "from 8am to 9am"),
        ("dnd gym on at 6pm for 2 hours", "dnd gym on", "from 6pm for 2 hours"),
        ("dnd gym on at 6pm until 8pm", "dnd gym on", "from 6pm until 8pm"),
        ("dnd gym on starting tomorrow 9am for 2 hours", "dnd gym on", "from tomorrow 9am for 2 hours"),
        ("dnd on in gym on friday at 9am for 2 hours", "dnd on in gym", "from friday at 9am for 2 hours"),
        ("dnd on in gym on 15 jan for 2 hours", "dnd on in gym", "from 15 jan for 2 hours"),
        ("dnd on in gym next week for 1 day", "dnd on in gym", "from next week for 1 day"),
        ("dnd on in gym in 90 minutes for 1 hour", "dnd on in gym", "from in 90 minutes for 1 hour"),
        ("dnd on in gym today until 18:00", "dnd on in gym", "until today 18:00"),
        ("dnd on in room 12 at 6pm for 2 hours", "dnd on in room 12", "from 6pm for 2 hours"),
        ("dnd on in boardroom 4.12 for 2 hours", "dnd on in boardroom 4.12", "for 2 hours"),
        ("dnd on in room 12 for 2 hours", "dnd on in room 12", "for 2 hours"),
        ("forward lobby to 4404 for 2 hours", "forward lobby to 4404", "for 2 hours"),
        ('dnd on in "Friday" for 2 hours', "dnd on in Friday", "for 2 hours"),
        ("dnd gym on before 6pm for 2 hours", "dnd gym on before 6pm", "for 2 hours"),
        ("forward lobby from 4001 to 4002", "", ""),
        ("change rings from 3 to 8", "", ""),
        ("forward if no one answers for 20 seconds", "", ""),
        ("intercept on lobby until further notice", "", ""),
        ("turn on dnd for room 2", "", ""),
        ("silence gym for guests", "", ""),
        ("dnd on in gym for 2h", "dnd on in gym", "for 2h"),
        ("dnd on in gym for the rest of the day", "dnd on in gym", "until midnight"),
        ("dnd on in gym until the end of the day", "dnd on in gym", "until midnight"),
        ("dnd on in gym until 17h", "dnd on in gym", "until 17h"),
        ("dnd on in gym for 3 months", "dnd on in gym", "for 3 months"),
        ('set callerid lobby name "Closed until mon 8am"', "", ""),
    ],
)
def test_a_time_at_the_end_is_cut_off(text: str, rest: str, time: str) -> None:
    words, cut = cut_time(split(text))
    assert (joined(words) if cut else "", cut) == (rest, time)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("until mon 8am, forward lobby to 4001", "forward lobby to 4001"),
        ("from 18:00 to 7:00 turn on dnd in lobby", "turn on dnd in lobby"),
        ("for 2 hours dnd on in gym", "dnd on in gym"),
        ("for guests turn on dnd", "for guests turn on dnd"),
    ],
)
def test_a_time_at_the_start_is_cut_off(text: str, rest: str) -> None:
    assert joined(cut_first_time(split(text))[0]) == rest


WORDS = (
    st.sampled_from(("until", "for", "from", "to", "the", "at", "and", "half", "next", "now", "noon"))
    | (
        st.sampled_from(
            ("8", "8am", "17:00", "25:00", "31", "feb", "dec", "mon", "tomorrow", "2", "hours", "h", "9999d")
        )
    )
    | st.sampled_from(("2026", "1.1", "31.2", "am", "9999", "99999w"))
)


@given(st.lists(WORDS, min_size=2, max_size=7))
def test_any_words_are_a_time_to_come_or_refused(words: list[str]) -> None:
    rest, time = cut_time(split(" ".join(["dnd", *words])))
    if not time:
        return
    # “Mon from 8am” is “from mon 8am”, “at 8am for 2 h” is “from 8am for 2 h”: words that tell a time stay.
    leads = ("from", "at")
    told = [word for word in f"{joined(rest)} {time}".split() if word not in leads]
    assert sorted(told) == sorted(word for word in ["dnd", *words] if word not in leads)
    try:
        span = read_span(time, NOW, PARIS)
    except NotUnderstood:
        return
    assert NOW < span.ends <= NOW + LONGEST + timedelta(days=1)
    assert span.ends - (span.starts or NOW) >= SHORTEST


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (
            "tomorrow",
            ["from 28 nov 2026 08:00 to 28 nov 2026 18:00", "from 28 nov 2026 00:00 to 29 nov 2026 00:00"],
        ),
        (
            "on monday",
            ["from 30 nov 2026 08:00 to 30 nov 2026 18:00", "from 30 nov 2026 00:00 to 1 dec 2026 00:00"],
        ),
        (
            "24 december",
            ["from 24 dec 2026 08:00 to 24 dec 2026 18:00", "from 24 dec 2026 00:00 to 25 dec 2026 00:00"],
        ),
        (
            "friday",
            [
                "from 27 nov 2026 08:00 to 27 nov 2026 18:00",
                "until 28 nov 2026 00:00",
                "from 4 dec 2026 08:00 to 4 dec 2026 18:00",
                "from 4 dec 2026 00:00 to 5 dec 2026 00:00",
            ],
        ),
        (
            "next monday",
            [
                "from 30 nov 2026 08:00 to 30 nov 2026 18:00",
                "from 30 nov 2026 00:00 to 1 dec 2026 00:00",
                "from 7 dec 2026 08:00 to 7 dec 2026 18:00",
                "from 7 dec 2026 00:00 to 8 dec 2026 00:00",
            ],
        ),
        (
            "this weekend",
            ["from 28 nov 2026 00:00 to 30 nov 2026 00:00", "from 27 nov 2026 18:00 to 30 nov 2026 08:00"],
        ),
        (
            "for the weekend",
            ["from 28 nov 2026 00:00 to 30 nov 2026 00:00", "from 27 nov 2026 18:00 to 30 nov 2026 08:00"],
        ),
        (
            "next weekend",
            ["from 28 nov 2026 00:00 to 30 nov 2026 00:00", "from 5 dec 2026 00:00 to 7 dec 2026 00:00"],
        ),
        ("this week", ["until 30 nov 2026 00:00", "until 27 nov 2026 18:00"]),
        (
            "next week",
            ["from 30 nov 2026 00:00 to 7 dec 2026 00:00", "from 30 nov 2026 08:00 to 4 dec 2026 18:00"],
        ),
        ("next month", ["from 1 dec 2026 00:00 to 1 jan 2027 00:00"]),
        (
            "over christmas",
            ["from 24 dec 2026 00:00 to 27 dec 2026 00:00", "from 24 dec 2026 00:00 to 2 jan 2027 00:00"],
        ),
        ("over new year", ["from 31 dec 2026 00:00 to 2 jan 2027 00:00"]),
        ("over easter", ["from 26 mar 2027 00:00 to 30 mar 2027 00:00"]),
        (
            "during lunch",
            ["from 27 nov 2026 12:00 to 27 nov 2026 13:00", "from 27 nov 2026 12:00 to 27 nov 2026 14:00"],
        ),
        (
            "tonight",
            ["from 27 nov 2026 18:00 to 28 nov 2026 00:00", "from 27 nov 2026 18:00 to 28 nov 2026 08:00"],
        ),
        ("tomorrow afternoon", ["from 28 nov 2026 12:00 to 28 nov 2026 18:00"]),
        ("until next week", ["until 30 nov 2026 00:00", "until 30 nov 2026 08:00"]),
        ("until the weekend", ["until 28 nov 2026 00:00", "until 27 nov 2026 18:00"]),
        ("until tomorrow morning", ["until 28 nov 2026 08:00"]),
        ("until christmas", ["until 24 dec 2026 00:00"]),
        ("tomorrow at 9am", ["from 28 nov 2026 09:00"]),
        ("at 8", ["from 27 nov 2026 08:00", "from 27 nov 2026 20:00"]),
        ("on 24 dec at 8", ["from 24 dec 2026 08:00", "from 24 dec 2026 20:00"]),
        ("tomorrow evening at 8", ["from 28 nov 2026 20:00"]),
        ("next monday at 8am", ["from 30 nov 2026 08:00", "from 7 dec 2026 08:00"]),
        (
            "from monday",
            [
                "from 30 nov 2026 08:00",
                "from 30 nov 2026 00:00",
                "from 30 nov 2026 08:00 to 30 nov 2026 18:00",
                "from 30 nov 2026 00:00 to 1 dec 2026 00:00",
            ],
        ),
    ],
)
def test_what_a_time_without_hours_or_end_may_mean(text: str, meant: list[str]) -> None:
    with pytest.raises(NoHour) as refusal:
        read_span(text, NOW, PARIS)
    assert list(refusal.value.times) == meant
    assert all(read_span(one, NOW, PARIS, may_stay=True).ends > NOW for one in meant)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("tomorrow at 8am", "from 28 nov 2026 08:00"),
        ("from monday 9:00", "from 30 nov 2026 09:00"),
        ("on 24 dec at 18:00", "from 24 dec 2026 18:00"),
        ("24.12. 18:00", "from 24 dec 2026 18:00"),
        ("starting monday at 8 pm", "from 30 nov 2026 20:00"),
        ("tonight at 8pm", "from 27 nov 2026 20:00"),
        ("tomorrow morning at 8:30", "from 28 nov 2026 08:30"),
        ("tomorrow evening at 8", "from 28 nov 2026 20:00"),
        ("in 2 hours", "from 27 nov 2026 09:03"),
        ("from 24 dec 2026 18:00", "from 24 dec 2026 18:00"),
    ],
)
def test_a_start_without_an_end_stays(text: str, meant: str) -> None:
    span = read_span(text, NOW, PARIS, may_stay=True)
    assert span.stays and typed_span(span, PARIS) == meant


@pytest.mark.parametrize(
    "text",
    [
        *("at 8", "tomorrow", "from monday", "tomorrow evening at 8am", "from now", "monday", "in a while"),
        *("at 8am and 9am", "until monday 9:00", "from 8:00 to 9:00", "for 2 hours", "this weekend"),
    ],
)
def test_what_tells_no_single_start_does_not(text: str) -> None:
    with suppress(NotUnderstood):
        assert not read_span(text, NOW, PARIS, may_stay=True).stays


def test_an_end_is_needed_where_nothing_may_stay() -> None:
    with pytest.raises(NotUnderstood):
        read_span("tomorrow at 8am", NOW, PARIS)


@pytest.mark.parametrize(
    ("typed", "rest", "time"),
    [
        ("dnd gym on from monday 9:00", "dnd gym on", "from monday 9:00"),
        ("dnd gym on from 24 dec 2026 18:00", "dnd gym on", "from 24 dec 2026 18:00"),
        ("dnd gym on from 9:00 to 10:00", "dnd gym on from 9:00 to 10:00", ""),
        ("forward gym from 4001", "forward gym from 4001", ""),
        ("from monday 9:00", "from monday 9:00", ""),
        ("dnd gym on from now", "dnd gym on from now", ""),
    ],
)
def test_a_start_is_cut_off(typed: str, rest: str, time: str) -> None:
    assert cut_start(split(typed)) == (split(rest), time)


@pytest.mark.parametrize(
    ("now", "text", "meant"),
    [
        (datetime(2026, 11, 29, 9, tzinfo=UTC), "the weekend", "until 30 nov 2026 00:00"),
        (datetime(2026, 11, 29, 9, tzinfo=UTC), "until the weekend", "until 5 dec 2026 00:00"),
        (
            datetime(2026, 11, 27, 15, tzinfo=UTC),
            "during lunch",
            "from 28 nov 2026 12:00 to 28 nov 2026 13:00",
        ),
        (datetime(2027, 1, 1, 9, tzinfo=UTC), "over new year", "until 2 jan 2027 00:00"),
        (datetime(2026, 12, 28, 9, tzinfo=UTC), "over christmas", "until 2 jan 2027 00:00"),
    ],
)
def test_what_has_begun_already_or_is_past(now: datetime, text: str, meant: str) -> None:
    with pytest.raises(NoHour) as refusal:
        read_span(text, now, PARIS)
    assert refusal.value.times[0] == meant


@pytest.mark.parametrize(
    "text", ["for two weekends", "the day after the party", "tomorrow and friday", "in spring"]
)
def test_what_may_mean_anything_offers_no_hours(text: str) -> None:
    with pytest.raises(NotUnderstood) as refusal:
        read_span(text, NOW, PARIS)
    assert not getattr(refusal.value, "times", ())


def test_hours_that_have_begun_today_may_mean_these_or_the_next() -> None:
    with pytest.raises(NoHour) as refusal:
        read_span("from 5:00 to 9:00", NOW, PARIS)
    first, second = refusal.value.times
    assert first.startswith("until") and second.startswith("from")
