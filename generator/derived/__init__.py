"""The committed files that are made from others: pages, forms, a schema and the lists of messages.

`make derived` writes them, and a test says when one is out of date. Their sources are those of this checkout, so that
nothing here is part of the installed package.
"""
