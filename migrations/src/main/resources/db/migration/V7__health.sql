-- What checks of providers found, and what follows from it: alerts, their delivery, and the knowledge that a provider is down.

create table ops.provider_health (
  id             bigint      generated always as identity primary key,
  provider       text        not null,
  status         text        not null check (status in ('ok', 'degraded', 'down')),
  latency_ms     int         not null check (latency_ms >= 0),
  message        text        not null,
  upstream_used  bigint,
  upstream_total bigint,
  checked_at     timestamptz not null
);

create index provider_health_newest on ops.provider_health (provider, checked_at desc);
create index provider_health_by_time on ops.provider_health (checked_at);

-- The newest knowledge of each provider, one row that calls can look up.
create table ops.provider_state (
  provider    text        primary key,
  latest      text        not null check (latest in ('ok', 'degraded', 'down')),
  latest_at   timestamptz not null,
  -- Knowledge that nobody renews must not keep calls from a provider for ever.
  valid_until timestamptz not null,
  announced   text        not null check (announced in ('ok', 'degraded', 'down')),
  -- When a provider that is down was announced, or a call was last let through to it; and when one last went well.
  trial_at    timestamptz check (trial_at is not null or announced <> 'down'),
  answered_at timestamptz
);

create table ops.alerts (
  id         uuid        primary key default gen_random_uuid(),
  kind       text        not null check (kind in ('provider_health', 'error_rate', 'default_partition')),
  subject    text        not null,
  severity   text        not null check (severity in ('warning', 'critical')),
  title      text        not null,
  message    text        not null,
  opened_at  timestamptz not null,
  changed_at timestamptz not null,
  closed_at  timestamptz
);

create unique index alerts_open_once on ops.alerts (kind, subject) where closed_at is null;
create index alerts_by_time on ops.alerts (opened_at desc);

create table ops.alert_deliveries (
  id              uuid        primary key default gen_random_uuid(),
  position        bigint      generated always as identity,
  alert_id        uuid        not null references ops.alerts on delete cascade,
  webhook         text        not null,
  type            text        not null check (type in ('alert.opened', 'alert.changed', 'alert.closed')),
  body            jsonb       not null,
  state           text        not null default 'pending' check (state in ('pending', 'delivered', 'failed')),
  attempts        int         not null default 0,
  next_attempt_at timestamptz not null,
  last_error      text,
  created_at      timestamptz not null,
  finished_at     timestamptz,
  check ((state = 'pending') = (finished_at is null))
);

create index alert_deliveries_due on ops.alert_deliveries (next_attempt_at) where state = 'pending';
create index alert_deliveries_by_alert on ops.alert_deliveries (alert_id, webhook, position);

-- The webhooks that monitors have told of lately. Two of them may be configured differently.
create table ops.alert_webhooks (
  name    text        primary key,
  seen_at timestamptz not null
);

alter table ops.provider_health enable row level security;
alter table ops.provider_state enable row level security;
alter table ops.alerts enable row level security;
alter table ops.alert_deliveries enable row level security;
alter table ops.alert_webhooks enable row level security;

create policy any_role on ops.provider_health for select to authenticated using (
  ((select auth.jwt()) -> 'app_metadata' ->> 'ops_role') in ('ops_viewer', 'ops_operator', 'ops_admin'));
create policy any_role on ops.alerts for select to authenticated using (
  ((select auth.jwt()) -> 'app_metadata' ->> 'ops_role') in ('ops_viewer', 'ops_operator', 'ops_admin'));
create policy admin on ops.alert_deliveries for select to authenticated using (
  ((select auth.jwt()) -> 'app_metadata' ->> 'ops_role') = 'ops_admin');

revoke all on ops.provider_health, ops.provider_state, ops.alerts, ops.alert_deliveries, ops.alert_webhooks
  from public, anon, authenticated, service_role;
grant select on ops.provider_health, ops.alerts, ops.alert_deliveries to authenticated;

