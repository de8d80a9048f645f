import {css} from 'lit';

export const drawerStyle = css`
  :host { display: block; }
  #drawer { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; overflow-wrap: anywhere;
    align-content: start; padding: 0 16px 16px; background: var(--surface);
    border-left: 1px solid var(--line); min-height: 100%; }
  header { display: flex; gap: 8px; align-items: center; position: sticky; top: 0; z-index: 3; padding: 8px 0;
    background: var(--surface); border-bottom: 1px solid var(--line); }
  h2 { flex: 1; font-size: var(--large); min-width: 0; max-height: 3.9em; overflow: hidden; }
  h3 { font-size: inherit; margin-bottom: 4px; }
  .state { margin: 0; }
  .part { min-width: 0; }
  .steps { margin: 0; padding-left: 20px; }
  dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 2px 12px; margin: 0; }
  dt { color: var(--muted); }
  dd { margin: 0; overflow-wrap: anywhere; }
  details { margin-top: 8px; }
  summary { cursor: pointer; }
`;
