"""The vendor's contract, and how the pretend Webex spells and corrects it."""
