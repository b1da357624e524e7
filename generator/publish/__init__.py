"""Turn a catalogue into the files of its site. Knows no site engine: that hands in a few rendered pages to copy."""
