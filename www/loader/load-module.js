// @ts-check
// Loads a script of the same build on demand.

import { beside, fetchWhole } from './fetch-engine.js';

/**
 * A function that promises the exports of a module. It is loaded once, and again after an error.
 *
 * `import()` compares no hash, so the file is fetched and compared first; the browser then has it in its cache. A build tool
 * that has made the module part of another file has changed it, and vouches for that file.
 *
 * @template Exports
 * @param {import('../shared/types.js').PublishedFile} module
 * @param {() => Promise<Exports>} load
 * @returns {() => Promise<Exports>}
 */
export function moduleLoader(module, load) {
  /** @type {Promise<Exports> | null} */
  let loaded = null;
  return () => {
    if (!loaded) {
      const address = beside(module.name);
      const compared = address ? fetchWhole({ ...module, address: () => address }) : Promise.resolve();
      loaded = compared.then(load);
      loaded.catch(() => {
        loaded = null;
      });
    }
    return loaded;
  };
}
