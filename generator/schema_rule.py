"""The rule S114, on the schemas of a project. `schema_coverage` checks it; few checks have to load that."""

from generator.diagnostic import Rule

RULE = Rule("S114", "unserved-field", "A schema has something that the program does not support")
