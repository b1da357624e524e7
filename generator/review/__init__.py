"""What a branch does to the catalogue, for those who must judge it: what it breaks, what it means, who may do it."""
