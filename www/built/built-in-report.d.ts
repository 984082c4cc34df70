/** The hash of the built-in report, in the form of `integrity`. */
export const BUILT_IN_REPORT: string;
