"""Makes the site from content/: YAML → model → rules → pages."""
