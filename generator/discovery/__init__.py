"""How the site is found and understood: heads of pages, pictures, linked data, the feed, and what robots read."""
