"""Adaptive cards and the fields on them: shapes only, no Webex and no network."""
