"""Reports on the result of a check: one module for each format, each with a function `render`.

Text from entries is untrusted. Each format escapes it for the place where it is shown.
"""
