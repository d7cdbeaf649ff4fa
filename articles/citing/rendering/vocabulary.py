"""The words of CSL 1.0.2: the types of items, and their variables by what these hold (Appendices III and IV)."""

TYPES = frozenset(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset "
    "document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation "
    "manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical "
    "personal_communication post post-weblog regulation report review review-book software song speech standard thesis "
    "treaty webpage".split()
)
NAMES = frozenset(
    "author chair collection-editor compiler composer container-author contributor curator director editor "
    "editorial-director editor-translator executive-producer guest host illustrator interviewer narrator organizer "
    "original-author performer producer recipient reviewed-author script-writer series-creator translator".split()
)
NAME_PARTS = frozenset(
    "family given dropping-particle non-dropping-particle suffix comma-suffix static-ordering literal parse-names".split()
)
DATES = frozenset("accessed available-date event-date issued original-date submitted".split())
# Texts and numbers; CSL lets either be written as the other.
TEXTS = frozenset(
    "id type language abstract annote archive archive_collection archive_location archive-place authority call-number "
    "citation-key citation-label citation-number collection-title container-title container-title-short dimensions "
    "division DOI event event-place event-title first-reference-note-number genre ISBN ISSN jurisdiction keyword medium "
    "note original-publisher original-publisher-place original-title part-title PMCID PMID publisher publisher-place "
    "references reviewed-genre reviewed-title scale section source status title title-short URL volume-title year-suffix "
    "chapter-number collection-number edition issue number number-of-pages number-of-volumes page page-first part-number "
    "printing-number supplement-number version volume journalAbbreviation shortTitle".split()
)
# What an item may carry and no style can print; the processor is not given it.
UNPRINTED = frozenset({"custom", "categories"})
# What a locator counts (`cs:label`, Appendix II).
LABELS = frozenset(
    "act appendix article-locator book canon chapter column elocation equation figure folio issue line note opus page "
    "paragraph part rule scene section sub-verbo supplement table timestamp title-locator verse version volume".split()
)
