import {css} from 'lit';

export const pageStyle = css`
  :host { display: block; }
  .page { display: grid; gap: 12px; }
  .layout { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; align-items: start; }
  .calls { display: grid; gap: 8px; min-width: 0; }
  .bar { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; min-height: 32px; }
  .bar .space { flex: 1; }
  .bar h1 { font-size: var(--large); margin: 0; }
  #newer { border-color: var(--accent); color: var(--accent); font-weight: 600; border-radius: 16px; }
  .pill { position: sticky; top: 4px; z-index: 2; height: 0; overflow: visible;
    display: grid; justify-items: center; }
  operations-list { scroll-margin-top: 8px; }
  .end { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; justify-content: center; padding: 8px; }
  .outdated { opacity: 0.6; }
  .empty { padding: 24px 16px; text-align: center; border: 1px dashed var(--line); border-radius: 4px; }
  .empty pre { text-align: left; padding: 8px; overflow: auto; background: var(--raised); font: var(--small) / 1.5 var(--mono); }
  .live { display: inline-flex; gap: 4px; align-items: center; }
  .live input { min-height: 0; margin: 0; }
  operations-drawer { position: fixed; inset: 0 0 0 auto; width: min(640px, 100vw); z-index: 5;
    overflow: auto; overscroll-behavior: contain;
    background: var(--surface); }
  @media (min-width: 1240px) {
    .layout.open { grid-template-columns: minmax(0, 1fr) 560px; }
    operations-drawer { position: sticky; inset: auto; top: 0; width: auto; overscroll-behavior: auto;
      height: 100vh; }
  }
  @media (max-width: 720px) {
    operations-drawer { inset: 0; width: 100vw; z-index: 30; }
  }
`;