create function ops.status_rank(p_status text) returns int
language sql immutable security definer set search_path = ''
as $$
  select array_position(array['ok', 'degraded', 'down'], p_status) - 1
$$;

-- The webhooks that some monitor had within the last hour.
create function ops.webhooks_in_use() returns setof text
language sql stable security definer set search_path = ''
as $$
  select w.name from ops.alert_webhooks w where w.seen_at > clock_timestamp() - interval '1 hour'
$$;

-- Tells every webhook of an alert, in the alert's present state: those of whoever noticed it, and those of others.
create function ops.announce(p_alert_id uuid, p_type text, p_webhooks text[]) returns void
language sql security definer set search_path = '' set timezone = 'UTC'
as $$
  insert into ops.alert_deliveries (alert_id, webhook, type, body, next_attempt_at, created_at)
  select a.id, webhook, p_type,
         jsonb_build_object('alert_id', a.id, 'kind', a.kind, 'subject', a.subject, 'severity', a.severity, 'title', a.title,
           'message', a.message, 'opened_at', a.opened_at, 'changed_at', a.changed_at, 'closed_at', a.closed_at),
         a.changed_at, a.changed_at
    from ops.alerts a cross join (select unnest(p_webhooks) union select ops.webhooks_in_use()) as told (webhook)
   where a.id = p_alert_id
$$;

-- Brings the alert of a subject to a severity, null for none, and tells the webhooks if that changed anything.
-- Answers opened, changed, closed or null. Two at once for one subject wait for each other.
create function ops.set_alert(
  p_kind text, p_subject text, p_severity text, p_title text, p_message text, p_webhooks text[]) returns text
language plpgsql security definer set search_path = ''
as $$
declare
  v_now   timestamptz := clock_timestamp();
  v_alert ops.alerts;
  v_done  text;
begin
  perform pg_advisory_xact_lock(hashtextextended('ops.alerts/' || p_kind || '/' || p_subject, 0));
  select * into v_alert from ops.alerts a where a.kind = p_kind and a.subject = p_subject and a.closed_at is null;
  if not found then
    if p_severity is null then
      return null;
    end if;
    v_done := 'opened';
    insert into ops.alerts (kind, subject, severity, title, message, opened_at, changed_at)
    values (p_kind, p_subject, p_severity, p_title, p_message, v_now, v_now)
    returning * into v_alert;
  elsif p_severity is not distinct from v_alert.severity then
    return null;
  else
    v_done := case when p_severity is null then 'closed' else 'changed' end;
    update ops.alerts a
       set severity = coalesce(p_severity, a.severity), title = p_title, message = p_message, changed_at = v_now,
           closed_at = case when p_severity is null then v_now end
     where a.id = v_alert.id;
  end if;
  perform ops.announce(v_alert.id, 'alert.' || v_done, p_webhooks);
  return v_done;
end
$$;

-- Keeps what one check found and decides what is announced of the provider: as bad as the mildest of its last p_bad_checks
-- checks, as well as the worst of its last p_good_checks ones. A pause of three intervals begins the count anew, if it is
-- longer than a minute: rounds in which everything hangs may be further apart than a short interval. A check within four
-- fifths of an interval of the one before is not kept, so that two monitors do not count twice.
-- The transition is that of the alert: opened, changed, closed or null.
create function ops.record_health(
  p_provider text, p_status text, p_latency_ms int, p_message text, p_upstream_used bigint, p_upstream_total bigint,
  p_interval_s int, p_bad_checks int, p_good_checks int, p_webhooks text[],
  out recorded boolean, out announced text, out transition text)
language plpgsql security definer set search_path = ''
as $$
declare
  c_statuses   constant text[] := array['ok', 'degraded', 'down'];
  c_severities constant text[] := array[null, 'warning', 'critical'];
  v_longest    interval := make_interval(secs => greatest(3.0 * p_interval_s, 60));
  v_now        timestamptz;
  v_later      timestamptz;
  v_count      int := 0;
  v_check      record;
  v_mildest    int;
  v_worst      int;
  v_rank       int;
