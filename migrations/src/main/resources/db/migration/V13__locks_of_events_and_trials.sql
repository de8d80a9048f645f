-- An event's retry waits for its first attempt, and one call tries a provider that is down: no other login can hold either up.

-- Waits until no other session of this login holds the advisory lock of an event, 1.5 s at most. Every login can see such a
-- lock while it is held, and take it; so a lock of another login is ignored.
create function ops.await_event(p_key bigint) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  c_mask    constant bigint := 4294967295;
  v_give_up timestamptz := clock_timestamp() + interval '1500 milliseconds';
begin
  while exists (
    select from pg_catalog.pg_locks l join pg_catalog.pg_stat_activity a on a.pid = l.pid
     where l.locktype = 'advisory' and l.granted and l.objsubid = 1
       and l.classid = ((p_key >> 32) & c_mask)::oid and l.objid = (p_key & c_mask)::oid
       and a.datname = current_database() and a.usename = session_user and a.pid <> pg_backend_pid())
  loop
    if clock_timestamp() > v_give_up then
      raise exception 'the first attempt of this event is still running' using errcode = 'lock_not_available';
    end if;
    perform pg_sleep(0.01);
    exit when pg_try_advisory_xact_lock(p_key);
  end loop;
end
$$;

revoke all on function ops.await_event from public;

-- What a look at the health of providers needs; see V7.
create or replace function ops.begin_health(
  p_event_id uuid, p_provider text, p_caller_kind text, p_caller_id uuid, p_caller_role text,
  p_issuer text, p_repository_id bigint, p_ref text, p_environment text, p_request_id text,
  p_checks jsonb, p_fresh_s int)
returns table (outcome text, event_id uuid, vault boolean, snapshots jsonb, secrets jsonb)
language plpgsql security definer rows 1 set search_path = pg_catalog, pg_temp set timezone = 'UTC'
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
    if not pg_try_advisory_xact_lock(hashtextextended(p_event_id::text, 0)) then
      perform ops.await_event(hashtextextended(p_event_id::text, 0));
    end if;
    if not exists (select from ops.run_events e where e.id = p_event_id and e.created_at > v_now - interval '1 hour') then
      insert into ops.run_events
        (id, created_at, provider, tool, caller_id, caller_kind, issuer, caller_role, status, request_id, duration_ms,
         finished_at)
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

-- How many seconds to leave a provider alone that is known to be down; null where a call may go to it, 0 where it may go as a
-- trial. Every 10 s one call may try: the lock is held until the trial is recorded.
create or replace function ops.known_down(p_provider text) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  c_between constant interval := '10 seconds';
  v_trial_at timestamptz;
begin
  select s.trial_at into v_trial_at from ops.provider_state s
   where s.provider = p_provider and s.announced = 'down' and s.latest = 'down' and s.valid_until > clock_timestamp()
     and (s.answered_at is null or s.answered_at < s.latest_at);
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

-- Completes a started event; see V8. Under a collation made by a login different texts may be equal: its text found the cached
-- results of other tools and providers. Such text is refused.
create or replace function ops.finish_call(
  p_event_id uuid, p_created_at timestamptz, p_ok boolean, p_result jsonb, p_error text, p_duration_ms int, p_hostname text,
  p_heed_outage boolean, p_answer_key text, p_answer text, p_max_stale_s int,
  out completed boolean, out answer text, out answer_age_s int)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_event  record;
  v_result jsonb := p_result;
begin
  if pg_collation_for(p_answer_key) <> '"default"' then
    raise exception 'ops.finish_call takes text of the default collation only' using errcode = 'invalid_parameter_value';
  end if;
  if p_ok is not true and p_max_stale_s is not null then
    select f.answer, f.age_s into answer, answer_age_s
      from ops.run_events e
     cross join lateral ops.find_answer(e.caller_id, e.provider, e.tool, p_answer_key, p_max_stale_s) f
     where e.id = p_event_id and e.created_at = p_created_at
       and (session_user = 'mcp_hub' or session_user = 'mcp_' || e.provider);
    if found then
      v_result := coalesce(p_result, '{}') || jsonb_build_object('stale_age_s', answer_age_s);
    end if;
  end if;

  update ops.run_events e
     set status = case when p_ok then 'ok' else 'error' end,
         result = v_result,
         error = p_error,
         duration_ms = greatest(p_duration_ms, 0),
         hostname = p_hostname,
         finished_at = clock_timestamp()
   where e.id = p_event_id and e.created_at = p_created_at and e.status = 'started'
     and (session_user = 'mcp_hub' or session_user = 'mcp_' || e.provider)
  returning e.provider, e.tool, e.caller_id into v_event;
  completed := found;
  if not completed then
    return;
  end if;

  -- The audit row must not be lost for what follows. A provider that was asked, and refuses what the caller wants, is up.
  if p_heed_outage and v_event.tool <> 'health'
     and (p_ok or p_error in ('invalid_input', 'unknown_resource') and p_hostname is not null) then
    begin
      update ops.provider_state s set answered_at = clock_timestamp()
       where s.provider = v_event.provider and s.announced = 'down'
         and (s.answered_at is null or s.answered_at < s.latest_at);
    exception when others then
      raise log 'ops.finish_call could not note an answer, SQLSTATE %', sqlstate;
    end;
  end if;
  if p_ok and p_answer is not null then
    begin
      insert into ops.last_answers as a (caller_id, provider, tool, answer_key, answer, event_id, answered_at)
      values (v_event.caller_id, v_event.provider, v_event.tool, p_answer_key, p_answer, p_event_id, clock_timestamp())
      on conflict (caller_id, provider, tool, answer_key) do update
        -- An unchanged answer is not rewritten: it may be large, and lies apart from its row.
        set answer = case when a.answer = excluded.answer then a.answer else excluded.answer end,
            event_id = excluded.event_id, answered_at = excluded.answered_at;
    exception when others then
      raise log 'ops.finish_call could not keep an answer, SQLSTATE %', sqlstate;
    end;
  end if;
end
$$;
