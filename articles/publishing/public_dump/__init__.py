"""The public dump: one file with everything that may be read, made anew when something has happened."""
