"""Lines without "By" that say of themselves that a reporter is named, and lines that only look like them."""

import pytest

from articles.intake.prose.reporter_lines import is_agency, read_reporters


@pytest.mark.parametrize(
    ("line", "names", "rest"),
    [
        ("Jane Doe, Staff Writer", ["Jane Doe"], "Staff Writer"),
        ("Jane Doe, Political Editor", ["Jane Doe"], "Political Editor"),
        ("Jane Doe, Reuters", ["Jane Doe"], "Reuters"),
        ("Jane Doe (AFP)", ["Jane Doe"], "AFP"),
        ("Juana Doe / EFE", ["Juana Doe"], "EFE"),
        ("Jeanne Doe avec AFP", ["Jeanne Doe"], "AFP"),
        ("Ela Kaya / Ankara", ["Ela Kaya"], "Ankara"),
        ("ليلى حداد - القاهرة", ["ليلى حداد"], "القاهرة"),
        ("Johanna Müller, Redakteurin", ["Johanna Müller"], "Redakteurin"),
        ("Jeanne Doe, correspondante à Berlin", ["Jeanne Doe"], "correspondante à Berlin"),
        ("Анна Ковалёва, корреспондент", ["Анна Ковалёва"], "корреспондент"),
        ("अनिता शर्मा, संवाददाता", ["अनिता शर्मा"], "संवाददाता"),
        ("本报记者 李明", ["李明"], ""),
        ("记者李明、王芳", ["李明", "王芳"], ""),
        ("【记者李明／台北报道】", ["李明"], ""),
        ("佐藤花子記者", ["佐藤花子"], ""),
        ("김하늘·이바다 기자", ["김하늘", "이바다"], ""),
        ("[북문일보 김하늘 기자]", ["김하늘"], ""),
        ("(서울=연합뉴스) 김하늘 기자", ["김하늘"], ""),
        ("파리=김하늘 특파원", ["김하늘"], ""),
    ],
)
def test_a_reporter(line: str, names: list[str], rest: str) -> None:
    assert read_reporters(line) == (names, rest)


@pytest.mark.parametrize(
    "line",
    [
        "Jane Doe, President",
        "Jane Doe, London",
        "Jane Doe and the Reporters",
        "New York / London",
        "Ferries / Boats",
        "Jane Doe (1921)",
        "记者协会今天开会",
        "[사진 제공 북문일보]",
        "Jane Doe, " + "x" * 120,
    ],
)
def test_any_other_line(line: str) -> None:
    assert read_reporters(line) is None


def test_a_news_agency_with_or_without_the_article() -> None:
    assert [is_agency(name) for name in ("Reuters", "The Associated Press", "Reuter", "Press")] == [
        True,
        True,
        False,
        False,
    ]
