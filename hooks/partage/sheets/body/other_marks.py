"""Marks of other programs inside a line, which this site shows as they were typed: a sentence for each."""

from __future__ import annotations

from partage.sheets.body.mark_kinds import START, Kind, inside
from partage.text.messages import quoted

_SHOWN = "s’affichera tel quel"
_LINK = "un lien s’écrit « [le site](https://exemple.org) »"
_BB = "b|i|u|s|url|quote|code|img|list|size|color|center|spoiler"
_SHORT = "gallery|caption|embed|video|audio|playlist|contact-form-7|contact-form|button|vc_\\w+|et_pb_\\w+"
_FIELD = r"[^\W\d_][\w \-’']{0,40}::[ \t]+(?=\S)"
_BLOCK = r"[A-Za-z0-9][A-Za-z0-9-]{1,40}"
# The colon comes first, so that the others of a text are found quickly.
_DRAWN = r":(?<![\w:/]:)(?:[a-z][a-z0-9_+-]{1,30}|[+-]1):(?![\w:/])"
_COMMAND = (
    rf"\[/(?!(?:{_BB}|{_SHORT})\b)[a-z][\w-]{{{{1,30}}}}\](?!\()|"
    rf"\[(?!(?:{_BB}|{_SHORT})\b)[a-z][\w-]{{{{1,30}}}}"
    r"(?: [a-z_-]{{1,30}}=(?:{quote}[^\n\]]{{0,200}}?{quote}|[^\s\]]{{1,100}}))+ ?/?\]"
)
"""A command between brackets, with what it is given or its end: `[map lat="43"]`, `[/columns]`."""

