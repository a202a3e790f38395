// What the probes that reckon with colors share; it stands before each of them.
const contrast = (() => {
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
    return {
        opacity: color => color === "none" ? 0 : pixel(color)[3] / 255,
        // As WCAG counts it, from 1 to 21.
        ratio: (one, other) => {
            const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
            return (high + .05) / (low + .05);
        },
        // The color behind what is in an element: that of the nearest one around it that is opaque enough.
        behind: (element, least) => {
            for (let up = element; up; up = up.parentElement) {
                const {backgroundColor} = getComputedStyle(up);
                if (contrast.opacity(backgroundColor) >= least) return backgroundColor;
            }
            return "canvas";
        },
    };
})();