begin
  perform pg_advisory_xact_lock(hashtextextended('ops.provider_health/' || p_provider, 0));
  v_now := clock_timestamp();
  v_later := v_now;
  select s.announced, s.latest_at <= v_now - make_interval(secs => 0.8 * p_interval_s) into announced, recorded
    from ops.provider_state s where s.provider = p_provider;
  announced := coalesce(announced, 'ok');
  recorded := coalesce(recorded, true);
  if not recorded then
    return;
  end if;

  insert into ops.provider_health (provider, status, latency_ms, message, upstream_used, upstream_total, checked_at)
  values (p_provider, p_status, p_latency_ms, left(p_message, 500), p_upstream_used, p_upstream_total, v_now);

  for v_check in
    select ops.status_rank(h.status) as rank, h.checked_at from ops.provider_health h where h.provider = p_provider
     order by h.checked_at desc, h.id desc limit greatest(p_bad_checks, p_good_checks)
  loop
    exit when v_check.checked_at < v_later - v_longest;
    v_later := v_check.checked_at;
    v_count := v_count + 1;
    if v_count <= p_bad_checks then
      v_mildest := least(v_mildest, v_check.rank);
    end if;
    if v_count <= p_good_checks then
      v_worst := greatest(v_worst, v_check.rank);
    end if;
  end loop;

  v_rank := ops.status_rank(announced);
  if v_count >= p_bad_checks and v_mildest > v_rank then
    v_rank := v_mildest;
  elsif v_count >= p_good_checks and v_worst < v_rank then
    v_rank := v_worst;
  end if;
  if v_rank <> ops.status_rank(announced) then
    announced := c_statuses[v_rank + 1];
    transition := ops.set_alert('provider_health', p_provider, c_severities[v_rank + 1],
      p_provider || case announced when 'ok' then ' is well again' else ' is ' || announced end, left(p_message, 500),
      p_webhooks);
  end if;

  -- Whoever was announced as down just now is left alone before the first trial.
  insert into ops.provider_state as s (provider, latest, latest_at, valid_until, announced, trial_at)
  values (p_provider, p_status, v_now, v_now + v_longest, announced, case when announced = 'down' then v_now end)
  on conflict (provider) do update
    set latest = excluded.latest, latest_at = excluded.latest_at, valid_until = excluded.valid_until,
        trial_at = case when s.announced = 'down' then s.trial_at else excluded.trial_at end,
        announced = excluded.announced;
end
$$;

-- Looks at what calls show: errors that are the provider's or ours among the calls of each provider, and rows that no
-- monthly partition took. An alert on errors needs p_least_calls to open, and closes once their share is below half of what
-- opened it, or when there are no calls any more and not because they are refused. Closes the alert of a provider that
-- nobody checks any more, too.
create function ops.watch_calls(p_window_s int, p_least_calls int, p_percent int, p_webhooks text[])
returns table (kind text, subject text, transition text)
language plpgsql security definer set search_path = ''
as $$
declare
  v_since  timestamptz := clock_timestamp() - make_interval(secs => p_window_s);
  v_row    record;
  v_share  int;
  v_open   boolean;
