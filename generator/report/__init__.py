"""A check's result in the form that somebody or something wants to read: one form a module, each with `render`.

Text from entries may hold anything. Each form escapes it for the place where it goes.
"""
