"""What makes an order polite, for patterns of folded texts."""

from __future__ import annotations

import re

POLITELY = r"(?:please |pls |can you |could you |would you )*"
"""What may stand before an order."""
ASKS_POLITELY = re.compile(r"(?:please |pls )*(?:can|could|would) you ")
"""The beginning of an order that may end with a question mark."""
