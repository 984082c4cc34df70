// The second program, which does all that the first does and what few readers ask for.

import { engineOf } from './engine.js';
import { TOOLS_PROGRAM } from './tools-program.js';
import { instantiate } from './report_charts_tools.js';

export const loadFullEngine = engineOf(TOOLS_PROGRAM, async (module) => ({ ...(await instantiate(module)), full: true }));
