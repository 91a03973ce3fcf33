"""Which values are told: numbers, texts, options, rings and people, each for its field."""
