// @ts-check
// What few readers use: choices, comparison, sonification, export, custom reports. A bundle of its own, loaded on demand.

import { loadReadingModule } from '../loader/load-reading.js';
import { openReport } from './custom-report.js';
import { fillExplore } from './explore.js';
import { fillTakeaway } from './export-panel.js';
import { showPins } from './pins.js';
import { readAlong } from './read-along.js';
import { loadFullEngine } from './tools-engine.js';

export { fillExplore, fillTakeaway, loadFullEngine, loadReadingModule, openReport, readAlong, showPins };
