"""What counts as a WAV recording, by its content."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.model.wav import check_wav
from cards.fields import Invalid
from tests.recordings import recording, riff

WHOLE = recording()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(WHOLE, id="PCM"),
        pytest.param(recording(rate=16000, channels=2), id="stereo"),
        pytest.param(recording(rate=44100, width=3), id="24 bits"),
        pytest.param(riff(6), id="A-law"),
        pytest.param(riff(7), id="µ-law"),
        pytest.param(riff(0xFFFE, bits=16), id="extensible"),
    ],
)
def test_telephony_recordings_are_taken(content: bytes) -> None:
    check_wav(content)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b"RIFF", "no WAV file", id="four bytes"),
        pytest.param(b"hello world, no sound here", "no WAV file", id="text"),
        pytest.param(b"ID3\x04" + b"\0" * 100, "MP3", id="MP3"),
        pytest.param(b"\xff\xfb\x90" + b"\0" * 100, "MP3", id="MP3 without a tag"),
        pytest.param(b"OggS" + b"\0" * 100, "Ogg", id="Ogg"),
        pytest.param(b"\0\0\0\x20ftypM4A " + b"\0" * 100, "M4A", id="M4A"),
        pytest.param(b"MZ" + b"\0" * 100, "a program", id="program"),
        pytest.param(b"RIFF\x24\0\0\0AVI " + b"\0" * 100, "no WAV file", id="AVI"),
        pytest.param(WHOLE[:20], "cut off", id="in the description"),
        pytest.param(WHOLE[:36], "cut off", id="before the sound"),
        pytest.param(WHOLE[:-1], "cut off", id="one byte short"),
        pytest.param(riff(1, sound=b""), "no sound", id="silence of no length"),
        pytest.param(riff(0x55), "packed in another way", id="MP3 in WAV clothes"),
        pytest.param(riff(1, channels=6, bits=16), "6 channels", id="surround"),
        pytest.param(riff(1, rate=2_000_000_000), "2,000,000,000 samples a second", id="absurd rate"),
        pytest.param(riff(1, rate=1), "1 samples a second", id="one sample a second"),
        pytest.param(riff(1, bits=60_000), "of 60000 bits", id="absurd bits"),
        pytest.param(WHOLE[:40] + b"\xff" * 4 + WHOLE[44:], "is missing", id="absurd size of the sound"),
        pytest.param(WHOLE[:16] + b"\xff" * 4 + WHOLE[20:], "cut off", id="absurd size of the description"),
        pytest.param(
            WHOLE[:12] + b"LIST" + b"\xff\xff\xff\x7f" + WHOLE[12:], "cut off", id="absurd size of a part"
        ),
        pytest.param(
            WHOLE[:12] + bytes(8 * 600_000) + WHOLE[12:], "more than 1,000 parts", id="very many empty parts"
        ),
        pytest.param(riff(1, rate=0), "contradicts itself", id="no rate"),
        pytest.param(riff(1, bits=0), "contradicts itself", id="no bits"),
        pytest.param(
            WHOLE[:28] + struct.pack("<I", 1) + WHOLE[32:], "contradicts itself", id="wrong bytes a second"
        ),
    ],
)
def test_everything_else_is_refused_with_the_reason(content: bytes, why: str) -> None:
    with pytest.raises(Invalid, match=why):
        check_wav(content)


@given(st.binary(max_size=200), st.integers(0, 60))
def test_no_bytes_make_it_fail_in_another_way(junk: bytes, at: int) -> None:
    for content in (junk, b"RIFF" + junk[:4] + b"WAVE" + junk, WHOLE[:at] + junk + WHOLE[at + len(junk) :]):
        try:
            check_wav(content)
        except Invalid as problem:
            assert str(problem).endswith(".")
