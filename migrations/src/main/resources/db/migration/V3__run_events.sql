-- The audit log: one row for every authenticated call, partitioned by month (UTC), written once.

-- Checks of the table would be read anew for each row that is written, those of a domain are not.
create domain ops.caller_kind as text check (value in ('user', 'workflow'));
create domain ops.caller_role as text check (value in ('none', 'ops_viewer', 'ops_operator', 'ops_admin'));
create domain ops.event_status as text
  check (value in ('started', 'ok', 'error', 'denied_role', 'denied_quota', 'abandoned'));
create domain ops.milliseconds as int check (value >= 0);

create table ops.run_events (
  id             uuid             not null,
  created_at     timestamptz      not null,
  provider       text             not null,
  tool           text             not null,
  schema_version text,
  -- No foreign key: deleting a user must neither delete nor change what that user did.
  caller_id      uuid,
  caller_kind    ops.caller_kind  not null,
  issuer         text,
  caller_role    ops.caller_role  not null,
  -- Of the token: the OAuth client that it was issued to, as {"client_id": "..."}, or of a workflow the texts repository, ref,
  -- sha, event, run, attempt, actor and workflow.
  claims         jsonb,
  client         text,
  request_id     text,
  replay_of      uuid,
  payload        jsonb            not null default '{}',
  status         ops.event_status not null,
  result         jsonb,
  error          text,
  duration_ms    ops.milliseconds,
  hostname       text,
  finished_at    timestamptz,
  not_ok         text             generated always as (nullif(nullif(status::text, 'started'), 'ok')) stored,
  primary key (id, created_at)
) partition by range (created_at);

comment on table ops.run_events is
  'Audit log of provider calls. Write-once: a row may go from started to ok, error or abandoned, and never changes again.';
comment on column ops.run_events.schema_version is 'The version of the tool that the request was routed to.';
comment on column ops.run_events.client is 'The software that the caller says it uses.';
comment on column ops.run_events.replay_of is 'The event whose result was returned again.';
comment on column ops.run_events.not_ok is 'The status where it is neither started nor ok, which an index finds.';

-- No index names what the completion of a good call changes, so that it is heap-only. An index of status, or one with a
-- condition on it, would: not_ok and error stay null.
create index run_events_by_time on ops.run_events (created_at desc);
create index run_events_by_caller on ops.run_events (caller_id, created_at desc);
create index run_events_by_tool on ops.run_events (provider, tool, created_at desc);
-- With what a report counts failures by, so that it reads the index alone.
create index run_events_not_ok on ops.run_events (not_ok, created_at desc) include (id, caller_id, provider, tool, error)
  where not_ok is not null;
create index run_events_by_error on ops.run_events (error, created_at desc) where error is not null;
-- No hash index: callers choose the id, and one that a million events share would have each further one read them all.
create index run_events_by_request on ops.run_events (request_id);

-- The guard holds for everyone, the owner and superusers included.
create function ops.guard_run_events() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception '%', case tg_op when 'UPDATE' then 'ops.run_events is write-once: UPDATE refused'
                                  else 'ops.run_events keeps every row: ' || tg_op || ' refused' end
    using errcode = 'insufficient_privilege';
end
$$;

create function ops.guard_completion() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if old.status <> 'started' or new.status not in ('ok', 'error', 'abandoned') or new.finished_at is null
     or old.hostname <> new.hostname or (old.hostname is not null and new.hostname is null) then
    raise exception 'ops.run_events is write-once: UPDATE refused' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;

create trigger guard_columns
  before update of id, created_at, provider, tool, schema_version, caller_id, caller_kind, issuer, caller_role, claims, client,
                   request_id, replay_of, payload
  on ops.run_events
  for each row execute function ops.guard_run_events();
create trigger guard_rows before update on ops.run_events
  for each row execute function ops.guard_completion();
create trigger guard_deletes before delete on ops.run_events
  for each row execute function ops.guard_run_events();
create trigger guard_truncate before truncate on ops.run_events
  for each statement execute function ops.guard_run_events();

-- Enabled always, a trigger fires in sessions with session_replication_role = replica as well.
alter table ops.run_events enable always trigger guard_columns;
alter table ops.run_events enable always trigger guard_rows;
alter table ops.run_events enable always trigger guard_deletes;
alter table ops.run_events enable always trigger guard_truncate;

alter table ops.run_events enable row level security;

-- The comparison stands within the sub-select: PostgreSQL takes half of all rows for the administrator's then, and not one in 200,
-- by which it would sort all rows of a caller rather than read the newest by an index.
create policy own_or_admin on ops.run_events for select to authenticated using (
  caller_id = (select auth.uid() where auth.jwt() -> 'client_id' is null) or (select ops.effective_role() = 'ops_admin'));

revoke all on ops.run_events from public, anon, authenticated, service_role;
grant usage on schema ops to authenticated;
-- Inputs and results are for ops.read_event to hand out, which records that it did.
grant select (id, created_at, provider, tool, schema_version, caller_id, caller_kind, issuer, caller_role, claims, client,
              request_id, replay_of, status, error, duration_ms, hostname, finished_at, not_ok)
  on ops.run_events to authenticated;

