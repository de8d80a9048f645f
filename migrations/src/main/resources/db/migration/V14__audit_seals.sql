-- Seals of the audit log: signed digests of the events that are finished, each chained to the one before. The private key is
-- never here, so that not even the owner of this database can make a seal for other events than there were.
--
-- The monitor reads the events after the last seal in the order of their time and id, up to the first that is not finished, and
-- adds a seal for them. An event is in exactly one seal: a seal begins where the one before ended, is added only behind the one
-- that it was made for, and ends before any time that an event can still get.

-- Write-once. Of kind events: the events after (after_at, after_id) up to and including (last_at, last_id). Of kind expiry: a
-- month, from first_at until before until, whose events were dropped.
create table ops.audit_seals (
  sequence  bigint      primary key check (sequence > 0),
  kind      text        not null check (kind in ('events', 'expiry')),
  previous  bytea       check (octet_length(previous) = 32),
  format    int         not null,
  after_at  timestamptz check (isfinite(after_at)),
  after_id  uuid,
  first_at  timestamptz not null check (isfinite(first_at)),
  last_at   timestamptz check (isfinite(last_at)),
  last_id   uuid,
  until     timestamptz check (isfinite(until)),
  events    bigint      not null check (events >= 0),
  root      bytea       check (octet_length(root) = 32),
  reason    text,
  key_id    text        not null,
  sealed_at timestamptz not null check (isfinite(sealed_at)),
  hash      bytea       not null check (octet_length(hash) = 32),
  signature bytea       not null check (octet_length(signature) = 64),
  check (case kind when 'events' then num_nulls(last_at, last_id, root) = 0 else until is not null end)
);

comment on table ops.audit_seals is 'Signed digests of ops.run_events. Write-once.';

create index audit_seals_by_time on ops.audit_seals (last_at) where kind = 'events';
create index audit_seals_of_expiries on ops.audit_seals (first_at) where kind = 'expiry';

-- Time, id and hash of each event of a seal, 56 bytes each, by which a verifier names the event that was changed. They are
-- covered by the seal's root, and go with the events.
create table ops.audit_leaves (
  sequence bigint primary key,
  leaves   bytea  not null
);
-- Hashes cannot be compressed.
alter table ops.audit_leaves alter column leaves set storage external;

-- Months whose events retention has dropped: sealed by the next seal, so that a lawful deletion and a theft differ.
create table ops.audit_expiries (
  first_at   timestamptz primary key,
  until      timestamptz not null,
  events     bigint      not null,
  reason     text        not null,
  expired_at timestamptz not null
);

create function ops.guard_audit_seals() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception 'ops.% is write-once: % refused', tg_table_name, tg_op using errcode = 'insufficient_privilege';
end
$$;

-- Leaves may go once the month of their events has.
create function ops.is_expired_seal(p_sequence bigint) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select exists (select from ops.audit_seals s join ops.audit_expiries x on s.last_at >= x.first_at and s.last_at < x.until
                  where s.sequence = p_sequence)
$$;

create trigger guard_rows before update or delete on ops.audit_seals
  for each row execute function ops.guard_audit_seals();
create trigger guard_truncate before truncate on ops.audit_seals
  for each statement execute function ops.guard_audit_seals();
create trigger guard_rows before update or delete on ops.audit_expiries
  for each row execute function ops.guard_audit_seals();
create trigger guard_truncate before truncate on ops.audit_expiries
  for each statement execute function ops.guard_audit_seals();
create trigger guard_rows before update on ops.audit_leaves
  for each row execute function ops.guard_audit_seals();
create trigger guard_deletes before delete on ops.audit_leaves
  for each row when (not ops.is_expired_seal(old.sequence)) execute function ops.guard_audit_seals();
create trigger guard_truncate before truncate on ops.audit_leaves
  for each statement execute function ops.guard_audit_seals();

do $$
declare
  v_table   text;
  v_trigger name;
begin
  foreach v_table in array array['audit_seals', 'audit_expiries', 'audit_leaves'] loop
    for v_trigger in select t.tgname from pg_catalog.pg_trigger t where t.tgrelid = format('ops.%I', v_table)::regclass loop
      execute format('alter table ops.%I enable always trigger %I', v_table, v_trigger);
    end loop;
    execute format('alter table ops.%I enable row level security', v_table);
    execute format('revoke all on ops.%I from public, anon, authenticated, service_role', v_table);
  end loop;
end
$$;

