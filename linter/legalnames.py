"""Legal forms of companies: how they are spelled, and what a name is without them."""

from collections.abc import Iterator

from linter.folding import folded
from linter.later import pattern

_SPELLINGS = (
    ("inc", "incorporated"),
    ("corp", "corporation"),
    ("co", "company"),
    ("ltd", "limited"),
    ("plc", "p.l.c.", "public limited company"),
    ("llc", "l.l.c."),
    ("lp", "l.p."),
    ("llp", "l.l.p."),
    ("s.p.a.", "spa", "societa per azioni"),
    ("s.r.l.", "srl"),
    ("s.a.", "sa", "societe anonyme", "sociedad anonima", "spolka akcyjna", "societate anonima"),
    ("s.a.s.", "sas"),
    ("s.c.a.", "sca"),
    ("s/a", "s.a.", "sa"),
    ("n.v.", "nv"),
    ("b.v.", "bv"),
    ("ag", "aktiengesellschaft"),
    ("kgaa", "kommanditgesellschaft auf aktien"),
    ("ab (publ)", "ab"),
    ("a/s", "as"),
    ("a.s.", "as"),
    ("s.a.b. de c.v.", "sab de cv"),
    ("s.a. de c.v.", "sa de cv"),
    ("pjsc", "public joint stock company"),
    ("jsc", "joint stock company"),
    ("pao", "пао"),
    ("pcl", "public company limited"),
    ("bhd", "berhad"),
    ("sgps, s.a.", "sgps sa", "sgps"),
    ("kk", "k.k.", "kabushiki kaisha"),
)
_ALONE = """
se sas asa as a/s oyj oy abp ab kg gmbh ag&co.kgaa nyrt zrt rt aps hf ehf d.d. dd a.d. ad d.o.o.
tbk pte pty pt pjsc ojsc oao ao пао оао ао ооо saa s.a.a. saog saoc sak k.s.c. kscp qpsc q.p.s.c.
p.s.c. kpsc b.s.c. bsc psc sgps ltda nl mbh n.a. na aktiebolag aktieselskab publ (publ) (plc)
sae s.a.e. eood ead jsc s.c. i/s spa/it cl cva sicav reit company companies
α.ε. αε 株式会社 股份有限公司 有限公司 集团股份有限公司 控股股份有限公司 控股有限公司 集团有限公司
股份公司 주식회사 (주) ㈜
"""
_GROUP_OF = {spelling: group for group in reversed(_SPELLINGS) for spelling in group}
FORMS = frozenset(_GROUP_OF) | frozenset(_ALONE.split())
"""Legal forms, folded, as they end a name."""
_WORDS_OF_FORM = sorted({form.count(" ") for form in FORMS}, reverse=True)
_LEADING = (
    "pt ",
    "pjsc ",
    "oao ",
    "pao ",
    "пао ",
    "ао ",
    "株式会社",
    "(주)",
    "주식회사",
    "ab ",
    "jsc ",
)
_JOINERS = ("&", "and", "und", "et", "y", "e", "i", "og", "och")
_HOLDINGS = frozenset(("group", "holding", "holdings", "gruppe", "groupe", "grupo", "gruppo"))
_ARTICLE = pattern(r"^the |[ ,]+\(?the\)?$")
_REMARK = pattern(r" *\([^()]*\) *")
_TRAILING = " ,;-/"


def without_form(name: str) -> str:
    """A name, folded, without its legal form: ``meta platforms`` of ``Meta Platforms, Inc.``."""
    rest = folded(name)
    for form in _LEADING:
        if rest.startswith(form) and len(rest) > len(form) + 1:
            rest = rest[len(form) :].lstrip()
    while (shorter := _strip_one(rest)) and shorter != rest:
        rest = shorter
    return rest


def _strip_one(name: str) -> str:
    """`name` without the last legal form of it, if it has one and something is left."""
    words = name.split(" ")
    for extra in _WORDS_OF_FORM:
        if len(words) > extra + 1:
            tail = " ".join(words[-1 - extra :]).strip(_TRAILING)
            if tail in FORMS or tail.rstrip(".") in FORMS:
                rest = words[: -1 - extra]
                while len(rest) > 1 and rest[-1].strip(_TRAILING) in {"", *_JOINERS}:
                    rest.pop()
                return " ".join(rest).rstrip(_TRAILING)
    for form in ("株式会社", "股份有限公司", "有限公司", "주식회사"):
        if name.endswith(form) and len(name) > len(form) + 1:
            return name[: -len(form)].rstrip(_TRAILING)
    return name


def short_names(name: str) -> Iterator[str]:
    """What a company of this legal name is called for short, folded; each form perhaps twice."""
    plain = _ARTICLE.sub("", without_form(_REMARK.sub(" ", name).strip()))
    for form in (plain, _without_last(plain, _HOLDINGS)):
        yield form
        if " & " in form:
            yield form.replace(" & ", " and ")
        elif " and " in form:
            yield form.replace(" and ", " & ")


def _without_last(name: str, words: frozenset[str]) -> str:
    """`name` without its last word, if that is one of `words`."""
    rest, _, last = name.rpartition(" ")
    return rest if rest and last in words else name


def legal_names(name: str) -> Iterator[str]:
    """The spellings of a legal name, folded: ``enel s.p.a.``, ``enel spa``."""
    whole = folded(name)
    yield whole
    plain = without_form(name)
    tail = whole[len(plain) :].lstrip(_TRAILING) if whole.startswith(plain) else ""
    if not tail:
        return
    bare = tail.replace(",", "")
    for spelling in {bare, *_GROUP_OF.get(bare.rstrip("."), ()), *_GROUP_OF.get(bare, ())}:
        yield f"{plain} {spelling}"
        if spelling.endswith(".") and spelling.count(".") == 1:
            yield f"{plain} {spelling[:-1]}"
        elif "." not in spelling and spelling in _ABBREVIATIONS:
            yield f"{plain} {spelling}."


_ABBREVIATIONS = frozenset({"inc", "corp", "co", "ltd"})
