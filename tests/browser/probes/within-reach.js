// How many entries of the menu a finger can hit: links to other pages, and labels that open a section.
menus => menus.flatMap(menu => [...menu.querySelectorAll("a[href], label[for^='__nav']")])
    .filter(entry => !entry.href || new URL(entry.href).pathname !== location.pathname)
    .filter(entry => {
        const box = entry.getBoundingClientRect();
        return entry.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
    }).length
