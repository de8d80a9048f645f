-- Work that must not overlap waits for a row that only functions of this schema reach. Advisory locks were open to every login:
-- their keys are in this public source, and a login that held one kept checks and alerts of all providers from being recorded.
-- Rows that the transaction of a call may hold are skipped, and looked at again in the next round.

create table ops.locks (
  name text primary key
);

alter table ops.locks enable row level security;
revoke all on ops.locks from public, anon, authenticated, service_role;

insert into ops.locks (name)
select unnest(array['ensure_partitions', 'alert_webhooks'])
union all
select 'trial/' || s.provider from ops.provider_state s;

-- Waits for the lock of a name and holds it until the end of the transaction.
create function ops.lock(p_name text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform from ops.locks l where l.name = p_name for update;
  if not found then
    insert into ops.locks (name) values (p_name) on conflict do nothing;
    perform from ops.locks l where l.name = p_name for update;
  end if;
end
$$;

-- Takes the lock of a name until the end of the transaction, without waiting; false where another transaction has it. A name
-- without a row is free.
create function ops.try_lock(p_name text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform from ops.locks l where l.name = p_name for update skip locked;
  return found or not exists (select from ops.locks l where l.name = p_name);
end
$$;

revoke all on function ops.lock, ops.try_lock from public;

-- Makes the partitions of this month and the next p_ahead months where they are missing; returns how many it made.
-- Attaching (rather than CREATE ... PARTITION OF) takes a lock on the parent that lets calls go on, but an exclusive one on the
-- default partition: calls that touch it wait behind, so it does not wait long. When it cannot be had, the rest is left to the
-- next round. A month of which the default partition holds rows already is left to the default partition.
create or replace function ops.ensure_partitions(p_ahead int default 3) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC' set lock_timeout = '5s'
as $$
declare
  v_month timestamptz;
  v_table text;
  v_made  int := 0;
begin
  perform ops.lock('ensure_partitions');
  perform set_config('lock_timeout', '500ms', true);
  for v_ahead in 0 .. least(greatest(p_ahead, 0), 120) loop
    v_month := date_trunc('month', now()) + make_interval(months => v_ahead);
    v_table := 'run_events_' || to_char(v_month, 'YYYYMM');
    continue when exists (select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                          where n.nspname = 'ops' and c.relname = v_table);
    begin
      execute format('create table ops.%I (like ops.run_events including all)', v_table);
      perform ops.close_partition(v_table);
      execute format('alter table ops.run_events attach partition ops.%I for values from (%L) to (%L)',
                     v_table, v_month, v_month + interval '1 month');
      execute format('alter table ops.%I enable always trigger guard_rows', v_table);
      v_made := v_made + 1;
    exception
      when check_violation then
        raise notice 'ops.run_events_default holds rows of %: the month has no partition of its own',
          to_char(v_month, 'YYYY-MM');
      when lock_not_available then
        raise notice 'ops.run_events is in use: the partition of % was not made', to_char(v_month, 'YYYY-MM');
        exit;
    end;
  end loop;
  return v_made;
end
$$;

-- Closes events that were never completed; returns their number.
create or replace function ops.sweep_abandoned(p_older interval default '15 minutes') returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_closed int;
begin
  update ops.run_events e
     set status = 'abandoned', error = 'not_completed', finished_at = clock_timestamp()
    from (select o.id, o.created_at
            from ops.run_events o
           where o.status = 'started' and o.created_at < clock_timestamp() - greatest(p_older, interval '0')
             for update skip locked) open
   where e.id = open.id and e.created_at = open.created_at;
  get diagnostics v_closed = row_count;
  return v_closed;
end
$$;

-- Removes quota windows that ended p_older ago or earlier; returns their number. A window that is still open is never removed:
-- that would be a new budget.
create or replace function ops.sweep_quota_windows(p_older interval default '2 days') returns int
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
