"""How a list of companies is written in a remedy, in the language of the article."""

_AND = {
    "cs": " a ",
    "da": " og ",
    "de": " und ",
    "el": " και ",
    "en": " and ",
    "es": " y ",
    "fi": " ja ",
    "fr": " et ",
    "hu": " és ",
    "id": " dan ",
    "it": " e ",
    "ja": "、",
    "ko": ", ",
    "nb": " og ",
    "nl": " en ",
    "pl": " i ",
    "pt": " e ",
    "ro": " și ",
    "ru": " и ",
    "sv": " och ",
    "tr": " ve ",
    "uk": " та ",
    "zh": "、",
}


def joined(names: tuple[str, ...], language: str) -> str:
    """Names as the language lists them: ``A, B and C``, ``A, B e C``, ``A、B、C``."""
    last = _AND.get(language.partition("-")[0], ", ")
    comma = "、" if last == "、" else ", "
    return last.join(part for part in (comma.join(names[:-1]), *names[-1:]) if part)
