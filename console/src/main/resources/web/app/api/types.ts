// What the API under /ops answers. All times are ISO 8601 in UTC (created_at with microseconds); all fields snake_case.
// A field that is `null` may also be absent.

export type Role = 'ops_viewer' | 'ops_operator' | 'ops_admin';
export type Health = 'ok' | 'degraded' | 'down';
export type Status = 'started' | 'ok' | 'error' | 'denied_role' | 'denied_quota' | 'abandoned';

/** GET /ops/config, without a token. */
export interface Config {
  version: string;
  sandbox: boolean;
  refresh_s: number;              // 5 on the hub, 15 on functions
  issuer: string | null;          // of Supabase Auth, such as https://x.supabase.co/auth/v1; null in a sandbox
  publishable_key: string | null; // header apikey; null: sign-in is not configured
  sign_in: string[];              // 'email', and OAuth providers of Supabase such as 'github', 'google', 'azure'
  tools_url: string | null;       // where tools are called, relative to the page; null: each has a host of its own
}

/** GET /ops/me */
export interface Me {
  now: string; caller_id: string; name: string; role: Role; role_of_token: Role;
  may: { acknowledge: boolean; see_all: boolean };
}

/** GET /ops/providers: what is configured, read only. */
export interface Catalogue { now: string; providers: ConfiguredProvider[]; errors: string[]; max_days: number /* retention of events; the earliest `from` */ }
export interface ConfiguredProvider {
  provider: string; title: string; enabled: boolean; base_url: string; allowed_hosts: string[];
  limits: { role: Role; quota_class: string; calls: number; window_s: number }[]; // a role without an entry of a class has no limit
  tools: ConfiguredTool[];
}
export interface ConfiguredTool { tool: string; summary: string; effect: 'read' | 'write'; enabled: boolean; min_role: Role; quota_class: string; timeout_ms: number }

/** GET /ops/pulse */
export interface Pulse {
  now: string;
  newest_event_at: string | null; // that the caller may see
  counted_at: string | null;      // how far statistics go
  providers: ProviderNow[];
  open_alerts: Alert[];           // at most 20
  open_alert_count: number;
  calls: Counts;                  // the last 15 minutes
  day_before: Counts;             // the same 15 minutes a day before
  from: string; until: string;    // of calls
}
export interface ProviderNow {
  provider: string; status: Health | null /* never checked */; since: string | null; checked_at: string | null; stale: boolean;
  latency_ms: number | null; message: string | null; upstream_used: number | null; upstream_total: number | null;
}
export interface Counts { ok: number; failed: number; refused: number; p50_ms: number | null; p95_ms: number | null }

/** GET /ops/stats?from&to&step&provider&tool&by=none|provider|tool&compare=1d|7d ; at most 400 points in a series. */
export interface Stats {
  now: string; from: string; to: string; step_s: number; counted_at: string | null;
  series: Series[];
  compared: Series[]; // the same, `compare` before, with the points' times as they were then; empty without compare
}
export interface Series { provider: string | null; tool: string | null; total: Counts; points: (Counts & { at: string })[] }

/** GET /ops/failures?from&to : what fails or is refused most, at most 20. */
export interface Failures { now: string; scope: 'own' | 'all'; capped: boolean; failures: Failure[] }
export interface Failure { provider: string; tool: string; status: Status; error: string | null; calls: number; callers: number | null; first_at: string; last_at: string }

/** GET /ops/events?filter&before|after&limit (1 to 200, 50); filter = provider tool caller role status error host request_id from to q min_ms max_ms ; status and error may be comma-separated lists, status also has 'failed' (error, abandoned) and 'refused'. */
export interface EventPage {
  now: string; from: string; to: string;
  events: EventRow[];           // newest first
  older: string | null;         // cursor for `before`; null: there is nothing older in the range
  newest: string;               // cursor for `after`; always there
  more_newer: boolean;          // with `after`: the page is full and newer ones remain
  end: 'more' | 'all' | 'budget';  // all: reached `from`; budget: stopped searching at searched_until, `older` goes on
  searched_until: string | null;
  indexed_until: string | null; // of a word search: words of newer events are read one by one
}
export interface EventRow {
  id: string; created_at: string; finished_at: string | null; provider: string; tool: string; schema_version: string | null;
  caller_id: string | null; caller_kind: 'user' | 'workflow' | 'anonymous'; caller_name: string | null; caller_role: Role | 'none';
  status: Status; error: string | null; duration_ms: number | null; hostname: string | null; client: string | null;
  request_id: string | null; replay_of: string | null;
}

/** GET /ops/events/histogram?filter : bars over time of what the list has, and their number. */
export interface Histogram {
  now: string; from: string; to: string; step_s: number; points: { at: string; ok: number; failed: number; refused: number }[];
  count: number; capped: boolean;  // capped: 10,000 and more
  complete_from: string;           // points before it are not counted (cap or budget)
}

