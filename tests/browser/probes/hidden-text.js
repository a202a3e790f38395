// Text in the main part that isn't shown. Left out is what a reader can open without JavaScript
// (details, tabs of radio buttons, the menu) and what says honestly that it isn't there yet (hidden).
() => {
    const main = document.querySelector("main");
    if (!main || !main.checkVisibility()) return ["main: missing or not shown"];
    const closed = "details:not([open]) > :not(summary), [hidden], dialog, template, noscript, script, style, "
        + "title, desc, option, nav, .tabbed-content";
    const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT), found = new Map();
    for (let node; (node = texts.nextNode());) {
        const element = node.parentElement, range = document.createRange();
        range.selectNodeContents(node);
        const shown = range.getClientRects().length
            && element.checkVisibility({visibilityProperty: true, opacityProperty: true});
        if (/[\p{L}\p{N}]/u.test(node.data) && !shown && !element.closest(closed))
            found.set(element, `${element.tagName.toLowerCase()}.${element.className}: “${node.data.trim().slice(0, 60)}”`);
    }
    const heading = main.querySelector("h1")?.checkVisibility() ? [] : ["h1: missing or not shown in main"];
    return [...heading, ...found.values()];
}
