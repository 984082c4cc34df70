import { LineChart } from 'echarts/charts';
import { DataZoomInsideComponent, GridComponent, TitleComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { line } from './echarts-lines.js';
import { start } from './line-page.js';

use([LineChart, DataZoomInsideComponent, GridComponent, TitleComponent, TooltipComponent, CanvasRenderer]);
start(line(init));
