import {css} from 'lit';

export const overviewStyles = css`
  .headline { display: flex; gap: 10px; align-items: baseline; font-size: var(--large); line-height: 28px; font-weight: 600; margin: 0 0 16px; }
  .headline ops-status { flex: none; }
  .health-cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 260px), 1fr)); gap: 12px; }
  .health header { display: flex; flex-wrap: wrap; gap: 2px 12px; align-items: baseline; }
  .figures { display: flex; flex-wrap: wrap; gap: 2px 12px; margin: 4px 0; font-size: var(--small); }
  .health ops-ticks { margin-top: 8px; }
  .scale { display: flex; justify-content: space-between; font-size: 0.75rem; line-height: 16px; margin: 2px 0 0; }
  .message, .stale { margin: 8px 0 0; font-size: var(--small); }
  .alerts, .limits { list-style: none; margin: 0; padding: 0; }
  .alerts li { display: grid; grid-template-columns: 110px minmax(0, 1fr) minmax(0, auto) max-content; gap: 4px 16px; align-items: center; padding: 6px 0; border-bottom: 1px solid var(--line); }
  .alerts .what { display: flex; flex-wrap: wrap; gap: 0 12px; align-items: baseline; overflow-wrap: anywhere; }
  .alerts ops-acknowledge { font-size: var(--small); max-width: 480px; }
  .numbers { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); margin: 0; border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); }
  .numbers div { padding: 8px 12px; border-inline-start: 1px solid var(--line); min-width: 0; }
  .numbers div:first-child { border-inline-start: 0; }
  .numbers dt { color: var(--muted); font-size: var(--small); }
  .numbers dd { margin: 0; font-size: var(--large); line-height: 28px; font-variant-numeric: tabular-nums; }
  .numbers dd.compared { font-size: 0.75rem; line-height: 16px; color: var(--muted); }
  .columns { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 0 40px; }
  .limits li { padding: 0 0 12px; }
  .limits .name { margin: 0; font-size: var(--small); }
  @media (pointer: coarse), (max-width: 720px) { .hint { display: none; } }
  @media (max-width: 960px) {
    .columns { grid-template-columns: minmax(0, 1fr); }
    .alerts li { grid-template-columns: 110px minmax(0, 1fr); }
    .alerts ops-acknowledge, .alerts .window { grid-column: 2; justify-self: start; }
  }
  @media (max-width: 720px) {
    .numbers { grid-template-columns: repeat(2, minmax(0, 1fr)); }
    .numbers div { border: 0; padding: 6px 12px; }
    .numbers div:first-child { grid-column: 1 / -1; }
    .alerts li { grid-template-columns: minmax(0, 1fr); }
    .alerts ops-acknowledge, .alerts .window { grid-column: 1; }
  }
`;
