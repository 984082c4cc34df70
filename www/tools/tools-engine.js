// The second program, which does all that the first does and what few readers ask for.

import { engineOf } from '../loader/engine.js';
import { TOOLS_BUNDLE } from '../built/tools-bundle.js';
import { instantiate } from '../built/report_charts_tools.js';

/** Reports of the page's own that charts show, by number: `{text, from, users, awaited}`, the last one how many charts are about to. */
export const ownReports = new Map();

// A fresh instance knows what the dead one knew.
export const loadFullEngine = engineOf(TOOLS_BUNDLE, async (module) => {
  const program = await instantiate(module);
  ownReports.forEach(({ text, from }, number) => program.open_report(number, text, from));
  return { ...program, full: true };
});
