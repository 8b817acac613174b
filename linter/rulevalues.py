"""Values that rule files and settings have in common: language tags, phrases, options."""

import re
from collections.abc import Collection, Mapping
from typing import Any

from linter.hints import did_you_mean
from linter.rules import ANY_LANGUAGE, Option
from linter.yamlfile import Entry

TAG = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
TAG_SHAPE = "a language tag such as `en` or `pt-BR`"


def read_options(
    entry: Entry, options: Mapping[str, Option], languages: Collection[str]
) -> dict[str, Any]:
    """Values for a rule's options, each checked against what the option takes."""
    fields = entry.fields((), tuple(options))
    return {name: read_option(item, options[name], languages) for name, item in fields.items()}


def read_option(entry: Entry, option: Option, languages: Collection[str]) -> Any:  # noqa: ANN401  # as the type says
    """A value for an option."""
    if option.type == "flag":
        return entry.flag()
    if option.type == "number":
        return entry.number()
    if option.type == "choice":
        return entry.choice(option.legal)
    if option.type == "phrases":
        return read_phrases(entry, languages)
    return entry.text()


def read_phrases(entry: Entry, languages: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Phrases for every language, or by language tag; none that could never be found."""
    by_language = entry.mapping() if entry.kind == "map" else {ANY_LANGUAGE: entry}
    found: dict[str, tuple[str, ...]] = {}
    for tag, items in by_language.items():
        if tag == ANY_LANGUAGE or check_tag(items, tag, languages):
            found[tag] = tuple(_phrase(item) for item in items.items())
    return found


def _phrase(entry: Entry) -> str:
    phrase = entry.text()
    if phrase and not any(char.isalnum() for char in phrase):
        entry.wrong("can match nothing: it has no letter or digit")
    for sign, name in _MARKUP:
        if re.search(sign, phrase):
            entry.wrong(
                f"can match nothing: the prose of an article has no {name}",
                "write it as a reader of the page sees it",
            )
    return phrase


_MARKUP = (
    (r"\*\*|__|\]\(", "Markdown"),
    (r"</?[A-Za-z][^<>]*>", "HTML tags"),
    (r"&(#\d+|#x[0-9a-fA-F]+|[A-Za-z]{2,8});", "HTML entities"),
)


def read_tag(entry: Entry, languages: Collection[str]) -> str:
    """A language tag; with `languages`, one that articles can be in."""
    tag = entry.text(TAG, TAG_SHAPE)
    return tag if tag and check_tag(entry, tag, languages) else ""


def check_tag(entry: Entry, tag: str, languages: Collection[str] = ()) -> bool:
    """Whether `tag` is a language tag that articles can be in; notes what is wrong with it."""
    if not re.fullmatch(TAG, tag) and tag != ANY_LANGUAGE:
        entry.file.note(entry.offset, f"`{tag}` is not {TAG_SHAPE}")
        return False
    if languages and tag != ANY_LANGUAGE and tag.partition("-")[0] not in languages:
        message = f"no article is read as being in the language `{tag}`"
        hint = did_you_mean(tag, languages) or f"legal are {', '.join(sorted(languages))}"
        entry.file.note(entry.offset, message, hint)
        return False
    return True
