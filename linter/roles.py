"""The roles that a phrase can play in a disclosure, and their bits.

A language file (``rules/languages/<tag>.yaml``) lists for each role (who, holds, not, advice, …)
the phrases that play it. What the roles add up to is decided in `linter.facts`, the same for all
languages: word order differs from one language to the next, the roles do not.
"""

ROLES = {
    # who speaks, and of whom
    "author": "who wrote the article: the author, this columnist",
    "publisher": "who publishes it: the publisher, this site, our newsroom",
    "first": "first person: I, we, my, our, and verb forms that say it",
    "content": "the article itself: this article, nothing here, the information on this site",
    "third": "somebody else: the analyst, the fund manager, the company, the minister",
    "second": "the reader: you, your",
    "pronoun": "he, she, who, which: means whoever was named before",
    # what is held, and that it is held
    "hold": "a verb that takes what is held as its object: holds, owns, possesses",
    "have": "the same, of a verb with many other uses: has; what is held must stand beside it",
    "bought": "bought, acquired: says that something is held, but not, denied, that nothing is",
    "invested": "a predicate that says it all: is a shareholder of, is long, is exposed to",
    "position": "a noun for what is held: position, stake, exposure, interest",
    "security": "shares, stocks, bonds, options, coins",
    "entity": "companies, issuers, assets, which can be mentioned or held",
    "mentioned": "mentioned, discussed above, in this article; the company",
    "same": "the company, that share: what was named before, if the author speaks of it",
    "rest": "the others, the rest, all other",
    "trade": "to buy or sell, of the one who holds",
    # no, none, except, maybe, if, must, once
    "negation": "not, no, neither, without",
    "none": "an answer by itself: none, no, nil, 0",
    "asset": "a named thing that is held and no company: bitcoin, gold",
    "label": "what a notice is headed by: Note, Warning",
    "label-holding": "a label that asks for holdings: Disclosure, Conflict of interest",
    "label-names": "a label that a list of names may answer: My positions, Holdings",
    "hedge": "may, might, possibly, from time to time",
    "condition": "if, whether, in case, suppose",
    "duty": "must, is required to, may not, our policy is",
    "held": "held, owned, was a shareholder: of the past, or of the day of publication if denied",
    "past": "sold, closed the position; last year, once: no word of today",
    "dated": "at the time of writing, of publication: what only a disclosure says",
    "plan": "plans to, intends to, will: no word of today",
    "except": "except, apart from, other than",
    "but": "but, while, whereas, however",
    "and": "and",
    "yes": "an affirmation after a denial: yes, I do",
    "only": "only, merely: what follows a not and flips it",
    "flip": "what turns a denial round: it is not true that, no doubt, does not guarantee",
    # whose words, and about what
    "report": "said, told, according to, wrote",
    "other-text": "another article, last year's column",
    "other-sense": "what makes a position no holding: market position, in the ranking, a job",
    "other-domain": "legal, medical, tax: advice of another kind",
    # advice
    "advice": "investment advice, a recommendation to buy, an offer, a solicitation",
    "advice-weak": "advice, recommendation: only beside a word of the market",
    "market": "investing, buying, trading, stocks: what makes weak advice investment advice",
    "advise": "to recommend, to advise",
    "adviser": "financial adviser, licensed broker: what a disclaimer denies to be",
    "give": "given, intended, construed: what a denial after its noun needs",
    "directive": "buy now, you should sell: what no text says that is not advice",
    "short-form": "NFA and the like: the whole statement by itself",
}
BIT = {role: 1 << number for number, role in enumerate(ROLES)}

DECISIVE = BIT["advice"] | BIT["other-domain"] | BIT["other-sense"] | BIT["flip"]
"""Of two phrases as long, one that plays such a role is taken."""
LABEL = BIT["label"] | BIT["label-holding"] | BIT["label-names"]
"""What heads a notice."""
