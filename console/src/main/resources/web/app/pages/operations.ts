import {LitElement, html} from 'lit';
import {shared} from '../parts/styles';

/** `<operations-page>`: gets `.route` from the frame, anew with each change of the URL. */
export class OperationsPage extends LitElement {
  static properties = {route: {attribute: false}};
  static styles = [shared];

  render() {
    return html`<h1 tabindex="-1">Operations</h1>`;
  }
}

customElements.define('operations-page', OperationsPage);
