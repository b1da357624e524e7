"""The catalogue as data for programs and spreadsheets: JSON records, CSV tables, and their descriptions."""
