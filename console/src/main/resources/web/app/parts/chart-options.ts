import uPlot from 'uplot';
import {axisTime, inZone} from './chart-time';

/** One line of a chart. */
export interface ChartLine {
  label: string;
  values: (number | null)[];
  /** A custom property such as `--ok`. */
  color: string;
  /** Lengths of strokes and gaps in pixels; none is a solid line. */
  dash?: number[];
  fill?: boolean;
}

/** A time that is marked behind the lines; seconds, and null while it lasts. */
export interface ChartBand {
  label: string;
  from: number;
  to: number | null;
  color: string;
}

interface Drawn {
  lines: ChartLine[];
  bands: ChartBand[];
  from: number;
  to: number;
  format: (value: number) => string;
  whole: boolean;
  link: string;
  selectable: boolean;
}

interface Surroundings {
  width: number;
  height: number;
  colour: (name: string) => string;
  hidden: (label: string) => boolean;
  moved: (index: number | null) => void;
  selected: (from: number, to: number) => void;
}

const FONT = '12px system-ui, sans-serif';
const WHOLE_STEPS = Array.from({length: 10}, (_, power) => [1, 2, 5].map(step => step * 10 ** power)).flat();

/** Returns uPlot's options; what can change without a new plot (data, range, bands, colours) is read at each drawing. */
export function chartOptions(chart: Drawn, around: Surroundings): uPlot.Options {
  const axis = {
    stroke: () => around.colour('--muted'),
    font: FONT,
    grid: {stroke: () => around.colour('--line'), width: 1},
    ticks: {show: false},
  };
  return {
    width: around.width,
    height: around.height,
    legend: {show: false},
    tzDate: seconds => inZone(seconds),
    padding: [10, 18, 0, 0],
    cursor: {
      y: false,
      points: {size: 7},
      drag: {x: chart.selectable, y: false, setScale: false},
      ...(chart.link ? {sync: {key: chart.link, setSeries: false, filters: {pub: moves, sub: moves}}} : {}),
    },
    scales: {
      x: {time: true, range: () => [chart.from, chart.to]},
      y: {range: (_plot, _low, high) => [0, high > 0 ? high * 1.1 : 1]},
    },
    axes: [
      {...axis, size: 28, values: (_plot, splits, _axis, _space, step) => splits.map(split => axisTime(split, step))},
      {
        ...axis, size: 56, space: 32, values: (_plot, splits) => splits.map(split => chart.format(split)),
        ...(chart.whole ? {incrs: WHOLE_STEPS} : {}),
      },
    ],
    series: [{}, ...chart.lines.map(line => ({
      label: line.label,
      show: !around.hidden(line.label),
      stroke: () => around.colour(line.color),
      width: 2,
      dash: line.dash,
      fill: line.fill ? () => faint(around.colour(line.color)) : undefined,
      points: {show: false},
      spanGaps: false,
    }))],
    hooks: {
      drawClear: [plot => drawBands(plot, chart, around.colour)],
      setCursor: [plot => around.moved(plot.cursor.left === undefined || plot.cursor.left < 0 ? null : plot.cursor.idx ?? null)],
      setSelect: [plot => {
        if (plot.select.width > 3) {
          around.selected(plot.posToVal(plot.select.left, 'x'), plot.posToVal(plot.select.left + plot.select.width, 'x'));
          plot.setSelect({left: 0, top: 0, width: 0, height: 0}, false);
        }
      }],
    },
  };
}

/** Charts follow each other's cursor, and not each other's selection. */
function moves(type: string): boolean {
  return type === 'mousemove' || type === 'mouseleave';
}

function faint(colour: string): string {
  return colour.replace(/^rgb\((.{1,40})\)$/, 'rgba($1, 0.12)');
}

/** A bar on top and a mark at the beginning show a band to readers who see no difference in its colour. */
function drawBands(plot: uPlot, chart: Drawn, colour: (name: string) => string) {
  const {ctx, bbox} = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  for (const band of chart.bands) {
    const left = plot.valToPos(band.from, 'x', true);
    const right = plot.valToPos(Math.min(band.to ?? chart.to, chart.to), 'x', true);
    const width = Math.max(right - left, 2 * devicePixelRatio);
    ctx.fillStyle = colour(band.color);
    ctx.globalAlpha = 0.12;
    ctx.fillRect(left, bbox.top, width, bbox.height);
    ctx.globalAlpha = 1;
    ctx.fillRect(left, bbox.top, width, 3 * devicePixelRatio);
    ctx.fillRect(left, bbox.top, devicePixelRatio, bbox.height);
  }
  ctx.restore();
}
