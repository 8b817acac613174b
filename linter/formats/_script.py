"""Scripts that set no spaces between words."""


def spaceless(char: str) -> bool:
    """Whether `char` is of a script without spaces: Han, kana, and their punctuation."""
    return char >= "\u2e80" and (
        char <= "\u312f"
        or "\u31a0" <= char <= "\ua4cf"
        or "\uf900" <= char <= "\ufaff"
        or "\ufe30" <= char <= "\ufe4f"
        or "\uff01" <= char <= "\uffef"
        or "\U00020000" <= char <= "\U0003ffff"
    )


def joins(before: str, after: str) -> bool:
    """Whether a line end between the two characters is read as nothing, not as a space."""
    return spaceless(before) and spaceless(after)
