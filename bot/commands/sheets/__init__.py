"""Settings and changes as files that spreadsheets read, and files that come back."""
