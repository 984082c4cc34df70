// @ts-check
// Errors of files and bundles.

/** @typedef {import('./types.js').ReportError} ReportError */

/**
 * A file could not be loaded; a later attempt may succeed.
 *
 * @param {string} path
 * @param {string} message
 * @returns {ReportError}
 */
export function unavailable(path, message) {
  return { code: 'engine-unavailable', path, message };
}

/**
 * A file can never be used in this browser or on this page.
 *
 * @param {string} path
 * @param {string} message
 * @returns {ReportError}
 */
export function unusable(path, message) {
  return { ...unavailable(path, message), final: true };
}

/**
 * Writes a line to the console, which a page may have replaced.
 *
 * @param {string} message
 */
export function logError(message) {
  try {
    console.error(message);
  } catch (silenced) {
    // The page gets an event as well.
  }
}
