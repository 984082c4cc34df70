// What the page is told of files and programs that fail.

/** A fault of a file, for `report-chart-error`. */
export function unavailable(path, message) {
  return { code: 'engine-unavailable', path, message };
}

/** One that no later try will mend. */
export function refused(path, message) {
  return { ...unavailable(path, message), final: true };
}

/** A line on the console; a page may have put something else in its place. */
export function complain(message) {
  try {
    console.error(message);
  } catch (silenced) {
    // The page is told by an event as well.
  }
}
