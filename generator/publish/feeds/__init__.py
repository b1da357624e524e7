"""What is new in the catalogue: feeds, and pages for people."""