begin
  kind := 'error_rate';
  for v_row in
    with calls as (
      select e.provider, count(*) as made, count(*) filter (where e.status <> 'ok') as failed
        from ops.run_events e
       where e.created_at > v_since and e.tool <> 'health'
         and (e.status in ('ok', 'abandoned')
              or e.status = 'error' and e.error in ('upstream_error', 'upstream_timeout', 'upstream_rate_limited',
                                                    'upstream_rejected_credentials', 'internal_error'))
       group by e.provider),
    open as (select a.subject from ops.alerts a where a.kind = 'error_rate' and a.closed_at is null)
    select coalesce(c.provider, o.subject) as provider, coalesce(c.made, 0) as made, coalesce(c.failed, 0) as failed,
           o.subject is not null as open
      from calls c full join open o on o.subject = c.provider
     order by 1
  loop
    v_share := case when v_row.made > 0 then 100 * v_row.failed / v_row.made else 0 end;
    v_open := v_row.made >= p_least_calls and 100 * v_row.failed >= p_percent * v_row.made
      or v_row.open and v_row.made > 0 and 200 * v_row.failed >= p_percent * v_row.made
      or v_row.open and v_row.made = 0 and exists (
           select from ops.provider_state s where s.provider = v_row.provider and s.announced = 'down');
    subject := v_row.provider;
    transition := ops.set_alert('error_rate', subject, case when v_open then 'warning' end,
      'calls of ' || subject || case when v_open then ' fail' when v_row.made = 0 then ' are not made any more'
                                     else ' go well again' end,
      format('%s of %s calls failed (%s %%) in the last %s s.', v_row.failed, v_row.made, v_share, p_window_s), p_webhooks);
    if transition is not null then
      return next;
    end if;
  end loop;

  kind := 'provider_health';
  for subject in
    select a.subject from ops.alerts a where a.kind = 'provider_health' and a.closed_at is null order by 1
  loop
    perform pg_advisory_xact_lock(hashtextextended('ops.provider_health/' || subject, 0));
    continue when exists (select from ops.provider_state s
                           where s.provider = subject and s.valid_until > clock_timestamp() - interval '1 hour');
    transition := ops.set_alert(kind, subject, null, subject || ' is not checked any more',
      'For more than an hour nobody has checked it; it may have been switched off.', p_webhooks);
    -- Should it be checked again one day, it begins anew.
    delete from ops.provider_state s where s.provider = subject;
    if transition is not null then
      return next;
    end if;
  end loop;

  kind := 'default_partition';
  subject := 'run_events';
  v_open := exists (select from ops.run_events_default);
  transition := ops.set_alert(kind, subject, case when v_open then 'warning' end,
    case when v_open then 'events have no monthly partition' else 'all events have a monthly partition' end,
    case when v_open then 'ops.run_events_default holds rows; their months get no partition of their own.'
         else 'ops.run_events_default is empty.' end, p_webhooks);
  if transition is not null then
    return next;
  end if;
end
$$;

-- As read_secrets, but a secret that cannot be decrypted is an error of whoever needs it, and of nobody else.
create function ops.try_read_secrets(
  p_owner text, p_required text[], p_optional text[], out error text, out secrets jsonb)
language plpgsql stable security definer set search_path = ''
as $$
begin
  select r.error, r.secrets into error, secrets from ops.read_secrets(p_owner, p_required, p_optional) r;
exception when others then
  raise log 'ops.try_read_secrets could not read a secret of %, SQLSTATE %', p_owner, sqlstate;
  error := 'secret_unreadable';
  secrets := null;
end
$$;

-- Lends deliveries that are due, at most p_limit, for p_lease_s seconds; who does not settle one in time gives it to others.
-- Of one alert a webhook hears in order. p_webhooks is [{"name", "secret", "signing_secret"}], the last two being names of
-- vault secrets that begin with alerts_; signing_secret may be null. What is for others is left to those who have them, and has
-- failed when nobody has had them for an hour.
create function ops.claim_deliveries(p_limit int, p_lease_s int, p_webhooks jsonb)
returns table (id uuid, attempt int, webhook text, type text, body jsonb, created_at timestamptz,
  url text, signing_secret text, error text)
language plpgsql security definer rows 10 set search_path = ''
as $$
declare
  v_names text[] := array(select w.value ->> 'name' from jsonb_array_elements(p_webhooks) as w);
