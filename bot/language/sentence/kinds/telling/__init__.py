"""Sentences and clauses that tell something: a reason, a condition, an opinion, a complaint, a correction."""
