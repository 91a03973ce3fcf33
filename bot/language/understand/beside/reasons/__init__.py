"""Clauses and facts that only say why, beside an order that is clear without them."""
