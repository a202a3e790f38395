// Keeps what the content security policy stops, from the first byte of the page on.
() => {
    window.breaches = [];
    document.addEventListener("securitypolicyviolation", event =>
        window.breaches.push(`${event.effectiveDirective} stops ${event.blockedURI} (line ${event.lineNumber})`));
}
