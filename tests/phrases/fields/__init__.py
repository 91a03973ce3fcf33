"""Every field of every setting, said in sentences that are made from the declarations."""
