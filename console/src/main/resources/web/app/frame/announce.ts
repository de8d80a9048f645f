/** Fired on `window`; the frame puts the text into its live region. */
export const ANNOUNCED = 'ops-announce';

/** Tells readers of screens a count or a change of state, politely. Not for each poll. */
export function announce(text: string): void {
  window.dispatchEvent(new CustomEvent<string>(ANNOUNCED, {detail: text}));
}