-- A partition inherits neither row level security nor the truncate trigger of its parent, nor that its triggers fire always,
-- and default privileges may have opened it. It is closed before it is attached, which gives it the row triggers.
create function ops.close_partition(p_table text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  execute format('alter table ops.%I enable row level security', p_table);
  execute format('revoke all on ops.%I from public, anon, authenticated, service_role', p_table);
  execute format('create trigger guard_truncate before truncate on ops.%I '
                 'for each statement execute function ops.guard_run_events()', p_table);
  execute format('alter table ops.%I enable always trigger guard_truncate', p_table);
end
$$;

create function ops.guard_partition(p_table text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  execute format('alter table ops.%I enable always trigger guard_columns', p_table);
  execute format('alter table ops.%I enable always trigger guard_rows', p_table);
  execute format('alter table ops.%I enable always trigger guard_deletes', p_table);
end
$$;

-- Lets the view events_of_this_month show the partition of this month, if it does not. For a statement on run_events PostgreSQL
-- plans for all partitions, in each call anew; a statement on the view is planned once, for one table.
create function ops.show_this_month() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_table regclass := to_regclass('ops.run_events_' || to_char(now(), 'YYYYMM'));
begin
  if not exists (select from pg_catalog.pg_inherits i where i.inhparent = 'ops.run_events'::regclass and i.inhrelid = v_table)
     or exists (select from pg_catalog.pg_rewrite r join pg_catalog.pg_depend d on d.objid = r.oid
                 where r.ev_class = to_regclass('ops.events_of_this_month') and d.refobjid = v_table) then
    return;
  end if;
  execute format('create or replace view ops.events_of_this_month as select * from %s', v_table);
  revoke all on ops.events_of_this_month from public, anon, authenticated, service_role;
exception when lock_not_available then
  raise notice 'ops.events_of_this_month is in use: it still shows an earlier month';
end
$$;

-- Makes the partitions of this month and the next p_ahead months where they are missing; returns how many it made.
-- Attaching (rather than CREATE ... PARTITION OF) takes a lock on the parent that lets calls go on, but an exclusive one on the
-- default partition: calls that touch it wait behind, so it does not wait long. When it cannot be had, the rest is left to the
-- next round. A month of which the default partition holds rows already is left to the default partition.
-- A fifth of each page is left for the completions of its rows. A partition is vacuumed after each 1,000 rows rather than after
-- a fifth of all: vacuum makes known the room of the rows that completions replaced. Calls use it at once then, on few pages.
-- The room of a million rows would send call after call to an old page, which goes to the WAL whole.
create function ops.ensure_partitions(p_ahead int default 3) returns int
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
      execute format('create table ops.%I (like ops.run_events including all) '
                     'with (fillfactor = 80, autovacuum_vacuum_insert_scale_factor = 0, '
                     'autovacuum_vacuum_insert_threshold = 1000)',
                     v_table);
      perform ops.close_partition(v_table);
      execute format('alter table ops.run_events attach partition ops.%I for values from (%L) to (%L)',
                     v_table, v_month, v_month + interval '1 month');
      perform ops.guard_partition(v_table);
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
  perform ops.show_this_month();
  return v_made;
end
$$;

-- How far the log is complete. Events get no time before candidate or sweep_candidate, even if the clock of the server is set
-- back. Those times are noted first; in a later transaction, the id of that transaction (…_xid). Once every transaction before
-- it has ended, all events of an earlier time are there.
create table ops.seal_head (
  only_row        boolean     primary key default true check (only_row),
  -- No further event before it can appear.
  settled_until   timestamptz not null default 'epoch',
  candidate       timestamptz not null default 'epoch',
  candidate_by    xid8,
  candidate_xid   xid8,
  -- Number of the last seal.
  sealed_sequence bigint      not null default 0,
  -- When a monitor last had a key to seal with.
  sealer_seen_at  timestamptz not null default '-infinity',
  -- Events before it are finished.
  swept_until     timestamptz not null default 'epoch',
  sweep_candidate timestamptz not null default 'epoch',
  sweep_xid       xid8
) with (fillfactor = 50);

insert into ops.seal_head default values;
alter table ops.seal_head enable row level security;
revoke all on ops.seal_head from public, anon, authenticated, service_role;

-- The time of a new event; every insert into run_events takes it from here, or as begin_call does. The transaction has its id
-- before the time is read: see seal_head.
create function ops.event_time() returns timestamptz
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform pg_current_xact_id();
  return (select greatest(clock_timestamp(), h.candidate, h.sweep_candidate) from ops.seal_head h);
end
$$;

revoke all on function ops.guard_run_events, ops.guard_completion, ops.close_partition, ops.guard_partition,
  ops.show_this_month, ops.ensure_partitions, ops.event_time from public;

-- No row is ever refused for its time: what fits no month lands here.
create table ops.run_events_default (like ops.run_events including all)
  with (fillfactor = 80, autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 1000);
select ops.close_partition('run_events_default');
alter table ops.run_events attach partition ops.run_events_default default;
select ops.guard_partition('run_events_default');

select ops.ensure_partitions();