-- Finds out, in several calls, up to which time no further event can appear; returns that time. See seal_head. Each call does one
-- step, which has to be committed before the next: a time is noted before which no new event begins; a transaction that began
-- after that is noted; once all transactions before it have ended, every event of an earlier time is there.
create function ops.settle_events() returns timestamptz
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_head ops.seal_head;
begin
  if session_user not in ('mcp_hub', 'mcp_monitor') then
    return null;
  end if;
  select * into v_head from ops.seal_head h for update skip locked;
  if not found then
    return null; -- another monitor is at it
  end if;
  if v_head.candidate_xid is null then
    -- By its own id: the greatest id of a snapshot can be less than that of a transaction that has begun already.
    update ops.seal_head h set candidate_xid = pg_current_xact_id() where h.candidate_by is distinct from pg_current_xact_id();
  elsif pg_snapshot_xmin(pg_current_snapshot()) >= v_head.candidate_xid then
    v_head.settled_until := v_head.candidate;
    update ops.seal_head h
       set settled_until = h.candidate,
           -- Also where the clock was set back: events of that very time can be sealed then.
           candidate = greatest(clock_timestamp(), h.candidate + interval '1 microsecond'),
           candidate_by = pg_current_xact_id(),
           candidate_xid = null;
  end if;
  return v_head.settled_until;
end
$$;

-- What the next seal has to begin with: the first number that is free, the hash of the seal before, the last sealed event, its
-- time, and a month that was dropped and is not sealed yet, if there is one. No row for a login that may not seal. Rows that
-- add_seal did not add are passed over.
create function ops.next_seal()
returns table (sequence bigint, previous text, after_at timestamptz, after_id uuid, sealed_at timestamptz,
               expired_from timestamptz, expired_until timestamptz, expired_events bigint, expired_reason text)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select case when not exists (select from ops.audit_seals s where s.sequence = h.sealed_sequence + 1)
              then h.sealed_sequence + 1
              else (select min(s.sequence) + 1 from ops.audit_seals s
                     where s.sequence > h.sealed_sequence
                       and not exists (select from ops.audit_seals f where f.sequence = s.sequence + 1)) end,
         encode(b.hash, 'hex'), e.last_at, e.last_id, greatest(clock_timestamp(), b.sealed_at),
         x.first_at, x.until, x.events, x.reason
    from ops.seal_head h
    left join lateral (select s.* from ops.audit_seals s
                        where s.sequence <= h.sealed_sequence order by s.sequence desc limit 1) b on true
    left join lateral (select s.* from ops.audit_seals s
                        where s.sequence <= h.sealed_sequence and s.kind = 'events' order by s.sequence desc limit 1) e on true
    left join lateral (select p.* from ops.audit_expiries p
                        where not exists (select from ops.audit_seals s
                                           where s.sequence <= h.sealed_sequence and s.kind = 'expiry' and s.first_at = p.first_at)
                        order by p.first_at limit 1) x on true
   where session_user in ('mcp_hub', 'mcp_monitor')
$$;

