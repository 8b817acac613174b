"""The only package that opens files: articles, shipped rules and data, a house's own files."""
