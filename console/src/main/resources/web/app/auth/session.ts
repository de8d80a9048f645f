// Who is signed in. The access token is in memory only.

/** Fired on `window` after a sign-in, a sign-out and an end of the session. */
export const SESSION_CHANGED = 'ops-session';

export class Session {
  /** `starting` until it is known whether another tab or this one's storage has a session. */
  state: 'starting' | 'out' | 'in' = 'starting';
  token: string | null = null;

  begin(token: string): void {
    this.token = token;
    this.enter('in');
  }

  /** Gets a token other than the one that was used; false where that is not possible. */
  async renew(used: string | null): Promise<boolean> {
    return used !== this.token && this.token !== null;
  }

  end(): void {
    this.token = null;
    this.enter('out');
  }

  private enter(state: 'out' | 'in'): void {
    this.state = state;
    window.dispatchEvent(new CustomEvent(SESSION_CHANGED));
  }
}

export const session = new Session();