begin
  -- Claims do not wait for each other: who comes second says next time what there is.
  if pg_try_advisory_xact_lock(hashtextextended('ops.alert_webhooks', 0)) then
    insert into ops.alert_webhooks as w (name, seen_at)
    select distinct name, clock_timestamp() from unnest(v_names) as name where name is not null
    on conflict (name) do update
      set seen_at = excluded.seen_at where w.seen_at < excluded.seen_at - interval '1 minute';
  end if;
  update ops.alert_deliveries d
     set state = 'failed', last_error = 'webhook_removed', finished_at = clock_timestamp()
   where d.state = 'pending' and d.created_at < clock_timestamp() - interval '1 hour'
     and d.webhook not in (select ops.webhooks_in_use());
  return query
    with due as (
      select d.id from ops.alert_deliveries d
       where d.state = 'pending' and d.next_attempt_at <= clock_timestamp() and d.webhook = any (v_names)
         and not exists (select from ops.alert_deliveries earlier
                          where earlier.alert_id = d.alert_id and earlier.webhook = d.webhook
                            and earlier.state = 'pending' and earlier.position < d.position)
       order by d.position
       limit greatest(p_limit, 0)
         for update skip locked),
    claimed as (
      update ops.alert_deliveries d
         set attempts = d.attempts + 1, next_attempt_at = clock_timestamp() + make_interval(secs => p_lease_s)
        from due where d.id = due.id
      returning d.id, d.position, d.attempts, d.webhook, d.type, d.body, d.created_at),
    hooks as materialized (
      select w.value ->> 'name' as name, w.value ->> 'secret' as secret, w.value ->> 'signing_secret' as signing,
             found.error, found.secrets
        from jsonb_array_elements(p_webhooks) as w
       cross join lateral ops.try_read_secrets('alerts', array[w.value ->> 'secret'],
               array_remove(array[w.value ->> 'signing_secret'], null)) as found
       where w.value ->> 'name' in (select c.webhook from claimed c))
    select c.id, c.attempts, c.webhook, c.type, c.body, c.created_at, h.secrets ->> h.secret, h.secrets ->> h.signing,
           coalesce(h.error, case when h.signing is not null and not h.secrets ? h.signing then 'secret_missing' end)
      from claimed c join hooks h on h.name = c.webhook
     order by c.position;
end
$$;

-- Says what became of a claimed delivery. Without p_retry_s one that failed is given up. False when the claim was lost.
create function ops.settle_delivery(p_id uuid, p_attempt int, p_error text, p_retry_s int) returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  update ops.alert_deliveries d
     set state = case when p_error is null then 'delivered' when p_retry_s is null then 'failed' else 'pending' end,
         last_error = left(p_error, 200),
         next_attempt_at = clock_timestamp() + make_interval(secs => coalesce(p_retry_s, 0)),
         finished_at = case when p_error is null or p_retry_s is null then clock_timestamp() end
   where d.id = p_id and d.attempts = p_attempt and d.state = 'pending';
  return found;
end
$$;

-- Whether the vault can be read: one secret of these can be, or there is none of them.
create function ops.vault_readable(p_names text[]) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_name  text;
  v_found boolean := false;
begin
  for v_name in select d.name from vault.decrypted_secrets d where d.name = any (p_names) loop
    v_found := true;
    begin
      perform length(d.decrypted_secret) from vault.decrypted_secrets d where d.name = v_name;
      return true;
    exception when others then
      raise log 'ops.vault_readable could not read a secret, SQLSTATE %', sqlstate;
    end;
  end loop;
  return not v_found;
exception when others then
  raise log 'ops.vault_readable could not read the vault, SQLSTATE %', sqlstate;
  return false;
end
$$;

-- What a look at the health of providers needs, in one statement: the newest checks, and for providers without a fresh one
-- the secrets to check with. p_checks is [{"provider", "secrets": [...], "optional_secrets": [...]}].
-- A caller with a token (p_caller_kind is not null) leaves a row, of the provider or of "ops" for all of them. Outcomes:
--   ok              snapshots is [{"provider", "status", "latency_ms", "message", "upstream_used", "upstream_total",
--                   "checked_at", "age_s"}]; secrets is {"<provider>": {"error", "secrets"}}, the error being that of begin_call
--                   or secret_unreadable; vault says whether it can be read
--   denied_role     the caller has no role, or the login may not do this
--   unknown_caller  a workflow that nobody registered, without a row
create function ops.begin_health(
  p_event_id uuid, p_provider text, p_caller_kind text, p_caller_id uuid, p_caller_role text,
  p_issuer text, p_repository_id bigint, p_ref text, p_environment text, p_request_id text,
  p_checks jsonb, p_fresh_s int)
