// What few readers use: arranging, comparing, listening, taking away. A module of its own, loaded when it is first asked for.

import { fillExplore } from './explore.js';
import { loadFullEngine } from './tools-engine.js';
import { loadReadingModule } from '../loader/load-reading.js';
import { openReport } from './custom-report.js';
import { showPins } from './pins.js';
import { readAlong } from './read-along.js';
import { fillTakeaway } from './export-panel.js';

export { fillExplore, fillTakeaway, loadFullEngine, loadReadingModule, openReport, readAlong, showPins };
