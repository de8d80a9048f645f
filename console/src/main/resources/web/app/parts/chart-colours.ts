/**
 * Reads custom properties as colours that a canvas understands, and tells when the theme has changed. A property's text may be a reference or a
 * function of CSS, thus the browser resolves it as the colour of an element.
 */
export class ChartColours {
  private readonly known = new Map<string, string>();
  private readonly system = matchMedia('(prefers-color-scheme: dark)');
  private readonly switched = new MutationObserver(() => this.changed());
  private readonly changed = () => {
    this.known.clear();
    this.redraw();
  };

  constructor(private readonly host: HTMLElement, private readonly redraw: () => void) {}

  watch() {
    this.system.addEventListener('change', this.changed);
    this.switched.observe(document.documentElement, {attributes: true});
    this.known.clear();
  }

  rest() {
    this.system.removeEventListener('change', this.changed);
    this.switched.disconnect();
  }

  /** Returns the colour of a custom property such as `--ok`, as `rgb(…)`. */
  of(name: string): string {
    let colour = this.known.get(name);
    if (colour === undefined) {
      const probe = document.createElement('i');
      probe.hidden = true;
      probe.style.setProperty('color', `var(${name})`);
      this.host.shadowRoot!.append(probe);
      colour = getComputedStyle(probe).color;
      probe.remove();
      this.known.set(name, colour);
    }
    return colour;
  }
}
