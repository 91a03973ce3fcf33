"""The settings documents of a workspace: where each is, what a new one holds, what a write means."""

from __future__ import annotations

from bot.sandbox.documents.feature_settings import FEATURE_SETTINGS
from bot.sandbox.documents.telephony_settings import TELEPHONY_SETTINGS

SETTINGS = (*FEATURE_SETTINGS, *TELEPHONY_SETTINGS)
SETTING_BY_NAME = {setting.name: setting for setting in SETTINGS}
