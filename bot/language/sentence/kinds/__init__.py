"""What kind of sentence it is: a question, small talk, an order in other words, one that is not done here."""
