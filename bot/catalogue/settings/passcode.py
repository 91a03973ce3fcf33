"""The voicemail PIN: a new one can be set, and none is ever shown."""

from __future__ import annotations

from bot.catalogue.model.shape import untitled
from bot.catalogue.model.write_only import Passcode, Pin
from bot.catalogue.settings.voicemail import VOICEMAIL

PASSCODE = Passcode(
    title="voicemail PIN",
    command="passcode",
    words=("passcode", "pin"),
    family=VOICEMAIL,
    # The contract calls the workspace a place here, and only here.
    path="/telephony/config/workspaces/{placeId}/voicemail/passcode",
    unconfirmed="Webex took the new PIN. It is never shown again, here or in Webex.",
    sections=untitled(
        Pin(
            key="passcode",
            label="Voicemail PIN",
            help="6 to 30 digits, as your organisation's PIN rules allow.",
            minimum=6,
            maximum=30,
            secret=True,
        )
    ),
)
