-- The maintenance tasks: events that were never completed, and what is past its retention.

-- How long each is kept; null is for ever. Only the owner may change it.
create table ops.retention (
  what text     primary key,
  keep interval check (keep >= interval '0')
);

insert into ops.retention (what, keep) values
  ('run_events', null), ('provider_health', '92 days'), ('alerts', '400 days'), ('cached_results', '1 day'),
  ('idempotency_keys', '1 day'), ('call_stats_5_minutes', '8 days'), ('call_stats_hours', '400 days'),
  ('call_stats_days', null), ('caller_stats_5_minutes', '1 day'), ('caller_stats_hours', '90 days'),
  ('caller_stats_days', null), ('event_words', null);

alter table ops.retention enable row level security;
revoke all on ops.retention from public, anon, authenticated, service_role;

-- Closes events that were never completed; returns their number. It reads what is younger than the last events it found
-- finished; see seal_head. An event that the transaction of a call holds is left to the next round.
create function ops.sweep_abandoned(p_older interval default '10 minutes') returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_until  timestamptz := clock_timestamp() - greatest(p_older, interval '0');
  v_head   ops.seal_head;
  v_from   timestamptz;
  v_closed int;
begin
  select * into v_head from ops.seal_head h for update;
  v_from := v_head.swept_until;
  update ops.run_events e
     set status = 'abandoned', error = 'not_completed', finished_at = clock_timestamp()
    from (select o.id, o.created_at
            from ops.run_events o
           where o.created_at >= v_from and o.created_at < v_until and o.status = 'started'
             for update skip locked) open
   where e.id = open.id and e.created_at = open.created_at;
  get diagnostics v_closed = row_count;

  if v_head.sweep_xid is null then
    update ops.seal_head h set sweep_xid = pg_current_xact_id();
  elsif pg_snapshot_xmin(pg_current_snapshot()) >= v_head.sweep_xid then
    update ops.seal_head h
       set swept_until = greatest(v_from, least(v_head.sweep_candidate, (
             select min(o.created_at) from ops.run_events o
              where o.created_at >= v_from and o.created_at < v_head.sweep_candidate and o.status = 'started'))),
           sweep_candidate = greatest(v_head.sweep_candidate, v_until),
           sweep_xid = null;
  end if;
  return v_closed;
end
$$;

-- Removes quota windows that ended p_older ago or earlier; returns their number. A window that is still open is never removed:
-- that would be a new budget.
create function ops.sweep_quota_windows(p_older interval default '2 days') returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_removed int;
begin
  delete from ops.provider_rate_limits where ctid = any (array(
    select r.ctid from ops.provider_rate_limits r
     where r.window_start + make_interval(secs => r.window_seconds) < clock_timestamp() - greatest(p_older, interval '0')
       for update skip locked));
  get diagnostics v_removed = row_count;
  return v_removed;
end
$$;

-- Removes cached results that are past their retention, or beyond the newest 100 of a caller and 10,000 of all: at most 500 at
-- once, as each may be large, and none that is in use. Returns their number.
create function ops.drop_cached_results() returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_before  timestamptz;
  v_removed int;
begin
  select clock_timestamp() - r.keep into v_before from ops.retention r where r.what = 'cached_results';
  delete from ops.cached_results where ctid = any (array(
    select a.ctid from ops.cached_results a
     where a.ctid = any (array(
       select n.ctid
         from (select l.ctid, l.cached_at,
                      row_number() over (partition by l.caller_id order by l.cached_at desc) as of_caller,
                      row_number() over (order by l.cached_at desc) as of_all
                 from ops.cached_results l) n
        where n.of_caller > 100 or n.of_all > 10000 or n.cached_at < v_before
        limit 500))
       for update skip locked));
  get diagnostics v_removed = row_count;
  return v_removed;
end
$$;

-- Removes other rows that are past their retention: at most 5,000 of each kind at once, so that it does not outlast a login's
-- statement timeout, and none that is in use. Events go by whole months, one at once: their partition is dropped once the
-- last day in it is past. While that waits for queries to end, calls wait behind it, so it does not wait long. Returns the
-- number of each.
create function ops.drop_expired() returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC' set lock_timeout = '500ms'
as $$
declare
  c_most    constant int := 5000;
  v_now     timestamptz := clock_timestamp();
  v_removed jsonb := '{}';
  v_count   int;
  v_before  timestamptz;
  v_month   timestamptz;
begin
  select v_now - r.keep into v_before from ops.retention r where r.what = 'provider_health';
  delete from ops.provider_health where ctid = any (array(
    select h.ctid from ops.provider_health h where h.checked_at < v_before limit c_most for update skip locked));
  get diagnostics v_count = row_count;
  v_removed := v_removed || jsonb_build_object('provider_health', v_count);

  select v_now - r.keep into v_before from ops.retention r where r.what = 'alerts';
  delete from ops.alerts where ctid = any (array(
    select a.ctid from ops.alerts a where a.closed_at < v_before limit c_most for update skip locked));
  get diagnostics v_count = row_count;
  v_removed := v_removed || jsonb_build_object('alerts', v_count);

  v_count := 0;
  select v_now - r.keep into v_before from ops.retention r where r.what = 'run_events';
  select to_timestamp(right(c.relname, 6), 'YYYYMM') into v_month
    from pg_catalog.pg_inherits i join pg_catalog.pg_class c on c.oid = i.inhrelid
   where i.inhparent = 'ops.run_events'::regclass and c.relname ~ '^run_events_\d{6}$'
     and to_timestamp(right(c.relname, 6), 'YYYYMM') + interval '1 month' < v_before
   order by c.relname
   limit 1;
  if found then
    begin
      v_count := ops.expire_month(v_month, (select 'kept for ' || r.keep from ops.retention r where r.what = 'run_events'))::int;
    exception when lock_not_available then
      raise notice 'ops.run_events is in use: the month of % was not dropped', to_char(v_month, 'YYYY-MM');
    end;
  end if;
  return v_removed || jsonb_build_object('run_events_partitions', v_count) || ops.drop_expired_stats(c_most)
    || ops.drop_expired_words();
end
$$;

-- Ends sessions of logins in this database whose transaction has been open for longer than a minute, or that hold several
-- advisory locks: their locks keep others from working. Returns their number. No statement of this system comes near these
-- limits. It has to work while a session has used up the server's memory for locks: so it reads no shared catalog, but what its
-- own session has cached since it last looked at each login.
create function ops.end_stuck_sessions() returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_here   oid := (select a.datid from pg_stat_get_activity(pg_backend_pid()) a);
  v_logins oid[] := array(
    select r.grantee
      from pg_catalog.pg_proc p cross join lateral aclexplode(p.proacl) r
     where p.pronamespace = 'ops'::regnamespace and r.grantee not in (p.proowner, 0)
       and starts_with(pg_get_userbyid(r.grantee), 'mcp_') and pg_has_role(r.grantee, 'usage'));
  v_ended  int;
begin
  select count(*) filter (where pg_terminate_backend(a.pid)) into v_ended
    from pg_stat_get_activity(null) a
   where a.datid = v_here and a.pid <> pg_backend_pid() and a.usesysid = any (v_logins)
     and (a.xact_start < clock_timestamp() - interval '1 minute'
          or (select count(*) from pg_lock_status() l where l.pid = a.pid and l.locktype = 'advisory') > 1);
  return v_ended;
end
$$;

revoke all on function ops.sweep_abandoned, ops.sweep_quota_windows, ops.drop_cached_results, ops.drop_expired,
  ops.end_stuck_sessions from public;
