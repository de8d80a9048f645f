import {LitElement, html} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import type {Route} from '../frame/router';
import {pageStyles} from './page-styles';
import './provider-list';
import './provider-view';

/** All providers, or the one that the path names. */
export class ProvidersPage extends LitElement {
  static styles = pageStyles;
  static properties = {route: {attribute: false}};

  declare route: Route;

  protected render() {
    const {id, params} = this.route;
    return id
      ? keyed(id, html`<provider-view .provider=${id} .rangeName=${params.get('range')}></provider-view>`)
      : html`<provider-list></provider-list>`;
  }
}

customElements.define('providers-page', ProvidersPage);
