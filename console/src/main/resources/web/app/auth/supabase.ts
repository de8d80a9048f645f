// The few requests to Supabase Auth that a sign-in needs.

import type {Grant} from './grant';

const LONGEST_MS = 15_000;

/** A refusal of Supabase Auth, or no response: then `final` is false and a later try may work. */
export class SignInError extends Error {
  constructor(message: string, readonly final: boolean) {
    super(message);
  }
}

export class SupabaseAuth {
  constructor(private readonly issuer: string, private readonly key: string) {
  }

  /** Where a browser goes to sign in with a provider such as `github`. */
  authorizeUrl(provider: string, redirect: string, challenge: string): string {
    return `${this.issuer}/authorize?${new URLSearchParams({
      provider, redirect_to: redirect, code_challenge: challenge, code_challenge_method: 's256',
    })}`;
  }

  /** Has a link sent to an address that has an account. */
  async sendLink(email: string, redirect: string, challenge: string): Promise<void> {
    await this.post(`/otp?${new URLSearchParams({redirect_to: redirect})}`,
        {email, create_user: false, code_challenge: challenge, code_challenge_method: 's256'});
  }

  exchange(code: string, verifier: string): Promise<Grant> {
    return this.grant('pkce', {auth_code: code, code_verifier: verifier});
  }

  refresh(token: string): Promise<Grant> {
    return this.grant('refresh_token', {refresh_token: token});
  }

  async signOut(token: string): Promise<void> {
    await this.post('/logout?scope=local', {}, token);
  }

  private async grant(type: string, body: unknown): Promise<Grant> {
    const response = await this.post(`/token?grant_type=${type}`, body);
    const {access_token, refresh_token, expires_in} = await response.json();
    return {token: access_token, refresh: refresh_token, ends: Date.now() + expires_in * 1_000, picked: null};
  }

  private async post(path: string, body: unknown, token?: string): Promise<Response> {
    let response;
    try {
      response = await fetch(this.issuer + path, {
        method: 'POST',
        headers: {'Content-Type': 'application/json', apikey: this.key, ...(token && {Authorization: `Bearer ${token}`})},
        body: JSON.stringify(body),
        credentials: 'omit',
        cache: 'no-store',
        signal: AbortSignal.timeout(LONGEST_MS),
      });
    } catch {
      throw new SignInError('The sign-in service was not reached.', false);
    }
    if (response.ok) return response;
    const said = await response.json().catch(() => ({}));
    const final = response.status < 500 && response.status !== 429;
    throw new SignInError(said.msg ?? said.error_description ?? `The sign-in service answered with status ${response.status}.`, final);
  }
}
