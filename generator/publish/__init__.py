"""Turn a catalogue into the files of its site. Independent of the site engine, which only renders a few stencils.

The packages form one line; each imports only from those before it::

    edition < analysis < graphics < insights < api, feeds < metadata < html < search, forms < pages < site
"""
