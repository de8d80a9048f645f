import {LitElement, css, html, nothing} from 'lit';
import type {Me} from '../api/types';
import {session} from '../auth/session';
import {shared} from '../parts/styles';
import {count, visible} from '../text/format';
import {config} from './config';
import './freshness-label';
import {navigate, path, type Page, type Route} from './router';
import {set, settings, type Theme} from './settings';

const PAGES: [Page, string][] = [
  ['overview', 'Overview'], ['operations', 'Operations'], ['quotas', 'Quotas'], ['providers', 'Providers'], ['alerts', 'Alerts'],
];
const THEMES: [Theme, string][] = [['system', 'System'], ['light', 'Light'], ['dark', 'Dark']];

/** `<ops-header>`: pages, search, freshness and the reader's settings. Fires `help`. */
export class OpsHeader extends LitElement {
  static properties = {route: {attribute: false}, me: {attribute: false}, alerts: {attribute: false}, settings: {attribute: false}};
  static styles = [shared, css`
    .bar {
      display: flex; flex-wrap: wrap; align-items: center; gap: 4px 16px; padding: 8px 16px; background: var(--surface);
      border-block-end: 1px solid var(--line);
    }
    .product { font-weight: 600; color: inherit; text-decoration: none; white-space: nowrap; }
    nav { display: flex; gap: 4px; }
    nav a { padding: 4px 8px; border-radius: var(--radius); color: inherit; text-decoration: none; white-space: nowrap; }
    nav a:hover { background: var(--raised); }
    nav a[aria-current] { background: var(--accent-ground); color: var(--accent); font-weight: 600; }
    .alerts { color: var(--down); font-weight: 600; }
    form { flex: 1 1 160px; max-width: 360px; }
    input { width: 100%; }
    .end { display: flex; align-items: center; gap: 4px; margin-inline-start: auto; }
    details { position: relative; }
    summary {
      cursor: pointer; padding: 4px 8px; border-radius: var(--radius); list-style: none; max-width: 220px; overflow: hidden;
      text-overflow: ellipsis; white-space: nowrap;
    }
    summary::-webkit-details-marker { display: none; }
    summary:hover { background: var(--raised); }
    .menu {
      position: absolute; z-index: 10; inset-inline-end: 0; inset-block-start: calc(100% + 4px); display: grid; gap: 12px;
      min-width: 240px; max-width: calc(100vw - 24px); box-shadow: 0 4px 16px rgb(0 0 0 / 20%);
    }
    .menu p { overflow-wrap: anywhere; }
    label { display: flex; justify-content: space-between; align-items: center; gap: 8px; }
    @media (max-width: 719px) {
      .bar { padding: 8px 12px; column-gap: 8px; }
      form { order: 3; flex-basis: 100%; max-width: none; }
      .zone { display: none; }
      .end { gap: 0; }
      summary { max-width: 72px; padding-inline: 4px; }
      nav {
        position: fixed; z-index: 5; inset: auto 0 0 0; justify-content: space-around; gap: 0; background: var(--surface);
        border-block-start: 1px solid var(--line); padding: 4px max(4px, env(safe-area-inset-left)) max(4px, env(safe-area-inset-bottom));
      }
      nav a { font-size: 0.75rem; padding: 12px 4px; }
    }
  `];
  declare route: Route;
  declare me: Me | undefined;
  declare alerts: number | undefined;
  declare settings: unknown;

  focusSearch(): void {
    this.renderRoot.querySelector<HTMLInputElement>('input[type=search]')?.select();
    this.renderRoot.querySelector<HTMLInputElement>('input[type=search]')?.focus();
  }

  render() {
    const {zone} = settings();
    return html`<div class="bar">
      <a class="product" href=${path('overview')}>Ops console</a>
      <nav aria-label="Pages">${PAGES.map(([page, name]) => html`
        <a href=${path(page)} aria-current=${this.route.page === page ? 'page' : nothing}>${name}${page === 'alerts' && this.alerts
          ? html` <span class="alerts"><span aria-hidden="true">●</span>${count(this.alerts)}<span class="hidden-text"> open</span></span>`
          : nothing}</a>`)}</nav>
      <form role="search" @submit=${this.search}>
        <input type="search" name="q" aria-label="Search operations: words, an event id or a trace id"
          placeholder="Search calls  /" maxlength="200" autocomplete="off" spellcheck="false">
      </form>
      <div class="end">
        <ops-freshness></ops-freshness>
        <button class="quiet zone" aria-pressed=${String(zone === 'utc')} title="Local time or UTC (u)"
          @click=${this.toggleZone}>${zone === 'utc' ? 'UTC' : 'Local'}<span class="hidden-text"> time</span></button>
        ${this.menu()}
      </div>
    </div>`;
  }

  private menu() {
    const {zone, theme} = settings();
    const name = this.me ? visible(this.me.name) : 'Settings';
    return html`<details @keydown=${this.closeByEscape} @focusout=${this.closeByLeaving}>
      <summary title=${name}>${name}</summary>
      <div class="card menu">
        ${this.me ? html`<p>${visible(this.me.name)}<br><span class="muted">${visible(this.me.role)}${this.me.role !== this.me.role_of_token
          ? html` (the token says ${visible(this.me.role_of_token)})` : nothing}</span></p>` : nothing}
        <label>Theme <select @change=${this.chooseTheme}>${THEMES.map(([value, text]) =>
          html`<option value=${value} ?selected=${value === theme}>${text}</option>`)}</select></label>
        <label>Times <select @change=${this.chooseZone}>
          <option value="local" ?selected=${zone === 'local'}>Local</option>
          <option value="utc" ?selected=${zone === 'utc'}>UTC</option></select></label>
        <button @click=${this.help}>Keys (?)</button>
        ${this.me || session.state === 'in' ? html`<button @click=${() => session.signOut()}
          >${config()?.sandbox ? 'Change role' : 'Sign out'}</button>` : nothing}
        <p class="small muted">Version ${visible(config()?.version)}</p>
      </div>
    </details>`;
  }

  private search(submit: Event) {
    submit.preventDefault();
    const input = this.renderRoot.querySelector<HTMLInputElement>('input[type=search]');
    const text = input?.value.trim();
    if (!input || !text) return;
    navigate(path('operations', null, {q: text}));
    input.value = '';
    input.blur();
  }

  private closeByEscape(event: KeyboardEvent) {
    const details = event.currentTarget as HTMLDetailsElement;
    if (event.key !== 'Escape' || !details.open) return;
    details.open = false;
    details.querySelector('summary')?.focus();
    event.preventDefault();
  }

  private closeByLeaving(event: FocusEvent) {
    const details = event.currentTarget as HTMLDetailsElement;
    if (!details.contains(event.relatedTarget as Node | null)) details.open = event.relatedTarget === null && details.open;
  }

  private chooseTheme(event: Event) {
    set({theme: (event.target as HTMLSelectElement).value as Theme});
  }

  private chooseZone(event: Event) {
    set({zone: (event.target as HTMLSelectElement).value === 'utc' ? 'utc' : 'local'});
  }

  private toggleZone() {
    set({zone: settings().zone === 'utc' ? 'local' : 'utc'});
  }

  private help() {
    this.dispatchEvent(new CustomEvent('help'));
  }
}

customElements.define('ops-header', OpsHeader);
