"""What is new in the catalogue, and what falls due: feeds, a calendar and the page of each month."""
