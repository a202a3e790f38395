// Waits until running transitions have ended and fonts are there.
() => Promise.allSettled(
    document.getAnimations()
        .filter(a => a.timeline instanceof DocumentTimeline && a.playState === "running"
            && Number.isFinite(a.effect.getComputedTiming().endTime))
        .map(a => a.finished)
).then(() => document.fonts.ready).then(() => null)
