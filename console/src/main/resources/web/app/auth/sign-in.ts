import {LitElement, css, html, nothing} from 'lit';
import type {SandboxTokens} from '../api/types';
import {config} from '../frame/config';
import {shared} from '../parts/styles';
import {visible} from '../text/format';
import {session} from './session';

const NAMES: Record<string, string> = {azure: 'Microsoft', github: 'GitHub', gitlab: 'GitLab', google: 'Google'};
const ROLES: Record<string, string> = {
  ops_viewer: 'sees health, alerts and its own calls',
  ops_operator: 'also acknowledges alerts',
  ops_admin: 'sees the calls of all',
};

/** `<ops-sign-in>`: in place of the page, or above it where a session has ended; the URL stays. */
export class OpsSignIn extends LitElement {
  static properties = {tokens: {state: true}, problem: {state: true}, sentTo: {state: true}, busy: {state: true}};
  static styles = [shared, css`
    :host { display: grid; justify-items: center; padding: 32px 0; }
    .card { display: grid; gap: 12px; width: min(400px, 100%); padding: 20px; }
    .choices, form { display: grid; gap: 8px; }
    .choices button { text-align: start; padding: 8px 12px; display: grid; }
    .problem { color: var(--down); }
  `];
  declare tokens: SandboxTokens | undefined;
  declare problem: string | null;
  declare sentTo: string | null;
  declare busy: boolean;

  connectedCallback(): void {
    super.connectedCallback();
    this.problem = session.problem;
    if (config()?.sandbox) void this.attempt(async () => (this.tokens = await session.sandboxTokens()));
  }

  render() {
    return html`<section class="card" aria-labelledby="heading">
      <h1 id="heading" tabindex="-1">${session.ended ? 'Your session has ended' : 'Sign in'}</h1>
      ${session.ended ? html`<p>Sign in to go on where you were.</p>` : nothing}
      ${config()?.sandbox ? this.roles() : this.ways()}
      ${this.problem ? html`<p class="problem" role="alert">${visible(this.problem)}</p>` : nothing}
    </section>`;
  }

  private roles() {
    return html`<p>This is a sandbox. Pick whom you want to be:</p>
      <div class="choices">${this.tokens?.tokens.map((it) => html`
        <button ?disabled=${this.busy} @click=${() => this.attempt(() => session.pick(it.role))}>
          <strong>${visible(it.role)}</strong><span class="small">${ROLES[it.role] ?? visible(it.name)}</span>
        </button>`)}</div>`;
  }

  private ways() {
    const ways = config()?.sign_in ?? [];
    if (!config()?.publishable_key) {
      return html`<p>Sign-in is not configured: the server knows no publishable key of Supabase Auth.</p>`;
    }
    if (!window.isSecureContext) {
      return html`<p>Browsers allow a sign-in over https only, or on this machine. Open the console by its https address.</p>`;
    }
    if (this.sentTo) {
      return html`<p role="status">If ${visible(this.sentTo)} has an account, a link is on its way. Open it in this browser,
        and leave this tab open.</p>`;
    }
    return html`
      <div class="choices">${ways.filter((it) => it !== 'email').map((way) => html`
        <button ?disabled=${this.busy} @click=${() => this.attempt(() => session.signInWith(way))}>
          Go on with ${NAMES[way] ?? visible(way)}</button>`)}</div>
      ${ways.includes('email') ? html`<form @submit=${this.sendLink}>
        <label for="email">E-mail</label>
        <input id="email" name="email" type="email" autocomplete="email" required>
        <button class="primary" ?disabled=${this.busy}>Send me a link</button>
      </form>` : nothing}`;
  }

  private sendLink(submit: Event) {
    submit.preventDefault();
    const email = this.renderRoot.querySelector('input')?.value ?? '';
    void this.attempt(async () => {
      await session.sendLink(email);
      this.sentTo = email;
    });
  }

  private async attempt(action: () => Promise<unknown>): Promise<void> {
    this.busy = true;
    this.problem = null;
    try {
      await action();
    } catch (e) {
      this.problem = e instanceof Error ? e.message : String(e);
    }
    this.busy = false;
  }
}

customElements.define('ops-sign-in', OpsSignIn);
