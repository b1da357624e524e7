"""Forms in the site: what they ask is in the schemas, what they say in the rules. The browser only puts it together."""
