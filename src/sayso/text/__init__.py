"""Pure functions from text to records: they know nothing of articles, rules or configuration."""
