import {LitElement, html} from 'lit';
import {shared} from '../parts/styles';

/** `<overview-page>`: gets `.route` from the frame, anew with each change of the URL. */
export class OverviewPage extends LitElement {
  static properties = {route: {attribute: false}};
  static styles = [shared];

  render() {
    return html`<h1 tabindex="-1">Overview</h1>`;
  }
}

customElements.define('overview-page', OverviewPage);
