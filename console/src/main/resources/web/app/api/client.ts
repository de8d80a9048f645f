// The only way to the server: adds the token, limits the time, and turns each failure into a ProblemError.

import {session} from '../auth/session';
import {observe} from '../frame/clock';
import type {Problem} from './types';

const LONGEST_MS = 15_000;
const LONGEST_PAUSE_MS = 60_000;

export type Params = Record<string, string | number | undefined | null>;

/** A failed request. */
export class ProblemError extends Error {
  /**
   * @param status of the response; 0 where there was none
   * @param requestId finds the request in the log of the server
   */
  constructor(readonly problem: Problem, readonly status: number, readonly requestId: string | null) {
    super(problem.detail);
  }

  static of(e: unknown): ProblemError {
    if (e instanceof ProblemError) return e;
    const late = e instanceof DOMException && e.name === 'TimeoutError';
    const detail = late ? 'The server did not answer in time.' : 'The server was not reached.';
    return new ProblemError(made('Not reached', 0, detail, 'not_reached'), 0, null);
  }
}

export class Client {
  /** Parameters that are null, undefined or empty are left out. */
  async get<T>(path: string, params?: Params, signal?: AbortSignal): Promise<T> {
    return this.json<T>(await this.send('GET', path, {params, signal}));
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    return this.json<T>(await this.send('POST', path, {body}));
  }

  /** Reads a file piece by piece, for exports, however long it takes; fails when nothing comes for a minute. */
  async download(path: string, params: Params, signal: AbortSignal, take: (piece: Uint8Array<ArrayBuffer>) => void):
      Promise<void> {
    const pause = new AbortController();
    let timer = 0;
    const wait = () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => pause.abort(new DOMException('Nothing came.', 'TimeoutError')), LONGEST_PAUSE_MS);
    };
    try {
      wait();
      const reader = (await this.send('GET', path, {params, signal, limit: pause.signal})).body!.getReader();
      for (let read = await reader.read(); !read.done; read = await reader.read()) {
        wait();
        take(read.value);
      }
    } catch (e) {
      if (signal.aborted) throw e;
      throw ProblemError.of(e);
    } finally {
      clearTimeout(timer);
    }
  }

  private async json<T>(response: Response): Promise<T> {
    let body;
    try {
      body = await response.json();
    } catch {
      // What answers with a page instead of JSON is a proxy, or a sign-in page of a network.
      throw new ProblemError(made('Not understood', response.status, 'The server answered with something else than JSON.',
          'not_understood'), 0, response.headers.get('X-Request-Id'));
    }
    if (typeof body?.now === 'string') observe(body.now);
    return body;
  }

  private async send(method: string, path: string,
      {params, body, signal, limit}: {params?: Params; body?: unknown; signal?: AbortSignal; limit?: AbortSignal}):
      Promise<Response> {
    const url = new URL(path, location.origin);
    for (const [name, value] of Object.entries(params ?? {})) {
      if (value != null && value !== '') url.searchParams.set(name, String(value));
    }
    const ask = (token: string | null) => {
      const inTime = limit ?? AbortSignal.timeout(LONGEST_MS);
      return fetch(url, {
        method,
        signal: signal ? AbortSignal.any([inTime, signal]) : inTime,
        headers: {
          ...(token && {Authorization: `Bearer ${token}`}),
          ...(body !== undefined && {'Content-Type': 'application/json'}),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        credentials: 'omit',
        cache: 'no-store',
      });
    };
    try {
      const {token, signIns} = session;
      const goesOn = () => session.state === 'in' && session.signIns === signIns;
      let response = await ask(token);
      if (response.status === 401 && goesOn()) {
        const renewal = await session.renew(token);
        if (renewal === 'later') {
          throw new ProblemError(made('Not reached', 0, 'The sign-in service was not reached.', 'not_reached'), 0, null);
        }
        if (renewal === 'new' && goesOn()) response = await ask(session.token);
        // The server is certain now; whatever the page shows stays.
        if (response.status === 401 && goesOn()) session.end();
      }
      // A refusal of the session before says nothing about this one, in whose name nothing is changed unasked.
      if (response.status === 401 && method === 'GET' && session.signIns !== signIns) {
        return await this.send(method, path, {params, body, signal, limit});
      }
      if (!response.ok) throw await failure(response);
      return response;
    } catch (e) {
      if (signal?.aborted) throw e;
      throw ProblemError.of(e);
    }
  }
}

/** Shared by all pages. */
export const client = new Client();

async function failure(response: Response): Promise<ProblemError> {
  const requestId = response.headers.get('X-Request-Id');
  let problem: Problem | undefined;
  if (response.headers.get('Content-Type')?.includes('json')) {
    problem = await response.json().catch(() => undefined);
  }
  problem = typeof problem?.detail === 'string' ? problem
      : made(response.statusText || 'Failed', response.status, `The server answered with status ${response.status}.`, 'unknown');
  return new ProblemError(problem, response.status, requestId);
}

function made(title: string, status: number, detail: string, code: string): Problem {
  return {type: 'about:blank', title, status, detail, code, event_id: null};
}
