// Text in the main part that is shown nowhere in it. Left out is what a reader can open without JavaScript
// (details, tabs of radio buttons, the menu), what says honestly that it isn't there yet (hidden), and what is for
// paper alone.
() => {
    const main = document.querySelector("main");
    if (!main?.checkVisibility()) return ["main: missing or not shown"];
    const closed = "details:not([open]) > :not(summary), [hidden], dialog, template, noscript, script, style, "
        + ".paper-only, "
        + "title, desc, option, nav, .tabbed-content";
    const isShown = node => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return range.getClientRects().length > 0
            && node.parentElement.checkVisibility({visibilityProperty: true, opacityProperty: true});
    };
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT), texts = [];
    while (walker.nextNode()) if (/[\p{L}\p{N}]/u.test(walker.currentNode.data)) texts.push(walker.currentNode);
    const shown = new Set(texts.filter(isShown).map(node => node.data.trim()));
    const lost = texts.filter(node => !shown.has(node.data.trim()) && !node.parentElement.closest(closed));
    const name = element => [element.tagName.toLowerCase(), ...element.classList].join(".");
    const heading = main.querySelector("h1")?.checkVisibility() ? [] : ["h1: missing or not shown in main"];
    return [...heading, ...lost.map(node => `${name(node.parentElement)}: “${node.data.trim().slice(0, 60)}”`)];
}
