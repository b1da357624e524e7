"""The catalogue as data that programs and spreadsheets read: records, tables, and what describes them."""
