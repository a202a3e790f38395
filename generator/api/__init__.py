"""The content as JSON, for other programs. Versioned: what is in v1 stays."""
