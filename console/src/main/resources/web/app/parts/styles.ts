import {css} from 'lit';

/**
 * The looks that elements share: `static styles = [shared, css`…`]`. Has bare elements (links, buttons, fields, tables,
 * headings) and the classes `card`, `primary`, `quiet`, `muted`, `mono`, `small`, `row`, `hidden-text`, `skeleton`, `scroll`.
 */
export const shared = css`
  *, *::before, *::after { box-sizing: border-box; }
  :host([hidden]), [hidden] { display: none !important; }
  h1, h2, h3 { font-size: var(--normal); font-weight: 600; margin: 0; line-height: 1.3; }
  h1 { font-size: var(--large); }
  p { margin: 0; }
  a { color: var(--accent); text-underline-offset: 2px; }
  a:hover { text-decoration-thickness: 2px; }
  a:focus-visible ops-time { --tip: block; }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
  button, select, input, textarea {
    font: inherit; color: inherit; min-height: 32px; border: 1px solid var(--line); border-radius: var(--radius);
    background: var(--surface); padding: 0 8px; max-width: 100%;
  }
  textarea { padding: 8px; }
  input::placeholder, textarea::placeholder { color: var(--muted); opacity: 1; }
  button { cursor: pointer; padding: 0 12px; }
  button:hover:not(:disabled) { background: var(--raised); }
  button:disabled { cursor: default; color: var(--muted); }
  button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
  button.primary:hover:not(:disabled) { background: var(--accent); text-decoration: underline; }
  button.primary:disabled { opacity: 0.6; }
  button.quiet { border-color: transparent; background: none; }
  button.quiet:hover { background: var(--raised); }
  table { border-collapse: collapse; width: 100%; }
  th { text-align: start; font-weight: 600; font-size: var(--small); color: var(--muted); }
  th, td { padding: 4px 8px; border-block-end: 1px solid var(--line); vertical-align: top; }
  td.number, th.number { text-align: end; }
  .card { background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); padding: 12px; box-shadow: var(--shade); }
  .row { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
  .muted { color: var(--muted); }
  .small { font-size: var(--small); }
  .mono { font-family: var(--mono); font-size: var(--small); overflow-wrap: anywhere; }
  .scroll { overflow-x: auto; }
  .hidden-text {
    position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
  }
  .skeleton { color: transparent; background: var(--raised); border-radius: var(--radius); animation: appear 0s 150ms both; min-height: 1.45em; }
  @keyframes appear { from { visibility: hidden; } to { visibility: visible; } }
  @media (prefers-reduced-motion: reduce) {
    * { transition: none !important; scroll-behavior: auto !important; }
  }
`;
