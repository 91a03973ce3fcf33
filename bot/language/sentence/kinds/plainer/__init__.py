"""Orders said in plainer words, without what is only polite, only a story, or no longer so."""
