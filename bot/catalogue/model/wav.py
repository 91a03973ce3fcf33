"""Whether a file is a WAV recording that a telephone system can play: its content decides, never its name."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from cards.fields import Invalid

# The standard library's `wave` reads PCM only; telephony also knows the other two.
CODECS = {1: "PCM", 6: "A-law", 7: "µ-law"}
EXTENSIBLE = 0xFFFE
OTHERS = {
    b"ID3": "an MP3 file",
    b"\xff\xfb": "an MP3 file",
    b"OggS": "an Ogg file",
    b"fLaC": "a FLAC file",
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a ZIP archive",
    b"MZ": "a program",
    b"\x7fELF": "a program",
    b"RIFX": "a WAV file of another byte order",
    b"RF64": "a WAV file of more than 4 GB",
}
SLOWEST, FASTEST = 4_000, 192_000
"""Samples a second that a recording can have; telephony takes 8,000 or 16,000."""
MOST_BITS = 32
MOST_PARTS = 1_000
"""Parts of a file before its sound; a recording has a handful."""
AGAIN = "Save the recording as WAV (PCM, A-law or µ-law) and drop it again."


@dataclass(frozen=True)
class Wav:
    """What a recording is like."""

    codec: str
    channels: int
    rate: int
    """Samples a second."""
    seconds: float


def read_wav(content: bytes) -> Wav:
    """What the recording is like. Raises Invalid, with a sentence for the person, for all that is none."""
    if not content:
        raise Invalid("The file is empty.")
    if content[:4] != b"RIFF" or content[8:12] != b"WAVE":
        kind = next((name for begin, name in OTHERS.items() if content.startswith(begin)), "")
        if content[4:8] == b"ftyp":
            kind = "an MP4 or M4A file"
        raise Invalid(f"That is {kind or 'no WAV file'}{', not WAV' if kind else ''}. {AGAIN}")
    chunks = dict(_chunks(content))
    if b"fmt " not in chunks or b"data" not in chunks:
        raise Invalid("The WAV file is cut off before the sound begins. Drop it again.")
    return _described(chunks[b"fmt "], len(chunks[b"data"]))


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The parts up to the sound itself; the sound must be there to its end."""
    at = 12
    for _ in range(MOST_PARTS):
        if at + 8 > len(content):
            return
        name, size = struct.unpack_from("<4sI", content, at)
        body = content[at + 8 : at + 8 + size]
        if name == b"data" and len(body) < size:
            raise Invalid("The WAV file is cut off: a part of its sound is missing. Drop it again.")
        yield name, body
        if name == b"data":
            return
        at += 8 + size + size % 2
    raise Invalid(f"The WAV file is made of more than {MOST_PARTS:,} parts. {AGAIN}")


def _described(form: bytes, size: int) -> Wav:
    if len(form) < 16:
        raise Invalid(f"The WAV file does not say how it was recorded. {AGAIN}")
    codec, channels, rate, per_second, block, bits = struct.unpack_from("<HHIIHH", form)
    if codec == EXTENSIBLE and len(form) >= 26:
        (codec,) = struct.unpack_from("<H", form, 24)
    if codec not in CODECS:
        raise Invalid(f"The WAV file holds sound that is packed in another way (format {codec}). {AGAIN}")
    if channels not in (1, 2):
        raise Invalid(f"The recording has {channels} channels; mono or stereo is needed.")
    if not rate or not bits or block != channels * ((bits + 7) // 8) or per_second != rate * block:
        raise Invalid(f"The WAV file contradicts itself about how it was recorded. {AGAIN}")
    if not SLOWEST <= rate <= FASTEST or bits > MOST_BITS:
        said = f"{rate:,} samples a second of {bits} bits"
        raise Invalid(f"The WAV file speaks of {said}, which no recording has. {AGAIN}")
    if size < block:
        raise Invalid("There is no sound in the WAV file.")
    return Wav(CODECS[codec], channels, rate, size / per_second)
