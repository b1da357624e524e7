"""What others have written about their work, as drafts of entries. Nothing is guessed, and what is left out is said."""
