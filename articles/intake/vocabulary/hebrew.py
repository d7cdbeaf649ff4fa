"""Hebrew."""

from articles.intake.vocabulary.words import Vocabulary

HEBREW = Vocabulary(
    tag="he",
    month_prefixes=("ב",),
    published=("פורסם", "פורסמה", "תאריך פרסום"),
    updated=("עודכן", "עדכון אחרון", "עודכנה"),
    before_date=("ב", "ביום", "בתאריך"),
    before_time=("בשעה", "שעה"),
    ago=(r"לפני (?:\d{1,3} )?(?:שני|דק|שע|יום|ימים|שבוע|חודש|שנ)\w*", "אתמול", "היום"),
    by=("מאת",),
    author_labels=("כתב(?:ה)?", "מחבר(?:ת)?", "טקסט"),
    translated_by=(
        "תרגמ[הו]",
        "תרגם",
    ),
    translator_labels=(
        "תרגום(?: מאנגלית)?",
        "מאנגלית",
    ),
    other_roles=("(?:תרגום|צילום|צילומים)",),
    institution_words=("משרד", "קרן", "עמותת", "ועדת", "מערכת"),
    note_openings=("(?:המאמר|הכתבה|הטקסט) (?:פורסם|פורסמה)(?: לראשונה| במקור)?", "פורסם (?:לראשונה|במקור)"),
    before_outlet=("ב-?", "באתר", "בעיתון"),
    after_outlet=("ביום", "בתאריך"),
    note_rest=("ביום", "בתאריך", "ב"),
    furniture=("פרסומת", r"קראו גם\s*[:：].*"),
)
