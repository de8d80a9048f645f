import {LitElement, css, html, nothing} from 'lit';
import {SETTINGS_CHANGED, settings} from '../frame/settings';
import {clockTime, localTime, utc, visible} from '../text/format';

/**
 * A moment: `<ops-time .at=${event.created_at}></ops-time>`, with milliseconds, or to the minute with `short`. Local or
 * UTC by the switch of the header; the exact UTC form is shown on hover and focus. Within a link or button that one has
 * the focus.
 */
export class OpsTime extends LitElement {
  static properties = {at: {attribute: false}, short: {type: Boolean}};
  static styles = css`
    :host { position: relative; white-space: nowrap; }
    time:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
    .tip {
      display: var(--tip, none); position: absolute; z-index: 2; inset-block-start: 100%; inset-inline-start: 0;
      padding: 4px 8px; margin-block-start: 4px; border: 1px solid var(--line); border-radius: var(--radius);
      background: var(--surface); color: var(--text); font: var(--small) var(--mono); box-shadow: var(--shade);
    }
    time:focus-visible + .tip, :host(:hover) .tip { display: block; }
  `;
  declare at: string | null | undefined;
  declare short: boolean;
  private inLink = false;

  connectedCallback(): void {
    super.connectedCallback();
    this.inLink = this.closest('a, button, summary') !== null;
    window.addEventListener(SETTINGS_CHANGED, this.changed);
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener(SETTINGS_CHANGED, this.changed);
  }

  render() {
    const {zone} = settings();
    const exact = utc(this.at);
    if (exact === '–') return html`${visible(this.at)}`;
    return html`<time datetime=${exact} tabindex=${this.inLink ? nothing : 0}
      >${this.short ? clockTime(this.at, zone) : localTime(this.at, zone)}</time
      ><span class="tip" role="tooltip">${exact}</span>`;
  }

  private readonly changed = () => this.requestUpdate();
}

customElements.define('ops-time', OpsTime);
