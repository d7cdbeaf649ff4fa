"""The stages that read the words of a text, for every format: front, end and body, with bylines, dates, notes and more."""
