// Each set whose reserve is on a line of its own and begins it with the dot that stands between two numbers, or touches
// the boxes below.
() => [...document.querySelectorAll(".card-sheet__plan tbody tr")].flatMap(row => {
    const [set, load, , reserve, box] = row.cells;
    const dotted = getComputedStyle(reserve, "::before").content !== "none";
    const below = reserve.getBoundingClientRect().top >= load.getBoundingClientRect().bottom - 1;
    const room = box.getBoundingClientRect().top - reserve.getBoundingClientRect().bottom;
    const faults = [...below && dotted ? ["begins with a dot"] : [], ...below && room < 0 ? ["touches the boxes"] : []];
    return faults.map(fault => `${set.textContent.trim()}: ${fault}`);
})
