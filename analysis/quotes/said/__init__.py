"""What is said: which words are cues, whether marks hold speech, where a statement begins and ends."""
