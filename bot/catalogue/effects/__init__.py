"""What people want settings to do, told in their own words in full sentences."""

from __future__ import annotations

from bot.catalogue.effects.call_effects import CALL_EFFECTS
from bot.catalogue.effects.dialled_effects import DIALLED_EFFECTS
from bot.catalogue.effects.shown_effects import SHOWN_EFFECTS
from bot.catalogue.effects.told_effects import TOLD_EFFECTS

EFFECTS = (*CALL_EFFECTS, *DIALLED_EFFECTS, *SHOWN_EFFECTS, *TOLD_EFFECTS)
"""Every effect; where several fit, none is taken that sets another setting than the first."""
