"""Every command and option there is: what help says of them, and what is legal."""

from linter.arguments import Command, Option
from linter.findings import SEVERITIES

OPTIONS = {
    option.name: option
    for option in (
        Option(
            "rules",
            "a rule file, or a folder of them, besides the shipped ones",
            "PATH",
            repeated=True,
        ),
        Option("select", "check these rules and no others", "RULE,...", repeated=True),
        Option("ignore", "do not check these rules", "RULE,...", repeated=True),
        Option(
            "fail-on",
            "the lightest severity that fails the run (default: error)",
            "SEVERITY",
            legal=(*SEVERITIES, "never"),
        ),
        Option("format", "how to print the result (default: text)", "FORMAT"),
        Option(
            "color",
            "whether to use colour (default: on a terminal)",
            "WHEN",
            legal=("auto", "always", "never"),
        ),
        Option(
            "stdin-filename",
            "the name of the article on standard input (default: stdin.md)",
            "NAME",
        ),
        Option("config", "the settings file, instead of the nearest .disclint.yaml", "PATH"),
        Option("jobs", "how many processes to use (default: as many as are worth it)", "N"),
        Option("quiet", "only one line a finding, and nothing for clean articles", short="q"),
        Option("debug", "show where an internal error happened"),
        Option("version", "print the version", short="V"),
        Option("help", "print this help", short="h"),
    )
}
"""All options, by name."""

_ALWAYS = ("debug", "version", "help")
_KNOWING = ("config",)
_READING = ("stdin-filename", "jobs")

COMMANDS = {
    command.name: command
    for command in (
        Command(
            "check",
            "say which disclosures are missing, and where (the default command)",
            "[PATH...]",
            (
                "format",
                "fail-on",
                "select",
                "ignore",
                "rules",
                "quiet",
                "color",
                *_KNOWING,
                *_READING,
                *_ALWAYS,
            ),
        ),
        Command(
            "facts",
            "show which companies and disclosures an article is seen to name",
            "[PATH...]",
            ("format", *_KNOWING, *_READING, *_ALWAYS),
            formats=("text", "json", "jsonl"),
        ),
        Command(
            "explain",
            "say what a rule wants, why, and how an article passes it",
            "RULE",
            ("rules", *_KNOWING, "color", *_ALWAYS),
            most=1,
            least=1,
        ),
        Command(
            "rules",
            "list all rules",
            "",
            ("format", "rules", *_KNOWING, *_ALWAYS),
            most=0,
            formats=("text", "json"),
        ),
        Command(
            "test", "run the examples of rule files", "[PATH...]", ("quiet", *_KNOWING, *_ALWAYS)
        ),
        Command("init", "write a .disclint.yaml to start from", "", (*_ALWAYS,), most=0),
        Command(
            "issuers",
            "say what is known of a company (find) or of the table (info); renew it (update)",
            "find NAME|TICKER|ISIN, info, or update NAME MAIL",
            ("format", *_ALWAYS),
            least=1,
            formats=("text", "json"),
        ),
    )
}
"""All commands, by name; the first is meant where none is named."""
