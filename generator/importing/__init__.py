"""Draft entries from what others wrote about their work. Nothing is guessed, and everything left out is reported."""
