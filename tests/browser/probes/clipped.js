// Text that is cut off by its own box, and lines of text that lie on each other.
() => {
    const main = document.body;
    const unseen = element => {
        for (let up = element; up; up = up.parentElement) {
            const box = up.getBoundingClientRect();
            if (box.width <= 2 || box.height <= 2 || getComputedStyle(up).clipPath.startsWith("inset(50%") || up.closest("svg, .md-search, [aria-hidden=true]")) return true;
        }
        return !element.checkVisibility({visibilityProperty: true, opacityProperty: true});
    };
    const name = element => element.tagName.toLowerCase() + [...element.classList].map(word => `.${word}`).join("");
    const texts = [], found = [];
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());) {
        const element = node.parentElement;
        if (!/[\p{L}\p{N}]/u.test(node.data) || ["SCRIPT", "STYLE", "OPTION", "TEMPLATE"].includes(element.tagName) || unseen(element)) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const boxes = [...range.getClientRects()].filter(box => box.width > 2 && box.height > 2);
        if (!boxes.length) continue;
        for (let up = element; up && up !== document.documentElement; up = up.parentElement) {
            const style = getComputedStyle(up), frame = up.getBoundingClientRect();
            const cutX = ["hidden", "clip"].includes(style.overflowX), cutY = ["hidden", "clip"].includes(style.overflowY);
            if (style.overflowX === "auto" || style.overflowY === "auto" || up === document.body) break;
            if (boxes.some(box => cutX && (box.right > frame.right + 2 || box.left < frame.left - 2)
                || cutY && (box.bottom > frame.bottom + 3 || box.top < frame.top - 3))) {
                found.push(`${name(up)} cuts “${node.data.trim().slice(0, 40)}”`);
                break;
            }
        }
        const fixed = up => up && (["fixed", "sticky"].includes(getComputedStyle(up).position) || fixed(up.parentElement));
        if (fixed(element)) continue;
        for (const box of boxes) texts.push({element, words: node.data.trim().slice(0, 30), box});
    }
    texts.sort((one, other) => one.box.top - other.box.top);
    texts.forEach((one, index) => {
        for (const other of texts.slice(index + 1)) {
            if (other.box.top > one.box.bottom) break;
            const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
            const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
            const lower = Math.min(one.box.height, other.box.height);
            if (wide > 2 && high > lower * .5 && one.element !== other.element)
                found.push(`“${one.words}” and “${other.words}” lie on each other`);
        }
    });
    return [...new Set(found)].slice(0, 8);
}
