// Each line of words in the drawings that runs out of its box, or out of the drawing.
() => [...document.querySelectorAll(".drawing text")].flatMap(text => {
    const rect = text.parentElement.querySelector(":scope > rect") ?? text.closest("svg");
    const [words, room] = [text, rect].map(element => element.getBoundingClientRect());
    const inside = words.left >= room.left && words.right <= room.right && words.top >= room.top && words.bottom <= room.bottom + 1;
    return inside ? [] : [`“${text.textContent}” ends at ${words.right.toFixed()}, ${words.bottom.toFixed()}, `
        + `its box at ${room.right.toFixed()}, ${room.bottom.toFixed()}`];
})
