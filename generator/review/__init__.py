"""What reviewers need to know about a branch: new errors, changes by entry, and who may approve them."""
