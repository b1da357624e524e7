"""What is drawn: the map of councils, diagrams, badges, pictures and colours."""
