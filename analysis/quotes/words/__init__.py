"""Words and marks: the lists, what a word can be by its letters, cues, quotation marks, tokens."""
