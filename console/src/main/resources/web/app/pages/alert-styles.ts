import {css} from 'lit';

export const alertStyles = css`
  .alerts { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line); }
  .alerts > li { border-bottom: 1px solid var(--line); padding: 10px 0; }
  .line { display: grid; grid-template-columns: 110px minmax(0, 2fr) minmax(0, 1.6fr) minmax(0, 2fr) 140px; gap: 4px 16px; align-items: start; }
  .line h2 { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
  .closed .line h2 { font-weight: 400; }
  .when { display: grid; }
  .line .window { text-align: right; }
  .body { padding: 8px 0 8px 126px; display: grid; gap: 20px; }
  .body[hidden] { display: none; }
  .body h3 { margin: 0 0 4px; }
  .body p { margin: 0; }
  .narrow { max-width: 420px; }
  .end { text-align: center; margin-top: 12px; }
  @media (max-width: 1000px) {
    .line { grid-template-columns: 110px minmax(0, 1fr) max-content; }
    .line ops-acknowledge { grid-column: 2 / -1; }
    .line .window { grid-column: 2 / -1; text-align: left; }
  }
  @media (max-width: 720px) {
    .line { grid-template-columns: minmax(0, 1fr); }
    .line ops-acknowledge, .line .window { grid-column: 1; }
    .body { padding-left: 0; }
  }
`;
