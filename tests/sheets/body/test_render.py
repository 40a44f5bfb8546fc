"""The text of a sheet becomes safe HTML, cut in sections, with its links checked."""

import pytest

from partage.sheets.body.render import Section, render

SHEETS = frozenset({"jardin-partage", "conseil-citoyen"})
IMAGES = frozenset({"photo.jpg", "plan é.png"})


def html(body):
    return render(body, sheets=SHEETS, images=IMAGES).html


def problems(body, first_line=1):
    rendered = render(body, sheets=SHEETS, images=IMAGES, first_line=first_line)
    return [(line, message) for line, message, _ in rendered.problems]


def test_markdown_is_rendered():
    assert html('**Gras**, *italique*, ~~barré~~, `code`, « guillemets » et "droits".') == (
        "<p><strong>Gras</strong>, <em>italique</em>, <del>barré</del>, <code>code</code>, « guillemets » et "
        '"droits".</p>\n'
    )


def test_a_table_is_aligned_without_style():
    table = html("| a | b | c | d |\n|:--|:-:|--:|---|\n| 1 | 2 | 3 | 4 |")
    assert '<th class="at-left">a</th>' in table
    assert '<td class="at-center">2</td>' in table
    assert '<td class="at-right">3</td>' in table
    assert "<td>4</td>" in table
    assert "style" not in table


def test_tasks_are_signs_not_controls():
    assert html("- [x] fait\n- [ ] à faire") == "<ul>\n<li>☑ fait</li>\n<li>☐ à faire</li>\n</ul>\n"


def test_code_can_be_reached_with_the_keyboard():
    assert html("```html\n<b>\n```") == '<pre tabindex="0"><code>&lt;b&gt;\n</code></pre>\n'


def test_raw_html_is_shown():
    assert html("<q onclick=alert(1)>x</q>") == "<p>&lt;q onclick=alert(1)&gt;x&lt;/q&gt;</p>\n"


def test_signs_in_attributes_stay_escaped():
    """The cut into sections looks for tags: what looks like one in an attribute must not be one."""
    rendered = render('![<h2>a</h2>"](images/photo.jpg "<h2>")\n\n## B', sheets=SHEETS, images=IMAGES)
    assert [section.title for section in rendered.sections] == ["", "B"]
    assert 'alt="&lt;h2&gt;a&lt;/h2&gt;&quot;"' in rendered.html


class TestHeadings:
    def test_ids_are_prefixed_plain_and_unique(self):
        assert html("## L’été à l’école\n## A\n## a\n## __config\n## A-2\n## A\n## 你好\n## 好") == (
            '<h2 id="s-l-ete-a-l-ecole">L’été à l’école</h2>\n<h2 id="s-a">A</h2>\n<h2 id="s-a-2">a</h2>\n'
            '<h2 id="s-config">__config</h2>\n<h2 id="s-a-2-2">A-2</h2>\n<h2 id="s-a-3">A</h2>\n'
            '<h2 id="s-titre">你好</h2>\n<h2 id="s-titre-2">好</h2>\n'
        )

    @pytest.mark.parametrize(
        ("written", "levels"),
        [
            ("# A\n## B\n### C", "223"),
            ("### A\n### B\n## C\n#### D\n### E\n###### F", "222334"),
            ("## A\n###### B\n##### C\n### D", "2333"),
            ("A\n=\nB\n-", "22"),
        ],
    )
    def test_levels_start_at_two_and_have_no_gap(self, written, levels):
        rendered = html(written)
        assert (
            "".join(rendered[i + 2] for i in range(len(rendered)) if rendered.startswith("<h", i)) == levels
        )

    @pytest.mark.parametrize("empty", ["##", "## ##", "#\n", "##   ", "## &nbsp;"])
    def test_none_is_empty(self, empty):
        assert "<h" not in html(f"a\n\n{empty}\n\nb")

    def test_a_picture_without_words_is_no_heading(self):
        assert html("## ![](images/photo.jpg)").startswith("<p><img")

    def test_a_picture_tells_the_title_by_its_words(self):
        assert html("## ![Plan](images/photo.jpg)").startswith('<h2 id="s-plan"><img')


