"""`disclint init`: settings to start from, every one of them explained."""

from linter.arguments import Arguments, BadArguments
from linter.commands import CLEAN, Console
from linter.config import FILE_NAMES
from linter.files.settings import write_new

TEMPLATE = """\
# Settings of disclint for the articles below this folder. All of them may be left out.

# Which files are articles, as in a .gitignore, relative to this file.
# include: [posts/, "*.md"]
# exclude: [README.md, drafts/]

# The lightest severity that fails a run: error, warning, info or never.
# fail-on: error

# Rules are on, off, or of another severity; `disclint rules` lists them.
# rules:
#   position-held: error
#   buried-disclosure:
#     severity: warning
#     place: end

# Further rules of the house: files, or folders of them.
# rule-files: [rules/]

# issuers:
#   add:                         # or the name of a YAML or CSV file
#     - name: Acme Holding AG
#       tickers: XETR:ACM
#       aliases: [Acme]
#   ignore: [Bloomberg]          # by name, ticker or ISIN
#   count: [brands]              # what is seen, but does not count unless asked for

# Sentences of the house that are a disclosure wherever they stand.
# sentences:
#   not-advice:
#     en: Nothing on these pages is a reason to buy or sell anything.

# What prints a disclosure when the page is made.
# includes:
#   - template: disclaimer       # a shortcode or component
#     says: not-advice
#   - front-matter: positions
#     value: none
#     says: no-position

# The language of articles that are too short to tell, and whose words are whose.
# language: en
# publisher: The Daily Ledger
# authors: [Jane Doe]
"""


def run(arguments: Arguments, console: Console) -> int:
    """Write the settings file of the working directory, unless there is one."""
    del arguments
    name = FILE_NAMES[0]
    if not write_new(name, TEMPLATE):
        raise BadArguments(f"there is a {name} already; it stays as it is")
    console.show([f"wrote {name}; every setting in it is a comment until you want it"])
    return CLEAN
