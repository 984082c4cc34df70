// The reading bundle as it is published beside the folder studio/, whose modules are published as they are.
export * from './reading/report-chart-reading.js';
