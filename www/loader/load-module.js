// A module of ours that is loaded when somebody asks for it.

import { beside, fetchWhole } from './fetch-engine.js';

/**
 * A function that promises the exports of a module, which it loads once; after a fault it is tried anew.
 *
 * Importing compares no hash, so the file is fetched and compared before; then the browser has it at hand. A build tool that
 * made it part of another file has changed it, and answers for that file itself.
 */
export function loaderOf(module, load) {
  let loaded = null;
  return () => {
    if (!loaded) {
      const there = beside(module.name);
      const compared = there ? fetchWhole({ ...module, address: () => there }) : Promise.resolve();
      loaded = compared.then(load);
      loaded.catch(() => {
        loaded = null;
      });
    }
    return loaded;
  };
}
