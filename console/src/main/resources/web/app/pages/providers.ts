import {LitElement, html} from 'lit';
import {shared} from '../parts/styles';

/** `<providers-page>`: gets `.route` from the frame, anew with each change of the URL. */
export class ProvidersPage extends LitElement {
  static properties = {route: {attribute: false}};
  static styles = [shared];

  render() {
    return html`<h1 tabindex="-1">Providers</h1>`;
  }
}

customElements.define('providers-page', ProvidersPage);
