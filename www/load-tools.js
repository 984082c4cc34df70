// What few readers use, loaded when one does. A line of its own: in a frame it is inside already, and
// frame-tools.js stands here instead.

import { beside, fetchWhole } from './fetch-engine.js';
import { TOOLS_MODULE, importTools } from './programs.js';

let tools = null;

// Importing compares no hash, so the file is fetched and compared before; then the browser has it at hand. A build tool that
// made it part of another file has changed it, and answers for that file itself.
export function loadTools() {
  if (!tools) {
    const there = beside(TOOLS_MODULE.name);
    const compared = there ? fetchWhole({ ...TOOLS_MODULE, address: () => there }) : Promise.resolve();
    tools = compared.then(importTools);
    tools.catch(() => {
      tools = null;
    });
  }
  return tools;
}
