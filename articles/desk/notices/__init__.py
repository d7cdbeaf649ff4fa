"""The page on which a notice is written, looked at beforehand, and published."""
