"""Hindi."""

from articles.intake.vocabulary.words import Vocabulary

HINDI = Vocabulary(
    tag="hi",
    published=("प्रकाशित", "प्रकाशन तिथि"),
    updated=("अपडेटेड", "अद्यतन", "अंतिम अपडेट"),
    before_time=("समय",),
    after_time=("बजे",),
    ago=("[0-9]{1,3} (?:सेकंड|मिनट|घंटे|घंटा|दिन|सप्ताह|महीने|साल) पहले", "कल", "आज"),
    author_labels=("लेखक", "लेखिका", "रिपोर्ट"),
    and_=("और",),
    translator_labels=("अनुवाद(?:क)?",),
    other_roles=("(?:अनुवाद|फोटो)",),
    note_sentences=("यह (?:लेख|आलेख) (?:मूल रूप से |सबसे पहले |पहली बार )?{outlet} (?:में|पर) (?:मूल रूप से )?प्रकाशित .{2,20}",),
    furniture=("विज्ञापन", "यह भी पढ़ें.*"),
)
