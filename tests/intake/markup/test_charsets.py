"""Charsets that marked-up documents state, and what browsers take their labels for."""

import codecs

import pytest
import webencodings

from articles.intake.markup.charsets import charset_stated, meant_by


@pytest.mark.parametrize(
    ("label", "charset"),
    [
        ("ISO-8859-1", "cp1252"),
        (" latin1 ", "cp1252"),
        ("us-ascii", "cp1252"),
        ("iso-8859-9", "cp1254"),
        ("tis-620", "cp874"),
        ("windows-949", "cp949"),
        ("ks_c_5601-1987", "cp949"),
        ("gb2312", "gb18030"),
        ("x-gbk", "gb18030"),
        ("x-sjis", "cp932"),
        ("koi8-u", "koi8-u"),
        ("UTF8", "utf-8"),
    ],
)
def test_what_browsers_take_a_label_for(label: str, charset: str) -> None:
    assert meant_by(label) == charset
    assert codecs.lookup(charset)


def test_a_label_that_browsers_do_not_know_is_left() -> None:
    assert meant_by(" CP850 ") == "cp850"


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        (b"<html><meta charset='koi8-r'>", "koi8-r"),
        (b'<meta http-equiv=Content-Type content="text/html; charset=KOI8-R">', "koi8-r"),
        (b"<?xml version='1.0' encoding='koi8-r'?><meta charset=big5>", "koi8-r"),
        (b" " * 4_075 + b"<meta charset=koi8-r>", "koi8-r"),
        (b" " * 4_090 + b"<meta charset=koi8-r>", None),
        (b"<html>", None),
    ],
)
def test_the_charset_that_a_document_states(head: bytes, charset: str | None) -> None:
    assert charset_stated(head) == charset


def test_every_label_of_the_standard_has_a_codec() -> None:
    without = {"replacement", "x-user-defined"}  # which the standard has so that nothing is read in them
    for label in webencodings.LABELS:
        assert meant_by(label) in without or codecs.lookup(meant_by(label))