/** GET /ops/events/{id} */
export interface EventDetail {
  now: string; event: EventRow & { issuer: string | null; claims: Record<string, string> | null };
  body: 'own' | 'look_is_recorded'; // the latter of another caller; who may not look at it gets 404 for the event as a whole
  looks: { caller_id: string; name: string | null; at: string }[]; // of administrators at this body; at most 20, for administrators
  why: Why | null;               // of a call that was refused or failed
}
export interface Why {
  sentence: string;               // for a person: what decided
  rule: { path: string; value: string } | null; // of provider-config.yaml, such as providers.socket.tools[scan.repo].min_role
  role: { in_force: Role | 'none'; now: Role | 'none' | null } | null; // null now: not known to this reader
  helps: string | null;           // what would have helped
  would_pass_now: 'yes' | 'no' | 'unknown';
  quota: { quota_class: string; limit: number; window_s: number; window_start: string; window_end: string; used: number | null; calls: EventRow[] } | null;
  alert: Alert | null; checks: Check[]; // for circuit_open
}
export interface Check { provider: string; status: Health; latency_ms: number; message: string; checked_at: string }

/** GET /ops/events/{id}/body */
export interface EventBody { now: string; payload: unknown; result: unknown; recorded: boolean }

/** GET /ops/events/{id}/related */
export interface Related {
  now: string; same_request: EventRow[]; before: EventRow[]; after: EventRow[]; // 5 each, of the same caller
  same_failure: { calls: number; capped: boolean; callers: number | null; first_at: string; last_at: string } | null; // ±15 min
  alerts: Alert[]; // of the provider, open at that time
}

/** GET /ops/quotas?caller&provider */
export interface Quotas { now: string; scope: 'own' | 'all'; capped: boolean; quotas: QuotaNow[] }
export interface QuotaNow {
  caller_id: string; caller_name: string | null; caller_kind: 'user' | 'workflow' | null; role: Role | 'none' | null; live: boolean | null;
  provider: string; quota_class: string; window_s: number; window_start: string; window_end: string;
  used: number; limit: number | null /* unlimited */; out_at: string | null; refused: number /* in this window */;
  windows: { start: string; used: number }[]; // the last 24 with their gaps filled, oldest first, this one last
}

/** GET /ops/providers/{p}/health?from&to&step */
export interface HealthHistory {
  now: string; provider: string; from: string; to: string; step_s: number;
  points: { at: string; worst: Health; p50_ms: number; max_ms: number; checks: number; upstream_used: number | null; upstream_total: number | null }[];
  spells: { status: Health; from: string; until: string | null; checks: number; message: string }[]; // newest first, at most 50; of all but ok
  up_share: number | null; // checks that were not down
}

/** GET /ops/alerts?state=open|closed|all&kind&subject&before&limit */
export interface AlertPage { now: string; alerts: Alert[]; older: string | null }
export interface Alert {
  id: string; kind: 'provider_health' | 'error_rate' | 'default_partition' | 'sealing' | 'seal_export'; subject: string;
  severity: 'warning' | 'critical'; title: string; message: string; opened_at: string; changed_at: string; closed_at: string | null;
  acknowledged_at: string | null; acknowledged_by: string | null; acknowledged_name: string | null; note: string | null;
}
/** GET /ops/alerts/{id} */
export interface AlertDetail {
  now: string; alert: Alert;
  provider: string | null; // that it is of
  checks: Check[];         // the last before it opened, oldest first
  deliveries: Delivery[] | null; // for administrators
  hit: { scope: 'own' | 'all'; calls: number; failed: number; refused: number; capped: boolean; callers: { caller_id: string; name: string | null; calls: number }[] | null } | null;
}
export interface Delivery { webhook: string; type: string; state: 'pending' | 'delivered' | 'failed'; attempts: number; last_error: string | null; created_at: string; next_attempt_at: string | null; finished_at: string | null }

/** POST /ops/alerts/{id}/acknowledge {note?: string} ; outcome 'acknowledged': someone was first */
export interface Acknowledged { now: string; outcome: 'ok' | 'acknowledged'; alert: Alert }

/** GET /ops/events.jsonl, /ops/events.csv with the filter; the last line of JSON Lines is {"count","sha256","until","next"}; of CSV a line beginning with #. */

/** application/problem+json of every failure. */
export interface Problem {
  type: string; title: string; status: number; detail: string; code: string; event_id: string | null; // the request id is the header X-Request-Id
  violations?: { field: string; message: string }[];
}

/** GET /sandbox/tokens, loopback only. */
export interface SandboxTokens { tokens: { role: Role; name: string; token: string }[] }
