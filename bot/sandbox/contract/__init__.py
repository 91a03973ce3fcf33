"""The vendor's API contract, with corrections and additions, and the check of a request against it."""
