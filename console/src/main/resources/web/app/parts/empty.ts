import {LitElement, css, html} from 'lit';
import {shared} from './styles';

/** An empty list: `<ops-empty heading="No calls in the last 24 hours."><a href=…>Last 7 days</a></ops-empty>`; why, and what to do. */
export class OpsEmpty extends LitElement {
  static properties = {heading: {}};
  static styles = [shared, css`
    :host { display: block; }
    div { display: grid; justify-items: center; gap: 8px; padding: 32px 16px; text-align: center; color: var(--muted); }
    p { color: var(--text); }
  `];
  declare heading: string;

  render() {
    return html`<div><p>${this.heading}</p><slot></slot></div>`;
  }
}

customElements.define('ops-empty', OpsEmpty);
