"""Folders of files that can always be made again: put in place whole, or not at all."""

import os


def put_folder(folder: str, files: dict[str, bytes]) -> bool:
    """Write files into what becomes `folder`, all or nothing; `False` if that cannot be done.

    Whoever comes second finds the folder of whoever came first, which holds the same.
    """
    from tempfile import mkdtemp  # noqa: PLC0415  # slow to import, and rarely needed

    parent = os.path.dirname(folder)
    try:
        os.makedirs(parent, exist_ok=True)
        temporary = mkdtemp(prefix=".new-", dir=parent)
    except OSError:
        return False
    try:
        for name, content in files.items():
            with open(os.path.join(temporary, name), "wb") as file:
                file.write(content)
        os.rename(temporary, folder)
    except OSError:
        remove_folder(temporary)
        return os.path.isdir(folder)
    return True


def remove_folder(folder: str) -> None:
    """Remove a folder as far as that can be done."""
    from shutil import rmtree  # noqa: PLC0415

    rmtree(folder, ignore_errors=True)
