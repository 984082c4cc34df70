import { init } from 'echarts';
import { line } from './echarts-lines.js';
import { start } from './line-page.js';

start(line(init));
