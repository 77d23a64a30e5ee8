"""Who is who in an article: one speaker under many names, and whom a verb without a subject means."""
