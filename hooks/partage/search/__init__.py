"""Full-text search with facets, as static files that the browser reads a few of."""
