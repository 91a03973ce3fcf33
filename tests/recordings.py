"""Recordings to send to a space, valid and invalid, and what the cloud holds afterwards."""

from __future__ import annotations

import io
import struct
import wave
from typing import Any

from bot.sandbox.data.entities import File, Message
from tests.chat import Chat


def recording(seconds: float = 0.5, rate: int = 8000, channels: int = 1, width: int = 2) -> bytes:
    """A PCM recording as the standard library writes it."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(channels)
        sound.setsampwidth(width)
        sound.setframerate(rate)
        sound.writeframes(bytes(range(256)) * (int(seconds * rate * channels * width) // 256 + 1))
    return file.getvalue()


def riff(
    codec: int, *, channels: int = 1, rate: int = 8000, bits: int = 8, sound: bytes = b"\x7f" * 800
) -> bytes:
    """A WAV file of any codec, with a chunk of text before the sound."""
    block = channels * bits // 8
    form = struct.pack("<HHIIHH", codec, channels, rate, rate * block, block, bits)
    if codec == 0xFFFE:
        form += struct.pack("<HHI16s", 22, bits, 4, struct.pack("<H", 1) + b"\0" * 14)
    chunks = _chunk(b"fmt ", form) + _chunk(b"LIST", b"INFOodd") + _chunk(b"data", sound)
    return b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WAVE" + chunks


def _chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


WAV = recording()
OTHER = riff(7, sound=b"\x55" * 4000)


def recordings(chat: Chat, workspace: str = "Lobby Paris") -> dict[str, File]:
    """What Webex holds of a workspace, by what it is for."""
    place = chat.cloud.workspace(workspace).id
    return {what: file for (held, what), file in chat.cloud.state.recordings.items() if held == place}


def uploads(chat: Chat) -> int:
    """How many times something was uploaded, or tried to."""
    return sum(one.method == "POST" and "/telephony/" in one.path for one in chat.cloud.requests)


def drop(chat: Chat, content: bytes = WAV, words: str = "", name: str = "x.wav", **how: Any) -> Message:
    return chat.ask(words, files=[(name, content)], **how)


def drop_over(chat: Chat, content: bytes = OTHER, words: str = "") -> Message:
    """Drops a file where there is a recording already, and has it replaced."""
    return chat.press(drop(chat, content, words), "Replace it")
