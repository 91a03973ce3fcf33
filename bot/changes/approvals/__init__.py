"""Two keys: changes that are made only when another administrator agrees."""
