"""From a document to its facts: the issuers it mentions, the disclosures it makes."""
