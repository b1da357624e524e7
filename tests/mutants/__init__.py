"""Faults put into the program on purpose, to see whether a test notices each: ``make mutants``.

mutmut leaves out decorated functions and what stands outside of functions, such as tables of words; cosmic-ray runs the
same tests for every mutant. So this is a small runner of our own::

    areas, recording < mutations < places, sample, checkout < recorded < choice < worker < run, table
"""
