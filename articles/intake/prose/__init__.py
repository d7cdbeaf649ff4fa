"""What every reader asks about the words of a text: bylines, dates, notes, biographies, and what stands around the text."""
