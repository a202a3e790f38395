// Each line of words in the drawings that stands out too little from what is behind it, as WCAG counts contrast.
() => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
    const pixel = color => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const light = color => pixel(color).slice(0, 3).map(part => part / 255)
        .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
        .reduce((sum, part, index) => sum + part * [.2126, .7152, .0722][index], 0);
    const seen = color => color !== "none" && pixel(color)[3] > 0;
    const behind = element => {
        for (let up = element; up; up = up.parentElement)
            if (seen(getComputedStyle(up).backgroundColor)) return getComputedStyle(up).backgroundColor;
        return "canvas";
    };
    return [...document.querySelectorAll(".drawing text")].flatMap(text => {
        const rect = text.parentElement.querySelector(":scope > rect");
        const box = rect ? getComputedStyle(rect).fill : "none";
        const [ink, ground] = [getComputedStyle(text).fill, seen(box) ? box : behind(text.closest("svg"))];
        const [low, high] = [light(ink), light(ground)].sort((one, other) => one - other);
        const contrast = (high + .05) / (low + .05);
        return contrast >= 4.5 ? [] : [`“${text.textContent}”: ${ink} on ${ground} is ${contrast.toFixed(1)} to 1`];
    });
}
