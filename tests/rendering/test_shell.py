"""The page around a content: rendered once, then filled."""

from __future__ import annotations

from partage.rendering.shell import compact, cut, deeper, filled, mark

PAGE = (
    f'<head><title>{mark("title")}</title><link href="/a/{mark("address", 2)}/"></head>'
    f"<h1>{mark('title')}</h1>{mark('content')}"
)


def test_every_mark_is_replaced_wherever_it_is_and_the_folder_is_the_shell_s() -> None:
    page = cut(PAGE, policy=False).fill(filled("Un titre", "", "a/b/c/", "<p>x</p>", ""))
    assert page == '<head><title>Un titre</title><link href="/a/b/c/"></head><h1>Un titre</h1><p>x</p>'


def test_texts_are_escaped_and_content_is_not() -> None:
    values = filled("<a> & \"b\" 'c'", "<d>", "a/", "<p>&amp;</p>", "<meta>")
    assert values["title"] == "&lt;a&gt; &amp; &quot;b&quot; &#x27;c&#x27;"
    assert values["description"] == "&lt;d&gt;"
    assert values["content"] == "<p>&amp;</p>"
    assert values["head"] == "<meta>"


def test_value_that_looks_like_a_mark_stays_as_it_is() -> None:
    page = cut(PAGE, policy=False).fill(filled(mark("content"), "", "a/b/c/", mark("title"), ""))
    assert page.count(mark("content")) == 2
    assert page.endswith(f"</h1>{mark('title')}")


def test_address_mark_has_the_depth_of_its_page() -> None:
    assert mark("address", 1).count("/") == 0
    assert mark("address", 3).count("/") == 2


def test_policy_is_put_in_where_it_is_wanted() -> None:
    assert "Content-Security-Policy" in cut(PAGE, policy=True).fill(filled("", "", "", "", ""))
    assert "Content-Security-Policy" not in cut(PAGE, policy=False).fill(filled("", "", "", "", ""))


def test_indents_go_and_scripts_and_code_stay() -> None:
    kept = "<script>\n  a()\n\n  b()</script><pre>\n  x\n\n  y</pre><textarea>\n  z</textarea>"
    assert compact(f"<p>\n    a\n\n    b</p>{kept}\n\n<i>c</i>") == f"<p>a\nb</p>{kept}\n<i>c</i>"


def test_lines_go_where_nobody_sees_them_and_stay_between_words() -> None:
    menu = '<ul>\n  <li>\n    <a href="b">c</a>\n    <b>d</b>\n  </li>\n</ul>\n'
    assert compact(menu) == '<ul><li><a href="b">c</a>\n<b>d</b></ul>'


def test_hooks_of_a_script_that_no_page_loads_go() -> None:
    bare = '<div data-md-component="announce">\n</div>\n<div class="x" data-md-component="container">a</div>'
    dialog = '<div class="md-dialog" data-md-component="dialog">\n<div class="md-dialog__inner md-typeset"></div>\n</div>'
    assert compact(f"{bare}\n{dialog}") == '<div class="x">a</div>'
    assert compact('<html lang="fr" class="no-js">') == '<html lang="fr">'


def test_what_is_deeper_goes_further_up_and_nothing_else_changes() -> None:
    page = '<a href="../../x/">../y</a><p title="../z"><img src="../a.png"></p><a href="b/">'
    further = '<a href="../../../../x/">../y</a><p title="../z"><img src="../../../a.png"></p><a href="b/">'
    assert deeper(cut(page, policy=False), 2).parts == (further,)
    assert deeper(cut(page, policy=False), 0).parts == (page,)
