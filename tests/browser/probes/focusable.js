// Everything that a key should reach, numbered in the order of the page (data-stop), and what it is called. Of the radio
// buttons of a group one is enough; the browser goes to the others by its arrow keys.
() => {
    const wanted = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
    const seen = element => element.checkVisibility({visibilityProperty: true})
        && !element.closest("[inert]") && element.getClientRects().length > 0;
    const groups = new Set();
    const once = element => {
        if (element.type !== "radio") return true;
        const group = `${element.form?.id}/${element.name}`;
        const chosen = [...document.querySelectorAll("input[type=radio]")]
            .some(other => other.name === element.name && other.form === element.form && other.checked);
        if (groups.has(group) || (chosen && !element.checked)) return false;
        groups.add(group);
        return true;
    };
    return [...document.querySelectorAll(wanted)]
        .filter(element => element.tabIndex >= 0 && !element.disabled && seen(element) && once(element))
        .map((element, index) => {
            element.dataset.stop = index;
            return `${element.tagName.toLowerCase()} “${(element.ariaLabel ?? element.textContent ?? "").trim().slice(0, 40)}” ${element.getAttribute("href") ?? element.name ?? ""}`;
        });
}