class TestSections:
    def sections(self, body):
        return render(body, sheets=SHEETS, images=IMAGES).sections

    def test_the_text_is_cut_at_second_level_headings(self):
        assert self.sections(
            "Avant\n\n## Un *deux* & `trois`[^1]\n\nA\n\n### Sous\n\n## Quatre\n\n[^1]: Note"
        )[:3] == (
            Section("", "", "<p>Avant</p>\n"),
            Section("Un deux & trois", "s-un-deux-trois", '\n<p>A</p>\n<h3 id="s-sous">Sous</h3>\n'),
            Section("Quatre", "s-quatre", "\n"),
        )

    def test_a_text_without_heading_is_one_section(self):
        assert self.sections("Un texte") == (Section("", "", "<p>Un texte</p>\n"),)
        assert self.sections("") == ()

    def test_a_text_that_starts_with_a_heading_has_nothing_before(self):
        assert [section.title for section in self.sections("## A\n\nb")] == ["A"]

    @pytest.mark.parametrize("holder", ["> ## B\n>\n> b", "- ## B\n\n  b", "1. > ## B", "> - a\n>   - ## B"])
    def test_headings_in_quotations_and_lists_do_not_cut(self, holder):
        sections = self.sections(f"## A\n\n{holder}\n\n## C")
        assert [section.title for section in sections] == ["A", "C"]
        assert ">B</h2>" in sections[0].html

    def test_footnotes_come_last_and_apart(self):
        sections = self.sections("## A\n\na[^1]\n\n[^1]: Note\n\n## B\n\nb")
        assert [(section.title, section.id) for section in sections] == [
            ("A", "s-a"),
            ("B", "s-b"),
            ("", "notes"),
        ]
        assert sections[-1].html.startswith('<section class="footnotes">')

    def test_sections_and_headings_are_the_whole(self):
        body = "Avant\n\n## A\n\na[^1]\n\n> ## Q\n\n## B\n\n- b\n\n[^1]: Note"
        rendered = render(body, sheets=SHEETS)
        whole = "".join(
            (f'<h2 id="{each.id}">{each.title}</h2>' if each.title else "") + each.html
            for each in rendered.sections
        )
        assert whole == rendered.html


class TestFootnotes:
    def test_they_are_linked_both_ways_in_french(self):
        notes = html("a[^x] b[^x]\n\n[^x]: Note")
        assert '<sup class="footnote-ref"><a href="#fn-x" id="fnref-x">1</a></sup>' in notes
        assert '<li id="fn-x">' in notes
        assert (
            '<a href="#fnref-x" class="footnote-backref" aria-label="Retour au texte, note 1">↩</a>' in notes
        )
        assert "Back to" not in notes

    @pytest.mark.parametrize("name", ["__config", "__search", "__drawer", "s-a", "a b"])
    def test_their_ids_meet_no_other(self, name):
        notes = html(f"## a\n\na[^{name}]\n\n[^{name}]: Note")
        ids = [part.partition('"')[0] for part in notes.split(' id="')[1:]]
        assert len(ids) == len(set(ids))
        assert all(each.startswith(("fn-", "fnref-", "s-")) for each in ids)


