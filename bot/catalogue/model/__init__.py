"""What every setting is made of: families, lists, documents and how they turn into fields."""
