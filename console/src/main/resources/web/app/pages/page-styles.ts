import {css} from 'lit';
import {shared} from '../parts/styles';

/** Styles that the pages share. A table of class `cards` turns into cards on phones, by the `data-label` of its cells. */
export const pageStyles = [shared, css`
  :host { display: block; min-width: 0; }
  h1 { margin-bottom: 12px; }
  h1:focus { outline: none; }
  h2 { margin: 0 0 8px; }
  h1 .small, h2 .small, h3 .small { font-weight: 400; }
  section { margin: 0 0 28px; min-width: 0; }
  a.plain { color: inherit; text-decoration-color: color-mix(in srgb, currentColor 50%, transparent); }
  a.plain:hover, a.plain:focus-visible { text-decoration-color: currentColor; color: var(--accent); }
  .stale { color: var(--degraded); }
  .failure, .revoked { color: var(--down); }
  .loading { display: grid; gap: 8px; }
  .loading .skeleton:last-child { width: 60%; }
  .head { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: baseline; justify-content: space-between; margin-bottom: 8px; }
  .head h1, .head h2 { margin: 0; }
  .tabs { display: flex; gap: 4px; font-size: var(--small); }
  .tabs a { padding: 6px 12px; text-decoration: none; border-block-end: 2px solid transparent; }
  .tabs a[aria-current='page'] { color: var(--text); border-color: var(--accent); font-weight: 600; }
  .tabs a:hover { background: var(--raised); }
  .lead .small, .lead .muted { font-weight: 400; }
  .before { display: block; font-size: 0.75rem; color: var(--muted); }
  .wrap { overflow-wrap: anywhere; }
  .card { min-width: 0; }
  table { font-size: var(--small); }
  th, td { padding: 6px 16px 6px 0; }
  th { white-space: nowrap; }
  td { overflow-wrap: anywhere; }
  td.number { white-space: nowrap; }
  th:last-child, td:last-child { padding-right: 0; }
  .filters { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: end; margin-bottom: 16px; }
  .filters label { display: grid; gap: 2px; font-size: var(--small); color: var(--muted); }
  .filters input, .filters select { color: var(--text); font-size: var(--normal); }
  .chart-small { --chart-height: 160px; }
  @media (max-width: 720px) {
    table.cards thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    table.cards, table.cards tbody { display: block; }
    table.cards tr { display: grid; gap: 4px; padding: 10px 0; border-bottom: 1px solid var(--line); }
    table.cards td { display: flex; gap: 16px; justify-content: space-between; border: 0; padding: 0; text-align: end; white-space: normal; }
    table.cards td::before { content: attr(data-label); color: var(--muted); flex: none; }
    table.cards td.lead { justify-content: flex-start; font-weight: 600; text-align: start; }
    table.cards td.lead::before { content: none; }
    table.dense tr { grid-template-columns: repeat(2, minmax(0, 1fr)); column-gap: 24px; }
    table.dense td.lead, table.dense td.full { grid-column: 1 / -1; }
    table.cards td:empty { display: none; }
    .before { display: inline; margin-inline-start: 8px; }
    button { min-height: 40px; }
    .chart-small, ops-chart { --chart-height: 140px; }
  }
`];
