"""What stands between quotation marks: of each language, nested, mixed up, and over several paragraphs."""

import pytest

from articles.quoting.marks import between_marks, is_between_marks


def between(text: str) -> list[str]:
    return [text[part.start : part.end] for part in between_marks(text)]


# ── Languages ───────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("“It is ‘old’,” she said, “and it will last.”", ["It is ‘old’,", "and it will last."]),
        ("Er sagte: „Die Allianz ist ‚alt‘“, und: »›Ja‹, sagt er.«", ["Die Allianz ist ‚alt‘", "›Ja‹, sagt er."]),
        ("Er schrieb: «Die Allianz ist ‹alt›», und ging.", ["Die Allianz ist ‹alt›"]),
        ("Il dit : « C’est “vraiment” l’heure », puis 'c'est fini'.", [" C’est “vraiment” l’heure ", "c'est fini"]),
        ("Ha detto: «L’alleanza è “vecchia”» e l'ha scritto.", ["L’alleanza è “vecchia”"]),
        ("Dijo: «La alianza es “vieja”». ¿“Sí”?", ["La alianza es “vieja”", "Sí"]),
        ("Powiedział: „To jest «stare» słowo”.", ["To jest «stare» słowo"]),
        ("Azt mondta: „A »szövetség« régi” és ment.", ["A »szövetség« régi"]),
        ("Han sagde: »Det er gammelt« og »nyt«.", ["Det er gammelt", "nyt"]),
        ("›Ja› sa hon, ‹oui› og ‚zo’.", ["Ja", "oui", "zo"]),
        ("Hon sa ”det är ’gammalt’” och »nytt».", ["det är ’gammalt’", "nytt"]),
        ("Он сказал: «Союз „стар“ и силён» и «читал «Войну и мир» вчера».", ["Союз „стар“ и силён", "читал «Войну и мир» вчера"]),
        ("\"Ankara'nın kararı\" dedi, 'Ankara'nın kararı' ve “Türkiye'de”.",
         ["Ankara'nın kararı", "Ankara'nın kararı", "Türkiye'de"]),
        ("그는 “동맹은 ‘오래’되었다”고 말했다. ‘동맹’은 ‘약속’이다.", ["동맹은 ‘오래’되었다", "동맹", "약속"]),
        ("그는 \"동맹은 오래되었다\"고 말했다. '약속'이다.", ["동맹은 오래되었다", "약속"]),
        ("他说：“同盟很‘古老’。”她说：「好『嗎』」。", ["同盟很‘古老’。", "好『嗎』"]),
        ("他说\"同盟很古老\"，她说'好'，他说＂是＂，她说＇对＇。", ["同盟很古老", "好", "是", "对"]),
        ("他说＇好＇，她说＇对。＇", ["好", "对。"]),
        ("彼は「同盟は『古い』」と言った。〝特別〟な｢半角｣ ﹁同盟﹂﹃古い﹄", ["同盟は『古い』", "特別", "半角", "同盟", "古い"]),
        ("قال: «التحالف قديم» و\"هو جديد\" و”نعم“.", ["التحالف قديم", "هو جديد", "نعم"]),
        ("سماه بـ\"عائد\" وقال: ((التحالف قديم.)) (انظر (ص ٣)).", ["عائد", "التحالف قديم."]),
        ("גם ״צה״ל יצא״ ו\"הברית ישנה\" וש״היא חדשה״, אמר מנכ\"ל צה\"ל.", ["צה״ל יצא", "הברית ישנה", "היא חדשה"]),
        ("उसने कहा, “गठबंधन ‘पुराना’ है।”", ["गठबंधन ‘पुराना’ है।"]),
        ("เขากล่าวว่า\"พันธมิตรเก่า\"แล้วไป", ["พันธมิตรเก่า"]),
        ("❝It is old❞ ❛so❜ ″it is″", ["It is old", "so", "it is"]),
    ],
)  # fmt: skip
def test_the_marks_of_a_language(text: str, parts: list[str]) -> None:
    assert between(text) == parts


