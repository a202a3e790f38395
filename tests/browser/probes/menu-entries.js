// The menu's links, each with the switches to open on the way to it, outermost first.
links => links.map((link, index) => {
    const switches = [];
    const above = item => item?.parentElement?.closest("li");
    for (let item = above(link.closest("li")); item; item = above(item)) {
        const found = item.querySelector(":scope > input.md-nav__toggle");
        if (found) switches.unshift(found.id);
    }
    return {index, switches, here: link.href === location.href};
})
