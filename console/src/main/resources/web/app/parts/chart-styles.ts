import {css} from 'lit';

/** The rules that uPlot's elements need, as its own style sheet does not reach into a shadow root, and those of the chart around it. */
export const chartStyles = css`
  :host {
    display: block; min-width: 0;
    --series-1: var(--accent);
    --series-2: light-dark(#a0286e, #f48fb1);
    --series-3: light-dark(#00707c, #5cc8d6);
    --series-4: light-dark(#8f4300, #ffb074);
    --series-5: light-dark(#5a6400, #c5cf5a);
    --series-6: light-dark(#4a5568, #b8c1cc);
  }
  .plot { height: var(--chart-height, 200px); position: relative; outline-offset: 2px; border-radius: 4px; overflow: hidden; }
  .plot:focus-visible { outline: 2px solid var(--accent); }
  .uplot, .uplot * { box-sizing: border-box; }
  .uplot { position: absolute; inset: 0; }
  .u-wrap { position: relative; user-select: none; }
  .u-over, .u-under, .u-axis { position: absolute; }
  .u-under { overflow: hidden; }
  .uplot canvas { display: block; position: relative; width: 100%; height: 100%; }
  .u-select { position: absolute; pointer-events: none; background: var(--accent); opacity: 0.18; }
  .u-cursor-x, .u-cursor-y, .u-cursor-pt { position: absolute; left: 0; top: 0; pointer-events: none; }
  .u-cursor-x { height: 100%; border-right: 1px dashed var(--muted); }
  .u-cursor-pt { border-radius: 50%; }
  .u-off { display: none; }
  .legend { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 4px 0; min-height: 20px; font-size: var(--small); color: var(--muted); }
  .key { display: inline-flex; align-items: center; gap: 6px; }
  button.key { min-height: 24px; padding: 0 4px; margin-inline-start: -4px; border: 0; background: none; color: inherit; font-size: inherit; }
  button.key[aria-pressed='false'] { text-decoration: line-through; }
  button.key[aria-pressed='false'] .swatch { visibility: hidden; }
  .key b { color: var(--text); font-weight: 600; font-variant-numeric: tabular-nums; }
  .moment { font-variant-numeric: tabular-nums; color: var(--text); }
  .moment:empty { display: none; }
  .swatch { width: 20px; height: 8px; flex: none; }
  details { font-size: var(--small); }
  summary { color: var(--accent); min-height: 24px; cursor: pointer; width: max-content; padding: 2px 0; }
  .scroll { max-height: 240px; overflow: auto; }
  table { width: auto; font-size: var(--small); }
  th, td { padding: 2px 16px 2px 0; text-align: right; font-weight: 400; white-space: nowrap; color: var(--text); }
  th[scope='row'], th:first-child { text-align: left; }
  thead th { color: var(--muted); position: sticky; top: 0; background: var(--raised); padding-inline-start: 0; }
  @media (max-width: 720px) { .plot { height: 140px; } }
`;
