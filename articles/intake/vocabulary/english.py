"""English. It also lists parts of names that English texts print in other languages' names."""

from articles.intake.vocabulary.words import Vocabulary

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_TEXT = (
    r"(?:article|essay|op-?ed|piece|column|commentary|story|post|text|opinion|analysis|interview|excerpt|editorial"
    r"|blog(?: post)?)"
)
_TEXT_THAT_IS_SHARED = (
    r"(?:this|the (?:above|following|foregoing)"
    r"|a (?:shorter |longer |different |similar )?version of (?:this|the))"
)

ENGLISH = Vocabulary(
    tag="en",
    weekday_names=("tues",),
    before_day=("the",),
    day_endings=("st", "nd", "rd", "th"),
    of=("of",),
    published=(
        r"(?:first |originally )?(?:published|posted|issued|released|created|written)",
        "post time",
        r"date(?: published)?",
        "publication date",
    ),
    updated=(r"(?:page |article )?(?:last )?(?:updated|modified|revised)",),
    changed=("update", "modification", "reviewed", "changed?"),
    before_date=("on", "in", "at"),
    before_time=("at",),
    after_time=("h", "hrs", "hours"),
    ago=(
        r"(?:\d{1,3}|an?|one|two|three) ?(?:sec(?:ond)?|min(?:ute)?|h(?:ou)?r|day|week|month|year)s? ago",
        *(r"\d{1,2} ?[smhd] ago", "yesterday", "just now"),
    ),
    by=(
        "written by",
        "article by",
        "post by",
        "blog by",
        "words by",
        "story by",
        "text by",
        "article written by",
        "report by",
        "reported by",
        "analysis by",
        "by",
    ),
    submitted_by=(
        r"this (?:post|article|blog|guide|story) was written by",
        "submitted by",
        "posted by",
        "published by",
        "interview by",
        r"(?:an? |this )?(?:guest |exclusive |special )?(?:commentary|opinion|column|essay|op-ed|feature|review|"
        r"post|contribution|profile|dispatch|investigation|interview|editorial|"
        r"perspective)(?: with [^\W\d_][\w. ’'-]{2,40}?)? by",
        "reporting by",
    ),
    author_labels=(r"author(?:s|\(s\))?", "byline", "words", "text", "story"),
    and_=("and",),
    with_=("with",),
    on_behalf_of=("for", "on behalf of", "special to"),
    at=("at",),
    in_place=("in", "from"),
    translated_by=(
        r"translated(?: from (?:the )?\w+)?(?: into \w+)? by",
        r"translation(?: from (?:the )?\w+)? by",
    ),
    translator_labels=(
        "translation",
        "translators?",
    ),
    other_roles=(
        r"(?:and |with )?(?:additional |further )?(?:reporting|research|contributions?|editing) (?:by|from)",
        r"(?:photo(?:graph)?(?:s|y)?|pictures?|images?|illustrations?|illustrated|video|graphics?|art)(?: by)?",
        r"(?:translated|translation)(?: from .{1,30}?)?(?: by)?",
        r"(?:[a-z]+ly |expert )?(?:reviewed|fact[- ]?checked|verified|approved)(?: for [a-z]+)?(?: by)?",
        *(
            "as told to",
            "edited by",
            "interviewed by",
            "contributing",
            "updated by",
            "researched by",
            "introduction by",
            "foreword by",
        ),
    ),
    never_after_by=(
        *("the", "a", "an", "all", "any", "no", "far", "now", "then", "default", "popular", "way", "and", "or", "its"),
        *("their", "his", "her", "our", "my", "your", "this", "that", "these", "those", "contrast", "chance", "law"),
        *("land", "sea", "air", "hand", "means", "some", "most", "many", "one", "two", "next", "last", "mid", "day"),
        *("night", "noon", "early", "late", "using", "doing", "making", "being", "design", "nature", "comparison"),
    ),
    collectives=("editorial board", "editors", "editorial staff", "staff", "newsroom", "editorial team"),
    name_particles=("al", "el", "bin", "ibn", "ben", "bint", "ap", "af", "av", "i"),
    name_titles=(
        *("dr", "prof", "professor", "sir", "dame", "lord", "lady", "gen", "general", "col", "colonel", "lt", "maj"),
        *("capt", "adm", "amb", "ambassador", "rev", "hon", "sen", "rep", "mr", "mrs", "ms"),
    ),
    name_suffixes=(
        *("jr", "sr", "ii", "iii", "iv", r"ph\.?d", r"m\.?d", r"j\.?d", r"m\.?p"),
        *(
            "esq",
            r"ll\.?m",
            "mba",
            "obe",
            "cbe",
            "rn",
            "rdn",
            "dvm",
            "vmd",
            "dds",
            "dmd",
            "pharmd",
            "edd",
            "mph",
            "msc",
            "bsc",
        ),
        *("cpa", "cfp", "lcsw", "lmft", "aprn", "dpt", "psyd", "faan", "facp", "facs"),
    ),
    jobs=(
        *("analyst", "chair", "columnist", "contributor", "correspondent", "director", "editor", "fellow", "minister"),
        *("president", "professor", "reporter", "secretary", "writer"),
        *(
            "attorney",
            "consultant",
            r"dieti[ct]ian",
            "educators?",
            "engineer",
            "experts?",
            "nutritionist",
            "psychologist",
        ),
        *("reviewer", "specialist", "strategist", "therapist", "ceo", "cto", "cfo", "coo", "cmo"),
    ),
    jobs_or_names=(
        *("advis[eo]r", "ambassador", "associate", "author", "chief", "dean", "economist", "co-?founder", "founder"),
        *("head", "historian", "journalist", "lecturer", "manager", "member", "officer", "partner", "researcher"),
        *("scholar", "senator", "student"),
    ),
    universities=(r"universit\w+", r"institut\w*"),
    institutions=(
        *("academy", "cent(?:er|re)", "college", "council", "department", "foundation", "ministry", "school"),
        "society",
    ),
    before_institution=("the",),
    institution_words=(
        *("alliance", "army", "assembly", "authority", "board", "bureau", "cabinet", "chamber of", "chancellery"),
        *("coalition", "collaborative", "commission", "committee", "confederation", "conference", "congress"),
        *("consortium", "co-?operative", "corporation", "directorate", "embassy", "federation", "forum", "government"),
        *("hospital", "initiative", "laborator(?:y|ies)", "league", "museum", "nations", "observatory", "office"),
        *(r"organi[sz]ations?", "parliament", "partnership", "programme", "secretariat", "syndicate", "task force"),
        *(
            "think tank",
            "tribunal",
            "union",
            "without",
            "working group",
            "(?:world|central|national|development|reserve) bank",
        ),
    ),
    institution_endings=(
        *("archives?", "authors", "campaign", "co", "collaboration", "collective", "company", "contributors?"),
        *("correspondents?", "desk", "digest", "editors", "gazette", "guardian", "herald", "inc", "international"),
        *("labs?", "limited", "llc", "llp", "ltd", "media", "movement", "news", "newsroom", "newswire"),
        *("online", "party"),
        *("plc", "police", "press", "productions", "publications", "publishers", "publishing", "radio"),
        *("reporters?", "reports"),
        *("services?", "staff", "states", "studios?", "team", "television", "times", "today", "tribune", "trust", "tv"),
        *("voices", "watch", "weekly", "workers", "worldwide", "writers?"),
    ),
    institution_links=("of", "for", "without", "on", "and", "&", "against", "in"),
    papers=("news", "post", "press", "times"),
    companies=(
        *("agency", "association", "bank", "fund", "group", "journal", "magazine", "network", "project"),
        "review",
    ),
    never_in_names=(
        *("chairman", "staff", "the", "this", "that", "these", "those", "all", "any", "bio", "profile", "from"),
        *_WEEKDAYS,
        *_MONTHS,
    ),
    also_in_names=("may", "april", "june", "august", "chair", "bank", "post", "press", "fellow", "writer"),
    biography_labels=(
        r"about (?:the )?(?:authors?|writers?|contributors?)",
        r"(?:the )?authors?(?: bio(?:graphy)?)?",
        "contributors?",
        r"bio(?:graphy)?",
        "written by",
    ),
    biography_prefixes=("about the authors?",),
    biography_verbs=(
        *("is", "was", "are", "were", "serves?", "served", "teach(?:es)?", "writes?", "works?", "holds?", "has"),
        *("lives?", "leads?", "heads?", "directs?", "covers", "worked", "wrote", "reports?", "reported", "lived"),
        *("led", "studied", "studies", "taught", "directed", "headed", "covered", "edits?", "edited"),
    ),
    biography_appositions=("an?", "the", "who"),
    biography_words=(
        *(r"profess\w+", r"contribut\w+", r"research\w*", r"chair\w*", r"journalist\w*"),
        *("teaches", "writes", "twitter", "follow", "books?", "novels?", "worked", "covers", "covered"),
        *("studied", "taught", "reports", "lives", "served", "former", "formerly", "retired", "master", "captain"),
        *("lawyer", "engineer", "scientist", "activist", "photographer", "teacher", "poet", "novelist", "until"),
    ),
    the_author=(r"the (?:writer|author)s?",),
    he_or_she=("he", "she", "they", "his", "her", "their", "follow", "you can follow", "twitter"),
    note_labels=("editor['’]?s?['’]? note", "note", r"ed\. note", "update"),
    note_openings=(
        rf"(?:{_TEXT_THAT_IS_SHARED} (?:\w+ )?(?:{_TEXT} )?)?"
        r"(?:(?:was|were|is|has been|had been) )?(?:(?:also|previously|originally|first|initially|later|since|subsequently) )*"
        r"(?:published|printed|appeared|appears|posted|ran|republished|reprinted|cross-?posted|re-?posted)\b"
        r"(?: (?:here|first|originally))?",
        r"(?:republished|reprinted|reproduced|used) (?:here )?(?:with|by) (?:the )?(?:kind )?permission",
        r"the original(?: (?:article|version|text|essay|story|piece|post))? (?:was )?(?:first )?"
        r"(?:published|appeared|ran)",
    ),
    copied=("re-?published", "reprinted", "reproduced", "cross-?posted", "re-?posted", "syndicated"),
    from_outlet=("from", "permission", "courtesy"),
    also=(
        "also",
        "in print",
    ),
    note_companions=(
        r"(?:(?:it|this (?:article|version|text|piece)) )?(?:has been|was|is) (?:lightly |slightly )?"
        r"(?:edited|condensed|adapted|abridged|shortened|updated)\b[\w ,]{0,60}",
        r"(?:this (?:article|text|essay|piece|version) (?:has been|was|is) )?translated "
        r"(?:from (?:the )?\w+ )?(?:into \w+ )?by\b.{1,60}",
        "read (?:it|the original)(?: article)?(?: here)?",
        r"(?:it is )?(?:republished|reprinted|reproduced)(?: here)? with (?:kind )?permission",
    ),
    page_words=("pp?", "pages?", "vol(?:ume)?", "no", "issue"),
    note_bare_openings=("published", "printed", "posted", "appeared", "appears", "ran"),
    note_phrases=(
        r"(?:originally|first|previously|initially) (?:published|appeared|posted|printed|ran)",
        r"(?:re-?published|reprinted|cross-?posted) (?:from|on|in|at|with)",
    ),
    before_outlet=("in", "by", "at", "on", "with", "from", "of"),
    skipped_before_outlet=(
        r".{0,90}?\b(?:issue|edition|pages|permission) (?:of|from)",
        r"(?:English|French|German|Spanish|Korean|Japanese|Chinese) (?:in|by|at)",
    ),
    outlet_articles=("the",),
    after_outlet=(
        *("on", "in its", "in the", "in", "dated", "under", "as", "with"),
        *(r"and (?:is|was|has|appears|can)", "at https?"),
    ),
    never_outlets=_WEEKDAYS,
    title_labels=("title", "headline"),
    note_rest=(
        *("on", "in", "at", "by", "the", "its", "it", "is", "was", "has been", "and", "here", "under", "with"),
        *("permission", "republished", "reprinted", "reproduced", "published", "read", "original", "article"),
        *("version", "a", "an?", "can", "be", "found", "issue", "edition", "print", "of", "from", "online"),
        *("creative", "commons", "licen[cs]e", "cc", "title", "headline", "author", "author['’]s", "kind"),
        *("all rights reserved", "copyright", "also", "has", "have", "been", "lightly", "slightly", "edited"),
        *("adapted", "condensed", "abridged", "shortened", "updated", "translated", "for", "length", "clarity"),
        *("style", "previously"),
        *("english", "french", "german", "spanish", "korean", "japanese", "chinese"),
    ),
    whose_views=(
        r"disclaimer\s*[:：]",
        r"(?:the |any |all )?(?:views|opinions|perspectives|statements|ideas)\b[\w ,/&()’'-]{0,90}?"
        r"\b(?:are|is|do|does|reflect|represent|belong|remain)\b",
        r"(?:this|the) (?:article|piece|commentary|column|op-?ed|essay) (?:reflects|represents|expresses|gives)\b",
        r"(?:the )?authors? (?:declares?|does not work|do not work|has no conflict)",
    ),
    short_disclaimers=(
        r"(?:the )?(?:above )?(?:views?|opinions?)(?: expressed)?(?: (?:here|above|in this \w+))? (?:are|is) "
        r"(?:strictly |purely )?(?:personal|(?:the author['’]s|his|her|their|my) own)",
    ),
    closing_credits=(
        r"(?:with )?(?:additional |further )?(?:reporting|writing|editing|compiled|research|edited|translated)"
        r"(?: and (?:reporting|writing|editing))? by",
    ),
    authors_own=(
        *("author", "authors", r"author\(s\)", "writer", "writers", "contributor", "contributors", "own", "alone"),
    ),
    organisation_verbs=(
        *("is", "are", "was", "seeks", "works", "aims", "provides", "publishes", "brings", "connects"),
    ),
    pictures=("photo(?:graph)?s?", "images?", "pictures?", "illustrations?"),
    picture_places=("covers?", "headers?", "featured"),
    credit_labels=("credits?",),
    credit_by=("by", "courtesy(?: of)?"),
    furniture=(
        r"(?:table of contents|in this article|on this page)\s*[:：]?",
        *(
            "advertise?ments?",
            "advertising",
            r"(?:advertisement)?\s*scroll to continue(?: reading)?",
            r"story continues below(?: advertisement)?",
        ),
        r"(?:article|story) continues (?:below|after)[\w ]*",
        r"share (?:this(?: \w+)?|on \w+|via \w+|article)",
        *(r"tweet(?: this)?", r"(?:e-?mail|print) this(?: \w+)?", "click to share.*"),
        *(r"(?:read|see) (?:more|also|next)\s*[:：»→>].*", r"related\s*[:：].*", r"also read\s*[:：].*"),
        r"(?:subscribe|sign up)(?: (?:now|today|here|to|for)\b.*)?",
        *(
            "get (?:the|our) newsletter.*",
            "listen to this (?:article|story).*",
            r"skip (?:past|to the end of)[\w ’']* promotion",
        ),
        *("facebook", "twitter", "linkedin", "whatsapp", "copy link"),
        *(r"\d+ min(?:ute)?s? read", r"reading time\s*[:：].*"),
        *("skip to (?:main )?content", "back to top", r"follow(?:ing)? ?(?:\d+ min(?:ute)?s? read)?"),
        r"continue reading(?: (?:the )?(?:main )?(?:story|article|below))?.{0,40}",
        r"(?:don['’]t miss|also read|must read|read also|more on this(?: story)?)\s*[:：|»]\s.*",
        *(r"from the section\b.{0,40}", r"\d[\d,.]* (?:comments?|shares|likes|views|claps)"),
        *(r"\d+ min(?:ute)?s?", r"find this article at\s*:?.*"),
        r"[-–—*]{1,2}\s?(?:30|end|ends|more)\s?[-–—*]{1,2}",
    ),
    link_labels=(
        *("more", "read", "see", "watch", "listen", "related", "also", "next", "explainer", "analysis", "opinion"),
        *("in pictures", "in depth", "live", "background"),
    ),
    furniture_at_edges=(
        *("for immediate release", "press release", "news release", "embargoed until.*", "media release"),
        r"(?:media |press )?contacts?\s*[:：].*",
        *("previous", "next", "share", "print", "e-?mail", "home", "menu", "search", "log ?in", "sign in"),
        *(r"loading\.*", "opinion", "opinions", "op-?ed", "commentary", "analysis", "perspective", "viewpoint"),
        *("newsletter", "donate", "about us", "contact(?: us)?", "follow us.*", "view all posts.*"),
        r"(?:you can )?(?:contact|e-?mail|reach|write to) .{2,80}?\S+@\S+\.\w+\.?",
        *(r"(?:got|have|know) (?:a|an|something).{0,40}(?:story|tips?)\b.{0,120}", r"our standards\s*:.*"),
        r"(?:submit|post|leave|add) (?:a |your )?comments?\b.{0,80}",
        r"follow .{2,60} on (?:twitter|x|facebook|instagram|linkedin|threads|bluesky|mastodon)\b.{0,60}",
        r"(?:privacy policy|terms of (?:use|service)|cookies?(?: policy)?)(?:\s*[|·•].*)?",
        r"(?:tags?|topics?|keywords?|categor(?:y|ies)|filed under|posted in)\s*[:：].*",
        *("tags", "topics", "read more", "read the original.*"),
        r"(?=.*\b(?:links?|purchases?|buy|products?|items?)\b)"
        r".{0,140}\b(?:(?:we|i)\b.{0,20}\b(?:earn|receive|get|make)|earn us)\b.{0,40}\bcommissions?\b.{0,80}",
        r".{0,40}\bthis (?:post|article|page|story)\b.{0,30}\b(?:contains?|includes?|"
        r"uses?)\b.{0,20}\baffiliate links?\b.{0,120}",
        r"\W?as an amazon (?:associate|affiliate)\b.{0,80}\bearns?\b.{0,100}",
        *(r"(?:©|\(c\)|copyright\b).{0,180}", r".{0,120}\ball rights reserved\.?"),
    ),
    other_pages=(
        r"(?:previous|next|prev)(?: (?:post|article|story))?",
        r"related(?: (?:articles?|posts?|stories|content|reading|topics?))?",
        *(r"more (?:from|in|on|like) .{1,60}", "more stories", r"(?:you )?(?:may|might) also (?:like|enjoy).{0,20}"),
        *(r"recommended(?: for you| reading)?", "read next", "up next", "see also", r"latest(?: news)?"),
        *(r"trending(?: now)?", "most (?:read|popular|viewed)", r"popular(?: posts)?"),
    ),
    comments=(
        r"(?:\d+ )?(?:comments?|responses|replies)(?:\s*\(\d+\))?\s*:?",
        r"(?:leave|post|write|add) a (?:comment|reply)",
        r"join the (?:conversation|discussion)",
    ),
    suspended=frozenset({"and", "or", "to"}),
    about=("about",),
    section_labels=(
        *("essay", "essays", "interview", "reviews?", "column", "columns", "features?"),
        *("editorial", "news", "politics", "business", "culture", "sports?", "world"),
        *("science", "technology", "health", "education", "environment", "arts", "books"),
        *("travel", "society", "history", "economy", "media", "letters", "obituar(?:y|ies)"),
        *("report", "reportage", "dispatch", "explainer", "investigation", "profile", "lifestyle"),
        *("climate", "law", "religion"),
    ),
    note_sentences=(
        r"(?:a|this) (?:shorter |longer )?(?:version of )?(?:this )?(?:article|essay|piece|story|column|op-ed)"
        r" (?:appeared|appears|ran|was published) in print(?: edition)? ?,?(?: ?section [a-z]+ ?,)?(?: ?(?:on )?pag"
        r"e \w{1,5} ?,?)? (?:of|in) (?:the (?:[\w ]{1,20} edition|"
        r"print edition) of )?{outlet}(?: with the headline\b.{1,120})?",
        r"\(?this (?:article|essay|piece|story|column|op-ed|post) was (?:first |originally )?published (?:by|in|on|"
        r"at) {outlet} ?,? and (?:is|was|has been) (?:republished|reprinted|reproduced)(?: here)? (?:with|by)"
        r" (?:kind )?permission\)?",
        "syndicated (?:from|with permission from|courtesy of) {outlet}",
        "reproduced (?:from|courtesy of) {outlet}",
    ),
    agencies=(
        "reuters",
        "ap",
        "afp",
        "dpa",
        "efe",
        "ansa",
        "pap",
        "tass",
        "tt",
        "anp",
        "lusa",
        "upi",
        "apa",
        "belga",
        "sda",
        "pti",
        "ani",
        "ians",
        "xinhua",
        "kyodo",
        "yonhap",
        "anadolu",
        "bloomberg",
        "(?:associated|canadian|australian associated|europa) press",
        "press association",
        "agence france-presse",
        "agencies",
        "agency reports?",
        "wire (?:services|reports)",
        "staff and agencies",
    ),
    press_jobs=(
        "staff writers?",
        "(?:staff |senior |chief |political )?reporters?",
        "correspondents?",
        "columnists?",
        "contributing writer",
        "news editor",
        "contributor",
        "[a-z]+ editor",
    ),
    and_others=(
        r"and \d+ others",
        "and others",
        r"et al\.?",
    ),
)
