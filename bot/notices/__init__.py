"""Telling spaces about changes."""
