-- Which seals have left the database for a bucket or a webhook. These are notes for monitors and prove nothing: bucket and
-- webhook do.

create table ops.seal_exports (
  target        text        primary key check (target in ('bucket', 'webhook')),
  -- The target has all seals up to this one.
  sequence      bigint      not null default 0,
  -- The monitor that exports at this moment: one at a time, so that a target gets seals in their order.
  holder        uuid,
  held_until    timestamptz not null default '-infinity',
  retry_at      timestamptz not null default '-infinity',
  failing_since timestamptz,
  last_error    text,
  -- When a monitor last had this target.
  seen_at       timestamptz not null default '-infinity',
  check ((failing_since is null) = (last_error is null))
);

insert into ops.seal_exports (target) values ('bucket'), ('webhook');
alter table ops.seal_exports enable row level security;
revoke all on ops.seal_exports from public, anon, authenticated, service_role;

-- Claims a target for 30 s and returns the first seals that it does not have, in their order. Nothing while another monitor has
-- it, or before the time that the target asked to be left alone until.
create function ops.claim_seals(p_target text, p_holder uuid, p_limit int)
returns table (sequence bigint, kind text, previous text, format int, after_at timestamptz, after_id uuid, first_at timestamptz,
               last_at timestamptz, last_id uuid, until timestamptz, events bigint, root text, reason text, key_id text,
               sealed_at timestamptz, signature text)
language plpgsql security definer rows 50 set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_sequence bigint;
begin
  if session_user not in ('mcp_hub', 'mcp_monitor') then
    return;
  end if;
  update ops.seal_exports x set seen_at = clock_timestamp() where x.target = p_target;
  update ops.seal_exports x
     set holder = p_holder, held_until = clock_timestamp() + interval '30 seconds'
   where x.target = p_target and x.retry_at <= clock_timestamp()
     and (x.holder = p_holder or x.held_until < clock_timestamp())
  returning x.sequence into v_sequence;
  return query
    select s.sequence, s.kind, encode(s.previous, 'hex'), s.format, s.after_at, s.after_id, s.first_at, s.last_at, s.last_id,
           s.until, s.events, encode(s.root, 'hex'), s.reason, s.key_id, s.sealed_at, encode(s.signature, 'hex')
      from ops.audit_seals s
     where s.sequence > v_sequence and s.sequence <= (select h.sealed_sequence from ops.seal_head h)
     order by s.sequence
     limit p_limit;
end
$$;

-- Notes that a target has all seals up to one, and renews the claim; false where the claim was lost.
create function ops.note_exported_seal(p_target text, p_holder uuid, p_sequence bigint) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  update ops.seal_exports x
     set sequence = greatest(x.sequence, p_sequence), held_until = clock_timestamp() + interval '30 seconds',
         failing_since = null, last_error = null
   where x.target = p_target and x.holder = p_holder and session_user in ('mcp_hub', 'mcp_monitor');
  return found;
end
$$;

-- Notes that a target did not take a seal, and for how long it wants to be left alone; ends the claim.
create function ops.note_refused_seal(p_target text, p_holder uuid, p_error text, p_retry_s int) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  update ops.seal_exports x
     set held_until = '-infinity', retry_at = clock_timestamp() + make_interval(secs => coalesce(p_retry_s, 0)),
         failing_since = coalesce(x.failing_since, clock_timestamp()), last_error = left(p_error, 200)
   where x.target = p_target and x.holder = p_holder and session_user in ('mcp_hub', 'mcp_monitor');
  return found;
end
$$;

-- Opens and closes alerts about seals: events that have been without one for longer than p_behind_s, and targets that have
-- taken none for as long although one waits. Nothing is sealed where no monitor has had a key within the last hour and there is
-- no seal; a target that no monitor has had for an hour gets none.
create function ops.watch_seals(p_has_key boolean, p_behind_s int, p_webhooks text[])
returns table (kind text, subject text, transition text)
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
  set plan_cache_mode = force_custom_plan
as $$
declare
  v_since  timestamptz := clock_timestamp() - make_interval(secs => p_behind_s);
  v_after  record;
  v_oldest timestamptz;
  v_row    ops.seal_exports;
  v_open   boolean;
begin
  if session_user not in ('mcp_hub', 'mcp_monitor') then
    return;
  end if;
  if p_has_key then
    update ops.seal_head h set sealer_seen_at = clock_timestamp();
  end if;

  select coalesce(n.after_at, '-infinity') as at, coalesce(n.after_id, '00000000-0000-0000-0000-000000000000') as id
    into v_after from ops.next_seal() n;
  select e.created_at into v_oldest
    from ops.run_events e
   where e.created_at >= v_after.at and (e.created_at, e.id) > (v_after.at, v_after.id)
   order by e.created_at, e.id
   limit 1;
  kind := 'sealing';
  subject := 'run_events';
  v_open := v_oldest < v_since and (exists (select from ops.audit_seals)
    or (select h.sealer_seen_at > clock_timestamp() - interval '1 hour' from ops.seal_head h));
  transition := ops.set_alert(kind, subject, case when v_open then 'warning' end,
    case when v_open then 'the audit log is not sealed in time' else 'the audit log is sealed in time again' end,
    case when v_open then format('The oldest event without a seal is of %s.', to_char(v_oldest, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
         else format('No event older than %s minutes is without a seal.', p_behind_s / 60) end, p_webhooks);
  if transition is not null then
    return next;
  end if;

  kind := 'seal_export';
  for v_row in select * from ops.seal_exports x order by x.target loop
    subject := v_row.target;
    v_open := v_row.failing_since < v_since and v_row.seen_at > clock_timestamp() - interval '1 hour';
    transition := ops.set_alert(kind, subject, case when v_open then 'warning' end,
      case when v_open then format('seals do not reach the %s', subject)
           when v_row.failing_since is null then format('seals reach the %s again', subject)
           else format('seals are not sent to the %s any more', subject) end,
      case when v_open then format('The %s has not taken seal %s since %s: %s.', subject, v_row.sequence + 1,
                                   to_char(v_row.failing_since, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), v_row.last_error)
           else format('The %s has all seals up to %s.', subject, v_row.sequence) end, p_webhooks);
    if transition is not null then
      return next;
    end if;
  end loop;
end
$$;

revoke all on function ops.claim_seals, ops.note_exported_seal, ops.note_refused_seal, ops.watch_seals from public;
grant execute on function ops.claim_seals, ops.note_exported_seal, ops.note_refused_seal, ops.watch_seals
  to mcp_hub, mcp_monitor;
