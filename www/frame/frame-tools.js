// @ts-check
// The tools bundle for frames, a classic script. It hands its exports over at its own element, so that it defines no globals.

import { TOOLS_BUNDLE } from '../built/tools-bundle.js';
import { fillExplore, fillTakeaway, fullEngineFor, isForOtherSites, linkSources, loadFullEngine, loadReadingModule, readAlong, showPins } from '../tools/report-chart-tools.js';

const script = /** @type {import('./script-tools.js').ToolsScript} */ (document.currentScript);
script.build = TOOLS_BUNDLE.integrity;
script.tools = { fillExplore, fillTakeaway, fullEngineFor, isForOtherSites, linkSources, loadFullEngine, loadReadingModule, readAlong, showPins };
