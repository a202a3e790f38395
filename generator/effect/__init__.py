"""What a change of the content does to the site: two states of the content in, their differences in words out."""