# ── Marks that may be others ────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("‘The workers’ rights’ bill,’ he said; 'It's the workers' turn,' she said.",
         ["The workers’ rights’ bill,", "It's the workers' turn,"]),
        ("In the '90s and the ‘80s and ’tis “so”. Give 'em \"that\".", ["so", "that"]),
        ("In ‘1990’ and '90 years' ago", ["1990", "90 years"]),
        ("He said:\"It is old\",\"so it is\";'so'", ["It is old", "so it is", "so"]),
        ("The U.S.'s and the allies' part.", []),
        ("Hon sa ’det är Lars’ bil.’ Rubriken ’Fred’, boken (’Krig’)", ["det är Lars’ bil.", "Fred", "Krig"]),
        ("’Tis ’bout the boys’ part, ’tisn’t the girls’. In the ’90s the girls’ ‘part’ was ’no boys’.", ["part"]),
        ("La ’ndrangheta è un po’ così, e ’o sole è un po’ qui.", []),
        ("Hij zei: 'Mijn baas is 's avonds weg' en 'het is 't 'n beetje'.",
         ["Mijn baas is 's avonds weg", "het is 't 'n beetje"]),
        ("So 'rock 'n' roll is old' and ‘rock ’n’ roll’.", ["rock 'n' roll is old", "rock ’n’ roll"]),
        ("Get 'em, he said, 'so'.", ["so"]),
        ("“He said—“no”—to me”", ["He said—“no”—to me"]),
        ("\"It is \" old\" now", ["It is \" old"]),
        ("'Class o'98 boys' here", ["Class o'98 boys"]),
        ("‘It is old.’1 And ‘so.’ „Es ist alt.“1 Und „so“", ["It is old.", "so.", "Es ist alt.", "so"]),
        ("”One goes on\n” sade han.", ["One goes on\n"]),
        ("In the '90s, the workers' years, he gave ‘em hell. He left “early”.", ["early"]),
        ("מפלגת ש\"ס ומנכ\"לית אמרו \"כן בטח\". abc\"def ghi\"", ["כן בטח"]),
        ("Hans‘ Haus, l‘heure, ‚zu‘ Hans’ Haus.", ["zu"]),
        ("A 5\" pipe, 6″ wide, 5'10\" tall, \"is too small\" for us.", ["is too small"]),
        ("“A 6\" pipe, and a 3\" one, is small,” he said; \"a 6\" pipe and a 3' hose\", she said; “a 6″ or 7” pipe”.",
         ["A 6\" pipe, and a 3\" one, is small,", "a 6\" pipe and a 3' hose", "a 6″ or 7” pipe"]),
        ("“In 1998” he said, “so”; \"in 1998\" and \"in 1999\"; \"5\",\"6\"; ”1998” och ”1999”; “he said “in 1998” to me”",
         ["In 1998", "so", "in 1998", "in 1999", "5", "6", "1998", "1999", "he said “in 1998” to me"]),
        ("«In 1998» he said.» “So”", ["In 1998", "So"]),
        ("\"He said 'no' to me\" and 'he said \"no\" to me'", ["He said 'no' to me", 'he said "no" to me']),
        ("“He said \"no\" to me” and „er sagte \"nein\" dazu“", ['He said "no" to me', 'er sagte "nein" dazu']),
        ("\"He said “no” to me\" and \"han sa ”nej” till mig\"", ["He said “no” to me", "han sa ”nej” till mig"]),
        ("“Er sagte „nein“ dazu” und „he said “no” today“", ["Er sagte „nein“ dazu", "he said “no” today"]),
        ("“‘It is old,’ he said,” she said. “‘So.’”", ["‘It is old,’ he said,", "‘So.’"]),
        ("“It is old“ and “so“. „Alt\", und „neu\". ”قديم“", ["It is old", "so", "Alt", "neu", "قديم"]),
        ("“It is old\" and \"so it is”", ["It is old", "so it is"]),
        ("“It is »old to me” and „so“", ["It is »old to me", "so"]),
        ("\"It is “old to me\" and „so“", ["It is “old to me", "so"]),
        ("\"It is old.\"1 And \"so it is\"¹² and \"so\"1st", ["It is old.", "so it is"]),
        ("``It is old'' and ''so it is'' and ,,so ist es'', ,,zo”", ["It is old", "so it is", "so ist es", "zo"]),
        ('Il a dit : " L\'alliance est vieille " et partit.', [" L'alliance est vieille "]),
        ('He has 5 " and 6 " in " " and more.', []),
        ('and/or "either/or"/"neither"; ("so") ["it"] {“is”}', ["either/or", "neither", "so", "it", "is"]),
        ("He left--\"it is old,\" he said--and —'so it is'—", ["it is old,", "so it is"]),
    ],
)  # fmt: skip
def test_a_mark_that_may_be_another(text: str, parts: list[str]) -> None:
    assert between(text) == parts


def test_a_quotation_may_have_many_marks_within() -> None:
    inner = "it is ‹old› and " * 20
    assert between(f"He said “{inner}” and “so”.") == [inner, "so"]


# ── Paragraphs ──────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("opening", "closing"),
    [("“", "”"), ('"', '"'), ("„", "“"), ("»", "«"), ("«", "»"), ("”", "”"), ("「", "」"), ("‘", "’"), ("'", "'")],
)
@pytest.mark.parametrize("end", ["\n\n", "\n \n", "\n"])
def test_a_quotation_that_goes_on_opens_anew_in_each_paragraph(opening: str, closing: str, end: str) -> None:
    text = f"{opening}One goes on.{end}{opening}Two goes on.{end}{opening}Three ends.{closing} He left."
    assert between(text) == [text[1 : text.index(closing, text.index("ends"))]]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("« Un.\n\n» Deux. » Fin.", [" Un.\n\n» Deux. "]),
        ("“It is never closed.\n\nAnother “is”.", ["It is never closed.", "is"]),
        ("“It is never closed. She said “it is new”.", ["it is new"]),
        ("“One.\n\n“Two.\n\nThree “is”.", ["One.\n\n“Two.", "is"]),
        ('"It is never closed.\n\nAnother "is".', ["is"]),
        ("He said: ‘One.\n\n‘Two.’ So", ["One.\n\n‘Two."]),
        ("Give 'em hell.\n\n'Yes,' he said.", ["Yes,"]),
        ("“One.”\n\n“Two.”", ["One.", "Two."]),
        ("“He said:\n“yes” to me”", ["He said:\n“yes"]),
    ],
)
def test_where_a_quotation_ends_that_is_not_closed(text: str, parts: list[str]) -> None:
    assert between(text) == parts


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("“It is.”", True), ("“It” is “so”", False), ("It is.", False), ("“It is. ", False), ("“", False), ("", False),
        ('"x"', True),
    ],
)  # fmt: skip
def test_whether_a_text_stands_between_marks_as_a_whole(text: str, is_one: bool) -> None:
    assert is_between_marks(text) == is_one
