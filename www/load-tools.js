// What few readers use, loaded when one does. A line of its own: in a frame it is inside already, and
// frame-tools.js stands here instead.

import { fetchWhole } from './fetch-engine.js';
import { TOOLS_MODULE, importTools } from './programs.js';

let tools = null;

// Importing compares no hash, so the file is fetched and compared before; then the browser has it at hand.
export function loadTools() {
  if (!tools) {
    tools = fetchWhole(TOOLS_MODULE).then(importTools);
    tools.catch(() => {
      tools = null;
    });
  }
  return tools;
}
