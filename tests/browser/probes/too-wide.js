// What lies beyond the right edge of the screen. Text that no scroller of its own holds is cut off;
// any other element counts only where it makes the page itself scroll.
() => {
    const root = document.scrollingElement, edge = root.clientWidth, scrolls = root.scrollWidth > edge;
    const held = (element, ways) => {
        for (let up = element; up && up !== document.body; up = up.parentElement)
            if (ways.includes(getComputedStyle(up).overflowX)) return true;
        return false;
    };
    const name = element => element.tagName.toLowerCase() + (element.id ? `#${element.id}` : "")
        + [...element.classList].map(word => `.${word}`).join("");
    const path = element => [element.parentElement, element].filter(Boolean).map(name).join(" > ");
    const isForEarsOnly = element => {
        for (let up = element; up; up = up.parentElement) if (up.getBoundingClientRect().width <= 1) return true;
        return false;
    };
    const seen = element => !isForEarsOnly(element)
        && element.checkVisibility({visibilityProperty: true, opacityProperty: true});
    const found = new Map();
    const texts = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node; (node = texts.nextNode());) {
        const element = node.parentElement, range = document.createRange();
        range.selectNodeContents(node);
        const right = Math.max(0, ...[...range.getClientRects()].map(box => box.right));
        if (right > edge + 1 && seen(element) && !held(element, ["auto", "scroll"]))
            found.set(element, `${path(element)}: text “${node.data.trim().slice(0, 40)}” ends at ${Math.round(right)}`);
    }
    if (scrolls) for (const element of document.body.querySelectorAll("*")) {
        const right = element.getBoundingClientRect().right;
        if (right > edge + 1 && seen(element) && !found.has(element)
            && !held(element.parentElement, ["auto", "scroll", "hidden", "clip"]))
            found.set(element, `${path(element)}: ends at ${Math.round(right)}`);
    }
    const page = scrolls ? [`the page is ${root.scrollWidth} wide on a screen of ${edge}`] : [];
    return [...page, ...found.values()].slice(0, 6);
}
