"""Committed files that are generated from others: pages, issue forms, a schema and lists of messages.

`make derived` writes them, and a test fails if one is out of date. They are generated from this checkout, so this
package is not installed with the program.
"""
