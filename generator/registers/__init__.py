"""Read registers: where they are, their rows, the organisations that these name, and what is new since last time."""
