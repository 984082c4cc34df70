// The tools bundle as it is published beside the folder studio/, whose modules are published as they are.
export * from './tools/report-chart-tools.js';
