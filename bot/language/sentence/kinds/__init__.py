"""What kind of sentence it is: a question, small talk, an order with a condition, one said more plainly."""
