import { init } from 'echarts';
import { bars } from './echarts-bars.js';
import { start } from './page.js';

start(bars(init));
