"""disclint: a compliance-disclosure linter for financial articles."""

__version__ = "0.1.0"
