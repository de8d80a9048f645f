-- Alerts, and their delivery to webhooks.

create table ops.alerts (
  id              uuid        primary key default gen_random_uuid(),
  kind            text        not null
                  check (kind in ('provider_health', 'error_rate', 'default_partition', 'sealing', 'seal_export')),
  subject         text        not null,
  severity        text        not null check (severity in ('warning', 'critical')),
  title           text        not null,
  message         text        not null,
  opened_at       timestamptz not null,
  changed_at      timestamptz not null,
  closed_at       timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  note            text check (length(note) <= 500),
  check ((acknowledged_at is null) = (acknowledged_by is null) and (note is null or acknowledged_at is not null))
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

-- The webhooks that monitors have named lately. Two monitors may be configured differently.
create table ops.alert_webhooks (
  name    text        primary key,
  seen_at timestamptz not null
);

alter table ops.alerts enable row level security;
alter table ops.alert_deliveries enable row level security;
alter table ops.alert_webhooks enable row level security;

create policy any_role on ops.alerts for select to authenticated using (
  (select ops.effective_role()) <> 'none');
create policy admin on ops.alert_deliveries for select to authenticated using (
  (select ops.effective_role()) = 'ops_admin');

revoke all on ops.alerts, ops.alert_deliveries, ops.alert_webhooks from public, anon, authenticated, service_role;
grant select on ops.alerts, ops.alert_deliveries to authenticated;

-- The webhooks that some monitor had within the last hour.
create function ops.webhooks_in_use() returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select w.name from ops.alert_webhooks w where w.seen_at > clock_timestamp() - interval '1 hour'
$$;

-- Queues an alert, in its present state, for the given webhooks and those of other monitors.
create function ops.announce(p_alert_id uuid, p_type text, p_webhooks text[]) returns void
language sql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
  insert into ops.alert_deliveries (alert_id, webhook, type, body, next_attempt_at, created_at)
  select a.id, webhook, p_type,
         jsonb_build_object('alert_id', a.id, 'kind', a.kind, 'subject', a.subject, 'severity', a.severity, 'title', a.title,
           'message', a.message, 'opened_at', a.opened_at, 'changed_at', a.changed_at, 'closed_at', a.closed_at),
         a.changed_at, a.changed_at
    from ops.alerts a cross join (select unnest(p_webhooks) union select ops.webhooks_in_use()) as told (webhook)
   where a.id = p_alert_id
$$;

-- Brings the alert of a subject to a severity, null for none, and notifies the webhooks if that changed anything.
-- Returns opened, changed, closed or null. Two concurrent changes of one subject wait for each other.
create function ops.set_alert(
  p_kind text, p_subject text, p_severity text, p_title text, p_message text, p_webhooks text[]) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_now   timestamptz;
  v_alert ops.alerts;
  v_done  text;
begin
  perform ops.lock('alerts/' || p_kind || '/' || p_subject);
  v_now := clock_timestamp();
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

-- Examines calls: the share of errors that are the provider's or ours among the calls of each provider, and rows that no
-- monthly partition took. An alert on errors needs p_least_calls to open. It closes once the share is below half of what opened
-- it, or when there are no calls any more and not because they are refused. Closes the alert of a provider that is no longer
-- checked, too. A provider whose state is locked by the transaction of a call is left to the next round.
create function ops.watch_calls(p_window_s int, p_least_calls int, p_percent int, p_webhooks text[])
returns table (kind text, subject text, transition text)
language plpgsql security definer set search_path = pg_catalog, pg_temp
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
       where e.created_at > v_since and e.tool <> 'health' and e.replay_of is null
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
    perform ops.lock('provider_health/' || subject);
    -- If it is checked again one day, it begins anew.
    delete from ops.provider_state s where s.ctid = any (array(
      select c.ctid from ops.provider_state c
       where c.provider = subject and c.valid_until <= clock_timestamp() - interval '1 hour' for update skip locked));
    continue when exists (select from ops.provider_state s where s.provider = subject);
    transition := ops.set_alert(kind, subject, null, subject || ' is not checked any more',
      'For more than an hour nobody has checked it; it may have been switched off.', p_webhooks);
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

-- Claims deliveries that are due, at most p_limit, for p_lease_s seconds; one that is not settled in time can be claimed again.
-- Messages of one alert reach a webhook in order. p_webhooks is [{"name", "secret", "signing_secret"}], the last two being
-- names of vault secrets that begin with alerts_; signing_secret may be null. Deliveries for other webhooks are left to
-- monitors that have them, and fail when no monitor has had them for an hour.
create function ops.claim_deliveries(p_limit int, p_lease_s int, p_webhooks jsonb)
returns table (id uuid, attempt int, webhook text, type text, body jsonb, created_at timestamptz,
  url text, signing_secret text, error text)
language plpgsql security definer rows 10 set search_path = pg_catalog, pg_temp
as $$
declare
  v_names text[] := array(select w.value ->> 'name' from jsonb_array_elements(p_webhooks) as w);
begin
  -- Concurrent claims do not wait for each other: a skipped name is noted by the next one.
  if ops.try_lock('alert_webhooks') then
    insert into ops.alert_webhooks as w (name, seen_at)
    select distinct name, clock_timestamp() from unnest(v_names) as name where name is not null
    on conflict (name) do update
      set seen_at = excluded.seen_at where w.seen_at < excluded.seen_at - interval '1 minute';
  end if;
  update ops.alert_deliveries d
     set state = 'failed', last_error = 'webhook_removed', finished_at = clock_timestamp()
    from (select o.id from ops.alert_deliveries o
           where o.state = 'pending' and o.created_at < clock_timestamp() - interval '1 hour'
             and o.webhook not in (select ops.webhooks_in_use())
             for update skip locked) orphaned
   where d.id = orphaned.id;
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

-- Settles a claimed delivery. Without p_retry_s one that failed is given up. False when the claim was lost.
create function ops.settle_delivery(p_id uuid, p_attempt int, p_error text, p_retry_s int) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
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

-- Addresses of webhooks, for a message about a database that can keep no message: those of claim_deliveries, without a
-- delivery.
create function ops.webhook_addresses(p_webhooks jsonb)
returns table (webhook text, url text, signing_secret text, error text)
language plpgsql stable security definer rows 10 set search_path = pg_catalog, pg_temp
as $$
begin
  if session_user not in ('mcp_hub', 'mcp_monitor') then
    return;
  end if;
  return query
    select w.value ->> 'name', found.secrets ->> (w.value ->> 'secret'), found.secrets ->> (w.value ->> 'signing_secret'),
           coalesce(found.error, case when w.value ->> 'signing_secret' is not null
                                       and not found.secrets ? (w.value ->> 'signing_secret') then 'secret_missing' end)
      from jsonb_array_elements(p_webhooks) as w
     cross join lateral ops.try_read_secrets('alerts', array[w.value ->> 'secret'],
             array_remove(array[w.value ->> 'signing_secret'], null)) as found;
end
$$;

revoke all on function ops.webhooks_in_use, ops.announce, ops.set_alert, ops.watch_calls, ops.claim_deliveries,
  ops.settle_delivery, ops.webhook_addresses from public;
