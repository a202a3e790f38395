"""What each page is made of: from the content to the values of its template, and no further. Pure."""
