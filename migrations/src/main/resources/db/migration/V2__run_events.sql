-- The audit log: one row for every authenticated call, partitioned by month (UTC), written once.

-- The program has made the schema, for its own history.
revoke all on schema ops from public;

create table ops.run_events (
  id          uuid        not null,
  created_at  timestamptz not null,
  provider    text        not null,
  tool        text        not null,
  -- No foreign key: deleting a user must neither delete nor change what that user did.
  caller_id   uuid,
  caller_kind text        not null check (caller_kind in ('user', 'workflow')),
  issuer      text,
  caller_role text        not null check (caller_role in ('none', 'ops_viewer', 'ops_operator', 'ops_admin')),
  status      text        not null check (status in ('started', 'ok', 'error', 'denied_role', 'denied_quota', 'abandoned')),
  request_id  text,
  payload     jsonb       not null default '{}',
  result      jsonb,
  error       text,
  duration_ms int         check (duration_ms >= 0),
  hostname    text,
  finished_at timestamptz,
  primary key (id, created_at),
  check ((status = 'started') = (finished_at is null))
) partition by range (created_at);

comment on table ops.run_events is
  'Audit log of provider calls. Write-once: a row may go from started to ok, error or abandoned, and never changes again.';

create index run_events_by_time on ops.run_events (created_at desc);
create index run_events_by_caller on ops.run_events (caller_id, created_at desc);
create index run_events_by_tool on ops.run_events (provider, tool, created_at desc);
create index run_events_open on ops.run_events (created_at) where status = 'started';

-- The guard holds for everyone, the owner and superusers included.
create function ops.guard_run_events() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op in ('DELETE', 'TRUNCATE') then
    raise exception 'ops.run_events keeps every row: % refused', tg_op using errcode = 'insufficient_privilege';
  end if;
  if old.status <> 'started' or new.status not in ('ok', 'error', 'abandoned')
     or (old.hostname is not null and new.hostname is distinct from old.hostname)
     or (new.id, new.created_at, new.provider, new.tool, new.caller_id, new.caller_kind, new.issuer, new.caller_role,
         new.request_id, new.payload)
        is distinct from
        (old.id, old.created_at, old.provider, old.tool, old.caller_id, old.caller_kind, old.issuer, old.caller_role,
         old.request_id, old.payload)
  then
    raise exception 'ops.run_events is write-once: UPDATE refused' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;

create trigger guard_rows before update or delete on ops.run_events
  for each row execute function ops.guard_run_events();
create trigger guard_truncate before truncate on ops.run_events
  for each statement execute function ops.guard_run_events();

alter table ops.run_events enable row level security;

create policy own_or_admin on ops.run_events for select to authenticated using (
  caller_id = (select auth.uid())
  or ((select auth.jwt()) -> 'app_metadata' ->> 'ops_role') = 'ops_admin');

revoke all on ops.run_events from public, anon, authenticated, service_role;
grant usage on schema ops to authenticated;
grant select on ops.run_events to authenticated;

-- A partition inherits neither row level security nor the truncate trigger of its parent, and default privileges may
-- have opened it: so a new one is closed before it is attached.
create function ops.close_partition(p_table text) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  execute format('alter table ops.%I enable row level security', p_table);
  execute format('revoke all on ops.%I from public, anon, authenticated, service_role', p_table);
  execute format('create trigger guard_truncate before truncate on ops.%I '
                 'for each statement execute function ops.guard_run_events()', p_table);
end
$$;

-- Makes the partitions of this month and the next p_ahead months where they are missing; answers how many it made.
-- Attaching (rather than CREATE ... PARTITION OF) takes a lock on the parent that lets calls go on. When a lock cannot
-- be had, or the default partition holds rows of the month already, the month is left to the default partition.
create function ops.ensure_partitions(p_ahead int default 3) returns int
language plpgsql security definer set search_path = '' set timezone = 'UTC' set lock_timeout = '5s'
as $$
declare
  v_month timestamptz;
  v_table text;
  v_made  int := 0;
begin
  perform pg_advisory_xact_lock(hashtextextended('ops.ensure_partitions', 0));
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
      v_made := v_made + 1;
    exception
      when check_violation then
        raise notice 'ops.run_events_default holds rows of %: the month has no partition of its own',
          to_char(v_month, 'YYYY-MM');
      when lock_not_available then
        raise notice 'ops.run_events is in use: the partition of % was not made', to_char(v_month, 'YYYY-MM');
    end;
  end loop;
  return v_made;
end
$$;

revoke all on function ops.guard_run_events, ops.close_partition, ops.ensure_partitions from public;

-- No row is ever refused for its time: what fits no month lands here.
create table ops.run_events_default (like ops.run_events including all);
select ops.close_partition('run_events_default');
alter table ops.run_events attach partition ops.run_events_default default;

select ops.ensure_partitions();
