// Runs before the scripts of each page under test and collects its events, errors and policy violations.
window.collected = { violations: [], uncaught: [], errors: [], selected: [], ready: [] };
addEventListener("securitypolicyviolation", (e) => {
  collected.violations.push(`${e.effectiveDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`);
});
addEventListener("error", (e) => {
  collected.uncaught.push(String(e.message ?? e.target));
});
addEventListener("unhandledrejection", (e) => {
  collected.uncaught.push(String(e.reason));
});
addEventListener("report-chart-ready", (e) => collected.ready.push(e.target));
addEventListener("report-chart-error", (e) => collected.errors.push({ id: e.target.id, ...e.detail }));
addEventListener("report-chart-select", (e) => collected.selected.push({ id: e.target.id, ...e.detail }));
