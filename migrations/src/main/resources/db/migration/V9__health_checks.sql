-- What checks of providers found, and what is announced of a provider.

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

-- Reports read months of checks: all of them from the first, those that found it unhealthy from the second.
create index provider_health_newest on ops.provider_health (provider, checked_at desc) include (status, latency_ms);
create index provider_health_not_ok on ops.provider_health (provider, checked_at desc) where status <> 'ok';
create index provider_health_by_time on ops.provider_health (checked_at);

-- The newest knowledge of each provider, one row that calls can look up.
create table ops.provider_state (
  provider     text        primary key,
  latest       text        not null check (latest in ('ok', 'degraded', 'down')),
  latest_at    timestamptz not null,
  -- A finding that is not renewed must not keep calls from a provider for ever.
  valid_until  timestamptz not null,
  announced    text        not null check (announced in ('ok', 'degraded', 'down')),
  -- When a provider that is down was announced, or a call was last let through to it; and when it last responded to one.
  trial_at     timestamptz check (trial_at is not null or announced <> 'down'),
  responded_at timestamptz
);

alter table ops.provider_health enable row level security;
alter table ops.provider_state enable row level security;

create policy any_role on ops.provider_health for select to authenticated using (
  (select ops.effective_role()) <> 'none');

revoke all on ops.provider_health, ops.provider_state from public, anon, authenticated, service_role;
grant select on ops.provider_health to authenticated;

create function ops.status_rank(p_status text) returns int
language sql immutable security definer set search_path = pg_catalog, pg_temp
as $$
  select array_position(array['ok', 'degraded', 'down'], p_status) - 1
$$;

-- Keeps what one check found and decides what is announced of the provider: as bad as the mildest of its last p_bad_checks
-- checks, as good as the worst of its last p_good_checks ones. A pause of three intervals begins the count anew, if it is
-- longer than a minute: rounds in which everything hangs may be further apart than a short interval. A check within four
-- fifths of an interval of the one before is not kept, so that two monitors do not count twice.
-- The transition is that of the alert: opened, changed, closed or null.
create function ops.record_health(
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

  -- Two comparisons in place of an equality, with which the planner prefers the index of times alone: for a provider that has
  -- few checks, or none, it then reads those of all others.
  for v_check in
    select ops.status_rank(h.status) as rank, h.checked_at from ops.provider_health h
     where h.provider >= p_provider and h.provider <= p_provider
     order by h.provider, h.checked_at desc, h.id desc limit greatest(p_bad_checks, p_good_checks)
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

-- How many seconds calls leave a provider alone that is known to be down; null where a call may go to it, 0 where it may go as
-- a trial. Every 10 s one call may try: the lock is held until the trial is recorded.
create function ops.known_outage(p_provider text) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  c_between constant interval := '10 seconds';
  v_trial_at timestamptz;
begin
  select s.trial_at into v_trial_at from ops.provider_state s
   where s.provider = p_provider and s.announced = 'down' and s.latest = 'down' and s.valid_until > clock_timestamp()
     and (s.responded_at is null or s.responded_at < s.latest_at);
  if not found then
    return null;
  end if;
  if v_trial_at <= clock_timestamp() - c_between and ops.try_lock('trial/' || p_provider) then
    -- Read again under the lock: its last holder may just have tried.
    select s.trial_at into v_trial_at from ops.provider_state s where s.provider = p_provider;
    if v_trial_at <= clock_timestamp() - c_between then
      return 0;
    end if;
  end if;
  return greatest(ceil(extract(epoch from v_trial_at + c_between - clock_timestamp())), 1);
end
$$;

revoke all on function ops.known_outage, ops.status_rank, ops.record_health from public;
