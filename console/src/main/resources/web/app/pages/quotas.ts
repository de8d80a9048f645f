import {LitElement, html} from 'lit';
import {shared} from '../parts/styles';

/** `<quotas-page>`: gets `.route` from the frame, anew with each change of the URL. */
export class QuotasPage extends LitElement {
  static properties = {route: {attribute: false}};
  static styles = [shared];

  render() {
    return html`<h1 tabindex="-1">Quotas</h1>`;
  }
}

customElements.define('quotas-page', QuotasPage);
