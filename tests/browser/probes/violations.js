// What axe finds, one line for each element.
options => axe.run(options).then(results => results.violations.flatMap(rule =>
    rule.nodes.map(node => {
        const reasons = [...node.any, ...node.all, ...node.none].map(check => check.message);
        return `${rule.id}: ${node.target.flat().join(" ")}: ${reasons.join(" ")}`;
    })))
