const PRODUCT = 'Ops console';

/** Names the page in the tab: `title('netdata', 'Providers')` is "netdata – Providers – Ops console". */
export function title(...parts: string[]): void {
  document.title = [...parts, PRODUCT].join(' – ');
}
