"""Whether the content of a file is a WAV recording that a telephone system can play."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from cards.fields import Invalid

# The standard library's `wave` reads PCM only; telephony also knows the other two.
CODECS = frozenset({1, 6, 7})
"""PCM, A-law and µ-law, as numbered in the format chunk (RFC 2361)."""
EXTENSIBLE_CODEC = 0xFFFE
OTHER_FILE_TYPES = {
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
MIN_SAMPLES_PER_SECOND, MAX_SAMPLES_PER_SECOND = 4_000, 192_000
"""Wide limits: telephony uses 8,000 or 16,000."""
MAX_BITS_PER_SAMPLE = 32
MAX_CHUNKS = 1_000
"""Chunks before the sound; a recording has a handful."""
SAVE_AGAIN = "Save the recording as WAV (PCM, A-law or µ-law) and drop it again."


def check_wav(content: bytes) -> None:
    """Raises Invalid, with a sentence for the person, unless the content is a WAV recording."""
    if not content:
        raise Invalid("The file is empty.")
    if content[:4] != b"RIFF" or content[8:12] != b"WAVE":
        kind = next((name for begin, name in OTHER_FILE_TYPES.items() if content.startswith(begin)), "")
        if content[4:8] == b"ftyp":
            kind = "an MP4 or M4A file"
        raise Invalid(f"That is {kind or 'no WAV file'}{', not WAV' if kind else ''}. {SAVE_AGAIN}")
    chunks = dict(_chunks(content))
    if b"fmt " not in chunks or b"data" not in chunks:
        raise Invalid("The WAV file is cut off before the sound begins. Drop it again.")
    _check_format(chunks[b"fmt "], len(chunks[b"data"]))


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks up to the sound, name and content. Raises Invalid where the sound is cut off."""
    at = 12
    for _ in range(MAX_CHUNKS):
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
    raise Invalid(f"The WAV file is made of more than {MAX_CHUNKS:,} parts. {SAVE_AGAIN}")


def _check_format(form: bytes, size: int) -> None:
    if len(form) < 16:
        raise Invalid(f"The WAV file does not say how it was recorded. {SAVE_AGAIN}")
    codec, channels, rate, per_second, block, bits = struct.unpack_from("<HHIIHH", form)
    if codec == EXTENSIBLE_CODEC and len(form) >= 26:
        (codec,) = struct.unpack_from("<H", form, 24)
    if codec not in CODECS:
        raise Invalid(
            f"The WAV file holds sound that is packed in another way (format {codec}). {SAVE_AGAIN}"
        )
    if channels not in (1, 2):
        raise Invalid(f"The recording has {channels} channels; mono or stereo is needed.")
    if not rate or not bits or block != channels * ((bits + 7) // 8) or per_second != rate * block:
        raise Invalid(f"The WAV file contradicts itself about how it was recorded. {SAVE_AGAIN}")
    if not MIN_SAMPLES_PER_SECOND <= rate <= MAX_SAMPLES_PER_SECOND or bits > MAX_BITS_PER_SAMPLE:
        said = f"{rate:,} samples a second of {bits} bits"
        raise Invalid(f"The WAV file speaks of {said}, which no recording has. {SAVE_AGAIN}")
    if size < block:
        raise Invalid("There is no sound in the WAV file.")
