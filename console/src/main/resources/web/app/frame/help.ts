import {LitElement, css, html} from 'lit';
import {shared} from '../parts/styles';
import {set, settings} from './settings';

const KEYS: [keys: string[], does: string][] = [
  [['/'], 'Search operations'],
  [['g', 'o'], 'Overview'],
  [['g', 'p'], 'Operations'],
  [['g', 'q'], 'Quotas'],
  [['g', 'r'], 'Providers'],
  [['g', 'a'], 'Alerts'],
  [['j'], 'Next call or alert'],
  [['k'], 'Call or alert before'],
  [['Enter'], 'Open it'],
  [['Esc'], 'Close or cancel what is open'],
  [['n'], 'Show newer calls'],
  [['.'], 'Live or paused'],
  [['u'], 'Local time or UTC'],
  [['c'], 'Copy a link to what is shown'],
  [['?'], 'This help'],
];

/** `<ops-help>`: the keys, and the switch that turns them off. */
export class OpsHelp extends LitElement {
  static styles = [shared, css`
    dialog {
      border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); color: var(--text);
      padding: 16px; max-width: min(480px, calc(100vw - 32px)); max-height: calc(100vh - 32px);
    }
    dialog::backdrop { background: rgb(0 0 0 / 40%); }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: 8px 16px; margin-block: 12px; }
    dt, dd { margin: 0; }
    kbd {
      font: var(--small) var(--mono); border: 1px solid var(--line); border-radius: var(--radius); padding: 1px 6px;
      background: var(--raised);
    }
    .row { justify-content: space-between; }
    label { display: flex; gap: 8px; align-items: center; }
    input { min-height: 0; }
  `];

  show(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
    this.requestUpdate();
  }

  render() {
    return html`<dialog aria-labelledby="heading" @click=${this.closeOutside}>
      <div class="row"><h1 id="heading">Keys</h1><button @click=${this.close} autofocus>Close</button></div>
      <dl>${KEYS.map(([keys, does]) => html`
        <dt>${keys.map((key, i) => html`${i ? ' then ' : ''}<kbd>${key}</kbd>`)}</dt><dd>${does}</dd>`)}
      </dl>
      <label><input type="checkbox" .checked=${settings().keys} @change=${this.toggle}> Keys of one letter are on</label>
    </dialog>`;
  }

  private close() {
    this.renderRoot.querySelector('dialog')?.close();
  }

  private closeOutside(click: Event) {
    if (click.target instanceof HTMLDialogElement) this.close();
  }

  private toggle(event: Event) {
    set({keys: (event.target as HTMLInputElement).checked});
  }
}

customElements.define('ops-help', OpsHelp);
