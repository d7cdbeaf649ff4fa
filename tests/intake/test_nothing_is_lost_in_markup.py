"""No word of made Markdown and made journal articles is lost, in whatever order their pieces stand."""

from hypothesis import given, reject, settings
from hypothesis import strategies as st

from articles.intake import IntakeError, read
from tests.intake.seen_words import lost_words

HEAD = "---\ntitle: Ice\nauthor: Nell Quay\n---\n"
MARKDOWN = [
    "The harbour at Quell has been closed for eleven years, and nobody can say why that is so.",
    "It was first shut on a *Thursday* in the winter of the census,\nwhen both ferries were [hauled](https://e.example) ashore.",
    "## Rope and tar {#rope}",
    "Lamplighter\n===",
    "> We set our clocks by it.\n> -- Orla Finch",
    "> [!WARNING] Thin ice\n> Nobody crosses on foot.",
    '!!! note "Oil"\n    It was dear then.',
    ":::tip\nTins keep for nine winters.\n:::",
    "- [x] Households\n- [ ] Sailings\n  1. outward\n  2. homeward",
    "| Boat | Year |\n|---|---|\n| Marit | launched |",
    "```\nbell = tide + kay\n```",
    "![A ferry at low water](ferry.jpg)\n*Ferry at low water. (Photo: Tam Reed)*",
    "Drag is $D = kay$ and the note is here.[^1]\n\n[^1]: Sources are kept in ink.",
    "<aside>Letters arrive by post.</aside>",
    "<details><summary>Timetable</summary>The mail leaves at dusk.</details>",
    "*This piece was originally published in The Brannick Ledger on February 1, 2024.*",
    "By Nell Quay and eleven unnamed others",
    "{{< figure src=/i.png >}}",
    "{: .lead }\nIslanders count their tins in the autumn of each year, all of them.",
    "* * *",
    "Nell Quay teaches history at Example University.",
]


@given(st.lists(st.sampled_from(MARKDOWN), min_size=2, max_size=12), st.sampled_from(["", HEAD]))
@settings(max_examples=100, deadline=None)
def test_pieces_of_markdown_in_any_order(pieces: list[str], head: str) -> None:
    data = f"{head}\n{chr(10).join(piece + chr(10) for piece in pieces)}".encode()
    try:
        manuscript = read(data, name="ice.md")
    except IntakeError:
        reject()
    assert not lost_words(data, manuscript)


