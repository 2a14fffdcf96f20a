import { BarChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import * as core from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

// Only what the page draws with, so that the chunk stays small.
core.use([BarChart, GridComponent, SVGRenderer]);

export interface Bar {
  code: string;
  name: string;
  value: number;
  color: string;
}

const INK = '#33404d';

/** Draws bars into an element; `pick` hears which one was clicked. Returns the way to take it away. */
export function drawBars(
  element: HTMLElement,
  bars: readonly Bar[],
  pick: (code: string) => void,
): () => void {
  const chart = core.init(element, undefined, { renderer: 'svg' });
  // Each name keeps to the room under its own bar, on two lines where it is long.
  const labelWidth = (): number => Math.max(40, (element.clientWidth - 16) / bars.length - 6);
  const most = Math.max(1, ...bars.map(({ value }) => value));
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: 'inherit' },
    grid: { left: 8, right: 8, top: 26, bottom: 38 },
    xAxis: {
      type: 'category',
      data: bars.map(({ name }) => name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: '#c4ccd4' } },
      axisLabel: {
        color: INK,
        fontSize: 12,
        lineHeight: 15,
        interval: 0,
        width: labelWidth(),
        overflow: 'break',
      },
    },
    yAxis: { type: 'value', show: false, min: 0, max: most },
    series: [
      {
        type: 'bar',
        barMaxWidth: 52,
        barMinHeight: 2,
        label: { show: true, position: 'top', color: INK, fontSize: 13 },
        data: bars.map(({ value, color }) => ({ value, itemStyle: { color, borderRadius: [3, 3, 0, 0] } })),
      },
    ],
  });
  // At once, not with the next frame: a page that is printed or in the background has none.
  chart.getZr().flush();
  chart.on('click', ({ dataIndex }) => {
    const bar = bars[dataIndex];
    if (bar && bar.value > 0) pick(bar.code);
  });
  const watch = new ResizeObserver(() => {
    chart.resize();
    chart.setOption({ xAxis: { axisLabel: { width: labelWidth() } } });
  });
  watch.observe(element);
  return () => {
    watch.disconnect();
    chart.dispose();
  };
}
