// @ts-check
// The tools bundle for frames, a classic script.

import { TOOLS_BUNDLE } from '../built/tools-bundle.js';
import { fillExplore, fillTakeaway, fullEngineFor, integrityOf, isForOtherSites, linkSources, loadFullEngine, loadReadingModule, readAlong, showPins, workbook } from '../tools/report-chart-tools.js';

const script = /** @type {import('./inert-script.js').RunScript<typeof import('../tools/report-chart-tools.js')>} */ (document.currentScript);
script.build = TOOLS_BUNDLE.integrity;
script.exported = { fillExplore, fillTakeaway, fullEngineFor, integrityOf, isForOtherSites, linkSources, loadFullEngine, loadReadingModule, readAlong, showPins, workbook };
