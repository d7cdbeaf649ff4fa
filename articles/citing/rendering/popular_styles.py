"""The styles that most people who cite an article are asked for; every other one is found by searching. Pure data."""

# The style's id, and what it is called in short.
USUAL = (
    ("apa", "APA"),
    ("modern-language-association", "MLA"),
    ("chicago-notes-bibliography", "Chicago, notes"),
    ("chicago-author-date", "Chicago, author and date"),
    ("harvard-cite-them-right", "Harvard"),
    ("ieee", "IEEE"),
    ("nlm-citation-sequence", "Vancouver"),
    ("american-medical-association", "AMA"),
    ("bluebook-law-review", "Bluebook"),
)
