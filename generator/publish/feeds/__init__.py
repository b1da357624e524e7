"""What people follow: what was added and changed, as Atom feeds."""
