import {client} from '../api/client';
import type {Me} from '../api/types';
import {session} from '../auth/session';
import type {Pace} from './pace';

/** What the reader may do; asked again every minute, and at once with another token. */
export function loadMe(pace: Pace): Promise<Me> {
  return pace.every(60, `me ${session.token}`, () => client.get('/ops/me'));
}
