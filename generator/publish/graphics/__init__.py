"""Graphics: the map of councils, relation diagrams, badges, social images and colours."""
