-- Checks, alerts and deliveries wait for lock rows instead of advisory locks.

-- Brings the alert of a subject to a severity, null for none, and tells the webhooks if that changed anything.
-- Returns opened, changed, closed or null. Two concurrent changes of one subject wait for each other.
create or replace function ops.set_alert(
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

-- Keeps what one check found and decides what is announced of the provider; see V7.
create or replace function ops.record_health(
  p_provider text, p_status text, p_latency_ms int, p_message text, p_upstream_used bigint, p_upstream_total bigint,
  p_interval_s int, p_bad_checks int, p_good_checks int, p_webhooks text[],
  out recorded boolean, out announced text, out transition text)
language plpgsql security definer set search_path = pg_catalog, pg_temp
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
  perform ops.lock('provider_health/' || p_provider);
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

  insert into ops.locks (name) select 'trial/' || p_provider where announced = 'down' on conflict do nothing;
  -- A provider that was announced as down just now is left alone before the first trial.
  insert into ops.provider_state as s (provider, latest, latest_at, valid_until, announced, trial_at)
  values (p_provider, p_status, v_now, v_now + v_longest, announced, case when announced = 'down' then v_now end)
  on conflict (provider) do update
    set latest = excluded.latest, latest_at = excluded.latest_at, valid_until = excluded.valid_until,
        trial_at = case when s.announced = 'down' then s.trial_at else excluded.trial_at end,
        announced = excluded.announced;
end
$$;

-- Looks at what calls show, and closes alerts of providers that are no longer checked; see V7. A provider whose state is locked
-- by the transaction of a call is left to the next round.
create or replace function ops.watch_calls(p_window_s int, p_least_calls int, p_percent int, p_webhooks text[])
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
    perform ops.lock('provider_health/' || subject);
    -- Should it be checked again one day, it begins anew.
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

-- Claims deliveries that are due, at most p_limit, for p_lease_s seconds; see V7.
create or replace function ops.claim_deliveries(p_limit int, p_lease_s int, p_webhooks jsonb)
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
