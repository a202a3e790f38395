// The stop that has the focus, and what is wrong with how that is shown (WCAG 2.2: 2.4.7, 2.4.11, 1.4.11).
() => {
    const element = document.activeElement;
    if (!element || element === document.body) return {stop: null, faults: []};
    const ringed = candidate => {
        const {outlineStyle, outlineWidth} = getComputedStyle(candidate);
        return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    };
    // A control that is drawn by its label shows its focus there.
    const bearer = [element, ...(element.labels ?? []), element.nextElementSibling, element.parentElement]
        .find(candidate => candidate && ringed(candidate));
    const faults = [];
    if (!bearer) faults.push("no ring");
    else {
        const {outlineColor, outlineOffset} = getComputedStyle(bearer);
        const ground = contrast.behind(parseFloat(outlineOffset) < 0 ? bearer : bearer.parentElement, 1);
        const found = contrast.ratio(outlineColor, ground);
        if (found < 3) faults.push(`ring ${outlineColor} on ${ground} is ${found.toFixed(1)} to 1`);
    }
    const shown = bearer ?? element;
    const boxes = [...shown.getClientRects()].filter(box => box.width && box.height);
    const points = boxes.flatMap(box => [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]]
        .map(([x, y]) => [box.x + box.width * x, box.y + box.height * y]));
    const free = points.some(([x, y]) => {
        const top = document.elementFromPoint(x, y);
        return top && (shown.contains(top) || top.contains(shown) && top !== document.documentElement && top !== document.body
            || [...(element.labels ?? [])].some(label => label.contains(top)));
    });
    if (!free) faults.push("covered, or off the screen");
    return {stop: element.dataset.stop ?? null, faults};
}