-- The events that the next seal covers, as texts, with times in microseconds since 1970, in the order of their time and id:
-- finished ones of one month, at most p_limit, of p_bytes or of one event.
create function ops.unsealed_events(p_limit int, p_bytes bigint)
returns table (caller_id text, caller_kind text, caller_role text, claims text, client text, created_at text, duration_ms text,
               error text, finished_at text, hostname text, id text, issuer text, payload text, provider text, replay_of text,
               request_id text, result text, schema_version text, status text, tool text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
  set plan_cache_mode = force_custom_plan
as $$
#variable_conflict use_column
declare
  v_after_at timestamptz := '-infinity';
  v_after_id uuid := '00000000-0000-0000-0000-000000000000';
  v_until    timestamptz;
begin
  if session_user not in ('mcp_hub', 'mcp_monitor') then
    return;
  end if;
  select coalesce(n.after_at, v_after_at), coalesce(n.after_id, v_after_id) into v_after_at, v_after_id from ops.next_seal() n;
  select h.settled_until into v_until from ops.seal_head h;
  return query
    select p.caller_id::text, p.caller_kind::text, p.caller_role::text, p.claims::text, p.client, ops.micros(p.created_at),
           p.duration_ms::text, p.error, ops.micros(p.finished_at), p.hostname, p.id::text, p.issuer, p.payload::text,
           p.provider, p.replay_of::text, p.request_id, p.result::text, p.schema_version, p.status::text,
           p.tool
      from (select e.*, row_number() over page as n, bool_or(e.status = 'started') over page as open,
                   sum(2000 + octet_length(e.payload::text) + coalesce(octet_length(e.result::text), 0)) over page as bytes,
                   first_value(e.created_at) over page as first_at
              from (select r.*
                      from ops.run_events r
                     where r.created_at >= v_after_at and (r.created_at, r.id) > (v_after_at, v_after_id)
                       and r.created_at < v_until
                     order by r.created_at, r.id
                     limit p_limit) e
            window page as (order by e.created_at, e.id)) p
     where not p.open and (p.n = 1 or p.bytes <= p_bytes)
       and date_trunc('month', p.created_at) = date_trunc('month', p.first_at)
     order by p.created_at, p.id;
end
$$;

create function ops.micros(p_time timestamptz) returns text
language sql immutable security definer set search_path = pg_catalog, pg_temp
as $$
  select case when p_time = 'infinity' then '9223372036854775807'
              when p_time = '-infinity' then '-9223372036854775808'
              else (extract(epoch from p_time) * 1000000)::bigint::text end
$$;

-- Adds a seal; false where it does not follow the last one, because another monitor was faster. A seal that is there already is
-- as good as added: its response was lost.
create function ops.add_seal(p_sequence bigint, p_kind text, p_previous text, p_format int, p_after_at timestamptz, p_after_id uuid,
  p_first_at timestamptz, p_last_at timestamptz, p_last_id uuid, p_until timestamptz, p_events bigint, p_root text,
  p_reason text, p_key_id text, p_sealed_at timestamptz, p_hash text, p_signature text, p_leaves text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_next record;
begin
  if session_user not in ('mcp_hub', 'mcp_monitor') then
    return false;
  end if;
  perform from ops.seal_head h for update;
  select * into v_next from ops.next_seal();
  if p_sequence = v_next.sequence and p_previous is not distinct from v_next.previous
     and (p_kind = 'events' and (p_after_at, p_after_id) is not distinct from (v_next.after_at, v_next.after_id)
          and (p_after_at is null or (p_last_at, p_last_id) > (p_after_at, p_after_id))
          and p_last_at < (select h.settled_until from ops.seal_head h)
       or p_kind = 'expiry' and (p_first_at, p_until, p_events, p_reason)
            = (v_next.expired_from, v_next.expired_until, v_next.expired_events, v_next.expired_reason))
  then
    insert into ops.audit_seals (sequence, kind, previous, format, after_at, after_id, first_at, last_at, last_id, until, events,
                                 root, reason, key_id, sealed_at, hash, signature)
    values (p_sequence, p_kind, decode(p_previous, 'hex'), p_format, p_after_at, p_after_id, p_first_at, p_last_at, p_last_id,
            p_until, p_events, decode(p_root, 'hex'), p_reason, p_key_id, p_sealed_at, decode(p_hash, 'hex'),
            decode(p_signature, 'hex'));
    if p_leaves is not null then
      -- Those of a seal that someone has removed stay: they are of use for naming events only.
      insert into ops.audit_leaves (sequence, leaves) values (p_sequence, decode(p_leaves, 'hex')) on conflict do nothing;
    end if;
    update ops.seal_head h set sealed_sequence = p_sequence;
    return true;
  end if;
  return exists (select from ops.audit_seals s
                  where s.sequence = p_sequence and s.hash = decode(p_hash, 'hex') and s.signature = decode(p_signature, 'hex'));
end
$$;

-- Drops a month of the log that is over, and records that; false where it holds events that are not sealed yet, once seals are
-- made at all. What is dropped in any other way is missing.
create function ops.expire_month(p_month timestamptz, p_reason text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC' set lock_timeout = '500ms'
as $$
declare
  v_month timestamptz := date_trunc('month', p_month);
  v_until timestamptz := v_month + interval '1 month';
  v_table text := 'run_events_' || to_char(v_month, 'YYYYMM');
  v_last  record;
  v_open  boolean;
begin
  if v_until > clock_timestamp() or p_reason is null then
    raise exception 'a month is dropped once it is over, and for a reason' using errcode = 'invalid_parameter_value';
  end if;
  select s.last_at, s.last_id into v_last
    from ops.audit_seals s
   where s.kind = 'events' and s.sequence <= (select h.sealed_sequence from ops.seal_head h)
   order by s.sequence desc limit 1;
  if found then
    execute format('select exists (select from ops.%I e where e.created_at >= $1 and (e.created_at, e.id) > ($1, $2))', v_table)
       into v_open using v_last.last_at, v_last.last_id;
    if v_open then
      raise notice 'ops.% holds events that are not sealed: it was not dropped', v_table;
      return false;
    end if;
    insert into ops.audit_expiries (first_at, until, events, reason, expired_at)
    select v_month, v_until, coalesce(sum(s.events), 0), p_reason, clock_timestamp()
      from ops.audit_seals s
     where s.kind = 'events' and s.last_at >= v_month and s.last_at < v_until;
    delete from ops.audit_leaves l
     using ops.audit_seals s
     where s.sequence = l.sequence and s.kind = 'events' and s.last_at >= v_month and s.last_at < v_until;
  end if;
  execute format('drop table ops.%I', v_table);
  perform ops.drop_words(v_month);
  return true;
end
$$;

revoke all on function ops.guard_audit_seals, ops.is_expired_seal, ops.settle_events, ops.next_seal, ops.unsealed_events,
  ops.micros, ops.add_seal, ops.expire_month from public;
grant execute on function ops.settle_events, ops.next_seal, ops.unsealed_events, ops.add_seal to mcp_hub, mcp_monitor;