returns table (outcome text, event_id uuid, vault boolean, snapshots jsonb, secrets jsonb)
language plpgsql security definer rows 1 set search_path = '' set timezone = 'UTC'
as $$
declare
  c_roles  constant text[] := array['none', 'ops_viewer', 'ops_operator', 'ops_admin'];
  v_now    timestamptz := clock_timestamp();
  v_caller record;
  v_check  record;
  v_found  record;
begin
  outcome := 'ok';
  if session_user not in ('mcp_hub', 'mcp_health', 'mcp_monitor') then
    outcome := 'denied_role';
    return next;
    return;
  end if;
  if p_caller_kind is not null then
    select * into v_caller from ops.identify_caller(
      p_caller_kind, p_caller_id, p_caller_role, p_issuer, p_repository_id, p_ref, p_environment);
    if not v_caller.known then
      outcome := 'unknown_caller';
      return next;
      return;
    end if;
    outcome := case when v_caller.rank >= 1 then 'ok' else 'denied_role' end;
    event_id := p_event_id;
    -- A statement whose connection was lost is sent again, and need not be written again. The first may still be running.
    perform pg_advisory_xact_lock(hashtextextended(p_event_id::text, 0));
    if not exists (select from ops.run_events e where e.id = p_event_id and e.created_at > v_now - interval '1 hour') then
      insert into ops.run_events
        (id, created_at, provider, tool, caller_id, caller_kind, issuer, caller_role, status, request_id, duration_ms, finished_at)
      values
        (p_event_id, v_now, coalesce(p_provider, 'ops'), 'health', v_caller.id, p_caller_kind, p_issuer,
         c_roles[v_caller.rank + 1], outcome, p_request_id, 0, v_now);
    end if;
    if outcome <> 'ok' then
      return next;
      return;
    end if;
  end if;

  select coalesce(jsonb_agg(to_jsonb(newest) - 'id' || jsonb_build_object(
           'age_s', greatest(floor(extract(epoch from v_now - newest.checked_at)), 0)::int)), '[]') into snapshots
    from jsonb_array_elements(p_checks) as wanted
   cross join lateral (select * from ops.provider_health h where h.provider = wanted.value ->> 'provider'
                        order by h.checked_at desc, h.id desc limit 1) newest;
  secrets := '{}';
  vault := ops.vault_readable(array(
    select jsonb_array_elements_text(w.value -> kind)
      from jsonb_array_elements(p_checks) as w cross join unnest(array['secrets', 'optional_secrets']) as kind));
  if not vault then
    return next;
    return;
  end if;
  for v_check in
    select w.value ->> 'provider' as provider,
           array(select jsonb_array_elements_text(w.value -> 'secrets')) as required,
           array(select jsonb_array_elements_text(w.value -> 'optional_secrets')) as optional
      from jsonb_array_elements(p_checks) as w
     where not exists (select from jsonb_array_elements(snapshots) as s
                        where s.value ->> 'provider' = w.value ->> 'provider' and (s.value ->> 'age_s')::int < p_fresh_s)
  loop
    -- A provider is what has a login for its calls. The vault may hold secrets of others, webhooks among them.
    continue when not exists (
      select from pg_catalog.pg_roles r
       where r.rolname = 'mcp_' || v_check.provider and v_check.provider not in ('hub', 'health', 'monitor'));
    select * into v_found from ops.try_read_secrets(v_check.provider, v_check.required, v_check.optional);
    secrets := secrets || jsonb_build_object(v_check.provider,
      jsonb_build_object('error', v_found.error, 'secrets', v_found.secrets));
  end loop;
  return next;
end
$$;

revoke all on function ops.status_rank, ops.webhooks_in_use, ops.announce, ops.set_alert,
  ops.record_health, ops.watch_calls, ops.try_read_secrets, ops.claim_deliveries, ops.settle_delivery, ops.vault_readable,
  ops.begin_health from public;
