// Each line of words in the drawings that stands out too little from what is behind it, as WCAG counts contrast.
() => [...document.querySelectorAll(".drawing text")].flatMap(text => {
    const rect = text.parentElement.querySelector(":scope > rect");
    const box = rect ? getComputedStyle(rect).fill : "none";
    const ink = getComputedStyle(text).fill;
    const ground = contrast.opacity(box) > 0 ? box : contrast.behind(text.closest("svg"), .01);
    const found = contrast.ratio(ink, ground);
    return found >= 4.5 ? [] : [`“${text.textContent}”: ${ink} on ${ground} is ${found.toFixed(1)} to 1`];
})