JATS_FRONT = [
    "<title-group><article-title>Ice in June<xref ref-type='fn'>*</xref></article-title><subtitle>Counting tins</subtitle>"
    "<trans-title-group><trans-title>Jääaika</trans-title></trans-title-group><alt-title>Running head</alt-title></title-group>",
    "<contrib-group><contrib><name><surname>Quay</surname><given-names>Nell</given-names></name><degrees>PhD</degrees>"
    "<role>Writer</role><role>Sailor</role><email>nell@e.example</email><xref ref-type='aff' rid='a'/></contrib>"
    "<contrib contrib-type='editor'><string-name>Edith Handler</string-name></contrib><contrib><collab>The Group"
    "<contrib-group><contrib><name><surname>Roe</surname></name></contrib></contrib-group></collab></contrib></contrib-group>",
    "<aff id='a'><label>1</label>Harbour Office<email>office@e.example</email></aff>",
    "<aff id='b'>Lighthouse Trust</aff>",
    "<author-notes><corresp>Letters to Nell</corresp><fn><p>Both rowed equally.</p></fn></author-notes>",
    "<article-categories><subj-group><subject>Harbours</subject></subj-group><subj-group subj-group-type='topic'>"
    "<subject>Tides</subject><subj-group><subject>Ebb</subject></subj-group></subj-group></article-categories>",
    "<product><source>The Log of Vell</source></product>",
    "<permissions><copyright-statement>© Nell</copyright-statement><copyright-holder>Heirs</copyright-holder><license>"
    "<license-p>Free to copy.</license-p></license></permissions>",
    "<abstract><p>Rope was scarce.</p></abstract>",
    "<abstract abstract-type='toc'><p>Teaser words.</p></abstract>",
    "<trans-abstract><p>Köyttä puuttui.</p></trans-abstract>",
    "<kwd-group><kwd>ferries</kwd></kwd-group><kwd-group kwd-group-type='abbreviations'><kwd>HMS: ship</kwd></kwd-group>",
    "<funding-group><funding-statement>Paid by the pilots.</funding-statement></funding-group>",
    "<related-article related-article-type='companion'>The ropes</related-article>",
]
JATS_BODY = [
    "<p>The harbour at Quell was <italic>closed</italic> for eleven years<fn><p>Kept in ink.</p></fn>.</p>",
    "<sec><label>1</label><title>Loads</title><p>Drag is "
    "<inline-formula><mml:math><mml:mi>D</mml:mi></mml:math></inline-formula>.</p></sec>",
    "<fig><label>Figure</label><caption><p>The quay.</p></caption></fig>",
    "<table-wrap><caption><title>Sailings</title></caption><table><tr><td>Outward</td></tr></table><table-wrap-foot>"
    "<p>Counted twice.</p></table-wrap-foot></table-wrap>",
    "<boxed-text><title>Lamps</title><p>Oil was dear.</p></boxed-text>",
    "<disp-quote><p>Set your clocks.</p><attrib>Orla Finch</attrib></disp-quote>",
    "<list><list-item><p>Households</p><list><list-item><p>Tins</p></list-item></list></list-item></list>",
    "<def-list><title>Terms</title><def-item><term>Ebb</term><def><p>Falling water.</p></def></def-item></def-list>",
    "<verse-group><title>Song</title><verse-line>Haul away</verse-line><verse-line>Joe</verse-line></verse-group>",
    "<speech><speaker>Pilot</speaker><p>No light.</p></speech>",
    "<disp-formula><label>(1)</label><tex-math>x = kay</tex-math></disp-formula>",
    "<p>An <abbrev>RNLI<def><p>lifeboats</p></def></abbrev> crew<xref ref-type='bibr'>Ilves</xref> rowed.</p>",
    "<sig-block><sig>The Keeper</sig></sig-block>",
    "<supplementary-material><caption><p>The log as a file.</p></caption></supplementary-material>",
    "<preformat>bell  at  dusk</preformat>",
    "<statement><label>Rule</label><title>First</title><p>Never whistle.</p></statement>",
    "<question-wrap><question><p>Why salt?</p></question><answer><p>For herring.</p></answer></question-wrap>",
]
JATS_AFTER = [
    "<back><ack><p>We thank the tides.</p></ack>"
    "<ref-list><ref><mixed-citation>Ilves, The log.</mixed-citation></ref></ref-list></back>",
    "<back><app-group><app><title>Appendix</title><p>More rope.</p></app></app-group>"
    "<notes><p>Typeset by hand.</p></notes></back>",
    "<floats-group><fig><caption><p>A floating figure.</p></caption></fig></floats-group>",
    "<sub-article><front-stub><title-group><article-title>A reply</article-title></title-group></front-stub>"
    "<body><p>Not so.</p></body></sub-article>",
]


@given(*(st.lists(st.sampled_from(pieces), max_size=8, unique=True) for pieces in (JATS_FRONT, JATS_BODY, JATS_AFTER)))
@settings(max_examples=150, deadline=None)
def test_pieces_of_journal_articles_in_any_order(front: list[str], body: list[str], after: list[str]) -> None:
    meta = f"<front><article-meta>{''.join(front)}</article-meta><notes><p>Read at Vell.</p></notes></front>"
    article = f"{meta}<body><p>It froze for nine days.</p>{''.join(body)}</body>{''.join(after)}"
    data = f"<article xmlns:mml='http://www.w3.org/1998/Math/MathML'>{article}</article>".encode()
    assert not lost_words(data, read(data, name="ice.xml"))
