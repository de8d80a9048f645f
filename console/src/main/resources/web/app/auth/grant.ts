/** A right to ask, for a while. */
export interface Grant {
  token: string;
  /** Null in a sandbox. */
  refresh: string | null;
  /** By this browser's clock, in milliseconds; null: it ends when the server says so. */
  ends: number | null;
  /** The role that was picked in a sandbox. */
  picked: string | null;
}

/** The caller of a token, to tell two of them apart; the server alone checks tokens. */
export function subject(token: string): string {
  try {
    const payload = token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
    return JSON.parse(atob(payload)).sub ?? token;
  } catch {
    return token;
  }
}
