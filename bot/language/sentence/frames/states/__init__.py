"""What is turned on or off: the setting, and its switches."""
