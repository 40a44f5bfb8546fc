"""Pictures of sheets: an untrusted file → a few clean sizes, or the reason why not."""
