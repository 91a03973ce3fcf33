"""What the bot can do, and why: help, the card to begin with, the pages."""
