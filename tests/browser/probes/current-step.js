// How much the number of the current step of a ladder stands out, as WCAG counts contrast.
() => {
    const number = document.querySelector(".ladder__rung[aria-current] .ladder__no");
    return contrast.ratio(getComputedStyle(number).color, contrast.behind(number, .5));
}
