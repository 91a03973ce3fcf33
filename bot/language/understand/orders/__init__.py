"""Orders of several parts: side by side, clause by clause, with an end each, or wished for."""
