import {LitElement, html} from 'lit';
import {shared} from '../parts/styles';

/** `<alerts-page>`: gets `.route` from the frame, anew with each change of the URL. */
export class AlertsPage extends LitElement {
  static properties = {route: {attribute: false}};
  static styles = [shared];

  render() {
    return html`<h1 tabindex="-1">Alerts</h1>`;
  }
}

customElements.define('alerts-page', AlertsPage);
