// @ts-check
// Features that few readers use: choices, comparison, sonification, export, and custom reports that the custom bundle does not draw.
// A separate bundle, loaded on demand.

import { loadReadingModule } from '../loader/load-reading.js';
import { integrityOf } from './edition.js';
import { fillExplore } from './explore.js';
import { fillTakeaway } from './export-panel.js';
import { isForOtherSites } from './other-sites.js';
import { showPins } from './pins.js';
import { readAlong } from './read-along.js';
import { linkSources } from './source-links.js';
import { fullEngineFor, loadFullEngine } from './tools-engine.js';
import { workbook } from './workbook.js';

export { fillExplore, fillTakeaway, fullEngineFor, integrityOf, isForOtherSites, linkSources, loadFullEngine, loadReadingModule, readAlong, showPins, workbook };
