"""Turn a catalogue into the files of its site. Knows no site engine: that hands in a few rendered pages to copy.

Rooms form one line; each imports only from those before it::

    edition < analysis < graphics < insights < api, feeds < metadata < html < search, forms < pages < site
"""
