// Tabs of this origin help each other, so that a new one does not ask for a sign-in.

import type {Grant} from './grant';
import type {Pending} from './pkce';

const PATIENCE_MS = 150;

type Message =
  | {kind: 'grant?'; but: string | null; id: string}
  | {kind: 'pending?'; state: string; id: string}
  | {kind: 'reply'; id: string; value: unknown}
  | {kind: 'granted'; grant: Grant}
  | {kind: 'out'};

export interface Tab {
  grant(): Grant | null;
  pending(state: string): Pending | null;
  granted(grant: Grant): void;
  out(): void;
}

export class Tabs {
  private readonly channel = new BroadcastChannel('ops-console');
  private readonly waiting = new Map<string, (value: unknown) => void>();

  constructor(private readonly tab: Tab) {
    this.channel.onmessage = (event: MessageEvent<Message>) => this.receive(event.data);
  }

  /** A grant that another tab has; other than the one with this token, where one is given. */
  grant(but: string | null): Promise<Grant | null> {
    return this.ask<Grant>({kind: 'grant?', but, id: crypto.randomUUID()});
  }

  /** A sign-in that another tab has begun: links in e-mail open a tab of their own. */
  pending(state: string): Promise<Pending | null> {
    return this.ask<Pending>({kind: 'pending?', state, id: crypto.randomUUID()});
  }

  tellGranted(grant: Grant): void {
    this.send({kind: 'granted', grant});
  }

  tellOut(): void {
    this.send({kind: 'out'});
  }

  private ask<T>(question: Message & {id: string}): Promise<T | null> {
    return new Promise((resolve) => {
      const end = (value: unknown) => {
        this.waiting.delete(question.id);
        resolve(value as T | null);
      };
      this.waiting.set(question.id, end);
      setTimeout(() => end(null), PATIENCE_MS);
      this.send(question);
    });
  }

  private receive(message: Message): void {
    switch (message.kind) {
      case 'grant?': {
        const grant = this.tab.grant();
        if (grant && grant.token !== message.but) this.send({kind: 'reply', id: message.id, value: grant});
        break;
      }
      case 'pending?': {
        const pending = this.tab.pending(message.state);
        if (pending) this.send({kind: 'reply', id: message.id, value: pending});
        break;
      }
      case 'reply':
        this.waiting.get(message.id)?.(message.value);
        break;
      case 'granted':
        this.tab.granted(message.grant);
        break;
      case 'out':
        this.tab.out();
        break;
    }
  }

  private send(message: Message): void {
    this.channel.postMessage(message);
  }
}
