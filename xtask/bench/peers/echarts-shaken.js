import { BarChart } from 'echarts/charts';
import { GridComponent, TitleComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { bars } from './echarts-bars.js';
import { start } from './page.js';

use([BarChart, GridComponent, TitleComponent, TooltipComponent, CanvasRenderer]);
start(bars(init));
