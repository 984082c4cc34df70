// @ts-check
// Whether embed code works on pages of other sites: browsers load modules and wasm from another origin only where its server sends a
// header, and without it the page with the code shows nothing.

const HEADER = 'Access-Control-Allow-Origin';

/**
 * Promises whether the server of the script allows it; undefined where this page cannot see that, as in a sandboxed frame.
 *
 * @param {string} script the address of report-chart.js
 * @returns {Promise<boolean | undefined>}
 */
export async function isForOtherSites(script) {
  try {
    if (new URL(script).origin !== self.origin) {
      return undefined;
    }
    // What a cache holds may be older than the settings of the server.
    const { ok, headers } = await fetch(script, { credentials: 'same-origin', cache: 'no-cache' });
    return ok ? headers.has(HEADER) : undefined;
  } catch (unreachable) {
    return undefined;
  }
}