class TestLinks:
    @pytest.mark.parametrize(
        ("written", "address"),
        [
            ("jardin-partage.md", "../jardin-partage/"),
            ("./jardin-partage.md", "../jardin-partage/"),
            ("jardin-partage.md#s-contexte", "../jardin-partage/#s-contexte"),
            (
                "jardin-partage.md#Contexte et diagnostic".replace(" ", "%20"),
                "../jardin-partage/#s-contexte-et-diagnostic",
            ),
            ("#s-ici", "#s-ici"),
            ("#ici", "#s-ici"),
            ("#Ici", "#s-ici"),
            ("images/photo.jpg", "../images/photo.jpg"),
            ("<images/plan é.png>", "../images/plan%20%C3%A9.png"),
            ("mailto:contact@structure.example", "mailto:contact@structure.example"),
            ("tel:+33400000000", "tel:+33400000000"),
        ],
    )
    def test_inside_the_site_they_lead_to_pages(self, written, address):
        assert f'<a href="{address}">x</a>' in html(f"## Ici\n\n[x]({written})")
        assert problems(f"## Ici\n\n[x]({written})") == []

    @pytest.mark.parametrize(
        "address", ["https://exemple.org/a?b=c&d", "http://exemple.org", "HTTPS://exemple.org"]
    )
    def test_to_other_sites_they_lend_no_authority(self, address):
        escaped = address.replace("&", "&amp;")
        expected = f'<a href="{escaped}" rel="ugc nofollow noopener">x</a>'
        assert expected in html(f"[x]({address})")
        assert 'rel="ugc nofollow noopener"' in html(f"<{address}> ou {address}")

    def test_by_reference_and_with_a_title(self):
        assert html('[x][1]\n\n[1]: jardin-partage.md "Le *jardin*"') == (
            '<p><a href="../jardin-partage/" title="Le *jardin*">x</a></p>\n'
        )

    @pytest.mark.parametrize(
        ("written", "words"),
        [
            (
                "jardin-partag.md",
                "« jardin-partag.md » n’est le fichier d’aucune fiche ; vouliez-vous dire « jardin-partage.md » ?",
            ),
            ("zzz.md", "n’est le fichier d’aucune fiche ; exemple"),
            ("jardin-partage", "vouliez-vous dire « jardin-partage.md »"),
            ("jardin-partage/", "vouliez-vous dire « jardin-partage.md »"),
            ("/initiatives/jardin-partage/", "vouliez-vous dire « jardin-partage.md »"),
            ("../themes/jeunesse.md", "n’est le fichier d’aucune fiche"),
            ("jardin-partage.md?a=b", "n’est le fichier d’aucune fiche"),
            ("images/phto.jpg", "vouliez-vous dire « images/photo.jpg »"),
            ("#la", "aucun titre de cette fiche n’a l’adresse « #la »"),
            ("#s-ic", "vouliez-vous dire « #s-ici »"),
            ("www.exemple.org/a", "écrivez « https://www.exemple.org/a »"),
            ("exemple.org", "écrivez « https://exemple.org »"),
            ("//exemple.org", "écrivez « https://exemple.org »"),
            ("contact@structure.example", "écrivez « mailto:contact@structure.example »"),
            ("ftp://exemple.org", "« ftp://exemple.org » n’est pas acceptée"),
            ("C:\\photo.jpg", "n’est pas acceptée"),
            ("javascript:alert(1)", "l’adresse de ce lien n’est pas acceptée"),
            ("data:text/html,x", "l’adresse de ce lien n’est pas acceptée"),
            ("", "l’adresse de ce lien n’est pas acceptée"),
        ],
    )
    def test_that_lead_nowhere_are_errors(self, written, words):
        ((line, message),) = problems(f"## Ici\n\navant\n\n[x]({written})\n", 10)
        assert line == 14
        assert words in message
        assert "<a>x</a>" in html(f"## Ici\n\n[x]({written})")

    def test_the_same_mistake_is_told_once_and_many_are_cut_short(self):
        assert len(problems("[x](a.md)\n\n[y](a.md)")) == 1
        many = problems("\n\n".join(f"[x](fiche-{i}.md)" for i in range(1000)))
        assert len(many) == 21
        assert "d’autres adresses" in many[-1][1]

    def test_of_a_picture(self):
        assert '<img src="../images/photo.jpg" alt="Un arbre" loading="lazy">' in html(
            "![Un arbre](images/photo.jpg)"
        )

    @pytest.mark.parametrize(
        ("written", "words"),
        [
            ("images/phto.jpg", "vouliez-vous dire « images/photo.jpg »"),
            ("photo.jpg", "vouliez-vous dire « images/photo.jpg »"),
            ("../images/photo.jpg", "vouliez-vous dire « images/photo.jpg »"),
            ("https://exemple.org/photo.jpg", "rien n’est chargé d’un autre site"),
            ("//exemple.org/photo.jpg", "rien n’est chargé d’un autre site"),
            ("data:image/png;base64,AAAA", "rien n’est chargé d’un autre site"),
            ("jardin-partage.md", "n’est pas dans le dossier"),
        ],
    )
    def test_of_a_picture_that_is_not_there(self, written, words):
        ((line, message),) = problems(f"a\n\n![x]({written})")
        assert line == 3
        assert words in message
        assert "src" not in html(f"![x]({written})")

    def test_without_words_they_are_no_link(self):
        assert "<a></a>" not in html("[](https://exemple.org)")


def test_a_text_that_the_parser_could_not_bear_is_not_rendered():
    rendered = render(">" * 30, sheets=SHEETS, first_line=7)
    assert (rendered.html, rendered.sections) == ("", ())
    assert [problem[0] for problem in rendered.problems] == [7]


def test_a_text_that_grows_too_much_is_refused():
    rendered = render("> a\n\n" * 30_000, sheets=SHEETS, first_line=7)
    assert rendered.html == ""
    assert [(line, "trop grand" in message, severity) for line, message, severity in rendered.problems] == [
        (7, True, "error")
    ]


def test_number_of_pictures_is_bounded() -> None:
    assert problems("![Un](images/photo.jpg)\n" * 40) == []
    found = problems("![Un](images/photo.jpg)\n" * 5000)
    assert [sentence for _, sentence in found] == [
        "40 images au plus dans un texte ; gardez les plus parlantes"
    ]
    assert html("![Un](images/photo.jpg)\n" * 5000).count(' src="') == 40