MARKS = (
    inside(
        r"\^\[[^\[\]\n]{1,300}\]",
        lambda mark: f"{mark} {_SHOWN} ; une note s’écrit « [^1] », puis à la fin « [^1]: le texte »",
        "^[",
        shown=r"\^\[[^\[\]<\n]{1,300}\]",
    ),
    inside(
        r"\{:? ?[#.%{][^{}\n]{1,80}\}\}?|\{: ?[^{}\n]{1,80}\}",
        lambda mark: f"{mark} {_SHOWN} : rien ne se règle ici entre accolades ; retirez-le",
        "{",
        shown=r"\{:? ?[#.%{][^{}<\n]{1,80}\}|\{: ?[^{}<\n]{1,80}\}",
    ),
    inside(
        r"\[\[[^\[\]\n]+\]\]|\[TOC\]",
        lambda mark: (
            f"{mark} {_SHOWN} ; un lien s’écrit « [le jardin](jardin-partage.md) », et le sommaire se fait tout seul"
        ),
        "[[", "[TOC]",
        shown=r"\[\[[^\[\]<\n]+\]\]|\[TOC\]",
    ),
    inside(
        r"==[^=\s][^=\n]*==",
        lambda mark: f"{mark} : on ne surligne pas ici, ces signes s’affichent ; écrivez « **gras** »",
        "==",
        shown=r"==[^=\s<][^=<\n]*==",
    ),
    Kind(
        r"\*\*|~~",
        r"\*\*|~~",
        lambda found: (
            f"« {found[0][:2]} » reste affiché dans {quoted(found.string)} ; collez ces signes à ce qu’ils entourent, "
            "la ponctuation en dehors : « **gras** : suite »"
        ),
        ("**", "~~"),
    ),
    Kind(
        rf"{START}{_FIELD}|[\[(]{_FIELD}",
        rf"^[ >]{{0,12}}(?:[-*+] )?{_FIELD}|[\[(]{_FIELD}",
        lambda found: (
            f"{quoted(found.string.strip())} {_SHOWN} ; dites-le en une phrase, ou dans un des champs de la fiche"
        ),
        (":: ",),
    ),
    Kind(
        rf"(?:{START}|[ \t])\^{_BLOCK}(?=</|\n|$)",
        rf"(?:^|[ \t>])\^{_BLOCK}[ \t]*$",
        lambda found: f"{quoted(found[0].strip())} {_SHOWN} : un passage n’a pas de nom ici ; retirez-le",
        ("^",),
    ),
    inside(
        r"[^\W_]{1,30}\^[^\s^]{1,12}\^",
        lambda mark: f"{mark} {_SHOWN} ; écrivez l’exposant lui-même, comme « m² », ou « 1er »",
        "^",
        shown=r"(?<=[^\W_])\^[^\s^<]{1,12}\^",
    ),
    inside(
        r"[^\W_]{1,30}~\d{1,3}~(?!~)",
        lambda mark: f"{mark} : le chiffre sera barré ; écrivez-le lui-même, comme « CO₂ »",
        "<del>",
        shown=r"(?<=[^\W_])<del>\d{1,3}</del>",
    ),
    inside(
        r"\+\+[a-z]{1,12}(?:\+[a-z0-9]{1,12})+\+\+",
        lambda mark: f"{mark} {_SHOWN} ; écrivez « Ctrl + C »",
        "++",
    ),
    inside(
        r"\+\+[^+\s][^+\n]*\+\+",
        lambda mark: f"{mark} : on ne souligne pas ici, ces signes s’affichent ; écrivez « **gras** »",
        "++",
        shown=r"\+\+[^+\s<][^+<\n]*\+\+",
    ),
    inside(_DRAWN, lambda mark: f"{mark} {_SHOWN} ; mettez le dessin lui-même, ou un mot", ":"),
    inside(
        r"\$\$[^$\n]+\$\$",
        lambda mark: f"{mark} {_SHOWN} : les formules ne sont pas mises en forme ici",
        "$$",
        shown=r"\$\$[^$<\n]+\$\$",
    ),
    inside(
        r"\|\|[^|\s](?:[^|\n]*[^|\s])?\|\||>![^!\s](?:[^!\n]*[^!\s])?!<",
        lambda mark: f"{mark} : rien ne se cache ici, ces signes et ce texte s’affichent ; retirez les signes",
        "||", "!&lt;",
        shown=r"\|\|[^|\s<](?:[^|\n<]*[^|\s<])?\|\||&gt;![^!\s<][^!\n<]*!&lt;",
    ),
    inside(
        r"%%[^%\n]+%%|\{(?:>>|--|\+\+)[^{}\n]+\}",
        lambda mark: f"{mark} s’affichera : un commentaire que personne ne doit lire s’écrit « <!-- à vérifier --> »",
        "%%", "{&gt;&gt;", "{--", "{++",
        shown=r"%%[^%\n<]+%%|\{(?:&gt;&gt;|--|\+\+)[^{}\n<]+\}",
    ),
    inside(
        r"(?<!')'{2,3}[^'\s][^'\n]{0,200}'{2,3}(?!')",
        lambda mark: f"{mark} {_SHOWN} ; écrivez « **gras** » ou « *italique* »",
        "''",
        shown=r"(?<!')'{2,3}[^'\s<][^'\n<]{0,200}'{2,3}(?!')",
    ),
    inside(
        r"(?<![:/\w\"=.])//[^\s/][^/\n]{0,200}(?<=\S)//(?![/\w])",
        lambda mark: f"{mark} {_SHOWN} ; écrivez « *italique* »",
        "//",
        shown=r"(?<![:/\w\"=.])//[^\s/<][^/\n<]{0,200}(?<=\S)//(?![/\w])",
    ),
    inside(
        rf"\[(?:{_BB})(?:=[^\[\]\n]*)?\][^\n]*?\[/(?:{_BB})\]",
        lambda mark: f"{mark} {_SHOWN} ; écrivez « **gras** », « *italique* », et {_LINK}",
        "[/",
        shown=rf"\[/(?:{_BB})\]",
    ),
    inside(
        _COMMAND.format(quote='"'),
        lambda mark: (
            f"{mark} : cette commande est d’un autre logiciel, elle s’affichera telle quelle ; retirez-la, et écrivez "
            "ici ce qu’elle montrait"
        ),
        "[/", "=&quot;",
        shown=_COMMAND.format(quote="&quot;"),
    ),
    inside(
        rf"\[(?:{_SHORT})\b[^\[\]\n]*\]",
        lambda mark: f"{mark} {_SHOWN} : c’est un module d’un autre site ; donnez un lien, ou retirez-le",
        *(f"[{name}" for name in ("gallery", "caption", "embed", "video", "audio", "playlist", "contact-form", "button",
                                  "vc_", "et_pb_")),
        shown=rf"\[(?:{_SHORT})\b[^\[\]\n<]*\]",
    ),
    inside(
        r"\[[^\[\]\n]{1,200}->[^\[\]\n]{1,300}\]|(?<![\]\w])\[https?://[^\s\[\]]+(?: +[^\[\]\n]{1,200})?\](?![(:\[])|"
        r"\"[^\"\n]{1,200}\":https?://\S+|<https?://[^\s<>|]+\|[^<>\n]{1,200}>",
        lambda mark: f"{mark} {_SHOWN} : {_LINK}",
        "-&gt;", "[http", "[<a ", "&quot;:<a ", "|", ":<a ",
        shown=(
            r"\[[^\[\]\n<]{1,200}-&gt;[^\[\]\n]{1,400}\]|\[https?://[^\s\[\]<]+(?: +[^\[\]\n<]{1,200})?\]|"
            r"(?:&quot;|\"):<a |&lt;<a [^<>]*>[^<>]*\|[^<>]*</a>|&lt;https?://[^\s<>|]+\|"
        ),
    ),
    inside(
        r"\\(?:(?:text(?:bf|it|tt)|emph|underline|section|subsection|href|cite|footnote|item|begin|end)\b|"
        r"(?:newpage|pagebreak|clearpage|noindent|bigskip|medskip|hfill)\b)(?:\{[^{}\n]*\})*",
        lambda mark: f"{mark} {_SHOWN} : c’est du LaTeX ; écrivez « **gras** », « *italique* » ou « ## Titre »",
        "\\",
    ),
    inside(
        r"\[-?@[A-Za-z][\w:.-]*[^\[\]\n]{0,200}\]",
        lambda mark: f"{mark} {_SHOWN} ; dites la source en toutes lettres, ou en note : « [^1] »",
        "[@", "[-@",
    ),
)  # fmt: skip
