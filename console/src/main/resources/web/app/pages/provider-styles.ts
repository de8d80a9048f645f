import {css} from 'lit';

export const providerStyles = css`
  .crumb { margin: 0; }
  .state { margin: 0 0 24px; }
  .state .row { gap: 4px 16px; }
  #health ops-ticks, #health .scale { max-width: 720px; }
  .warn { color: var(--degraded); }
  .charts { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 16px 32px; }
  figure { margin: 0; min-width: 0; }
  figcaption { font-size: var(--small); color: var(--muted); }
  .scale { display: flex; justify-content: space-between; font-size: 0.75rem; line-height: 16px; margin: 2px 0 12px; }
  .facts { margin: 0 0 16px; display: grid; gap: 4px; font-size: var(--small); }
  .facts div { display: grid; grid-template-columns: 130px minmax(0, 1fr); gap: 12px; }
  .facts dt { color: var(--muted); }
  .facts dd { margin: 0; overflow-wrap: anywhere; }
  .columns { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 20px 40px; }
  @media (max-width: 960px) { .columns, .charts { grid-template-columns: minmax(0, 1fr); } }
`;
