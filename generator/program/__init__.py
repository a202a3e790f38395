"""Programs of weeks: what a lifter asks for, the course of its sessions, and the forms in which it is handed over.

`terms` takes what a program needs from the content, as plain data. `request`, `course`, `words`, `table` and `calendar`
work on that alone; `docs/assets/js/program.js` does the same in the browser, and one file of test vectors holds both.
"""
