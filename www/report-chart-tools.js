// What few readers use: arranging, comparing, listening, taking away. A module of its own, loaded when it is first asked for.

import { fillExplore } from './explore.js';
import { loadFullEngine } from './full-engine.js';
import { loadReadingModule } from './load-reading.js';
import { openReport } from './own-report.js';
import { showPins } from './pins.js';
import { readAlong } from './read-along.js';
import { fillTakeaway } from './takeaway.js';

export { fillExplore, fillTakeaway, loadFullEngine, loadReadingModule, openReport, readAlong, showPins };
