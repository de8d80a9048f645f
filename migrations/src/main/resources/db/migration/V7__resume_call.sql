-- What follows a begin_call whose response did not arrive, or that failed.

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

-- The event of an earlier attempt, begun within the last hour by the same caller.
create function ops.find_event(p_event_id uuid, p_provider text, p_tool text, p_caller ops.caller) returns ops.run_events
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select e
    from ops.run_events e
   where e.id = p_event_id and e.created_at > clock_timestamp() - interval '1 hour'
     and e.provider = p_provider and e.tool = p_tool and e.caller_kind = p_caller.kind
     and e.issuer is not distinct from p_caller.issuer
     and (p_caller.kind = 'workflow' or e.caller_id is not distinct from p_caller.id)
$$;

-- As begin_call, for an event of which an earlier attempt may have arrived: its connection was lost before the response. An
-- event that was begun is returned again, neither counted nor written twice; one that is refused now is completed, and its quota
-- given back. Waits for an attempt that is still running although its client is gone.
create function ops.resume_call(
  p_event_id uuid, p_provider text, p_tool text, p_schema_version text, p_caller ops.caller,
  p_min_role text, p_quota_class text, p_quota_limits int[], p_quota_windows int[],
  p_secret_names text[], p_optional_secret_names text[],
  p_payload jsonb, p_request_id text, p_client text, p_refusal text, p_refusal_detail jsonb,
  p_uses_health_check_credentials boolean, p_cache_key text, p_max_stale_s int, p_expires_at timestamptz,
  p_claims jsonb default null, p_idempotency_key text default null, p_request_digest text default null,
  out outcome text, out error text, out created_at timestamptz, out caller_id uuid, out role text,
  out quota_limit int, out quota_remaining int, out quota_window_s int, out quota_reset_s int, out secrets jsonb,
  out retry_after_s int, out stale_result text, out stale_age_s int, out first_event_id uuid, out replayed_result text)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_event   ops.run_events;
  v_secrets record;
  v_rank    int;
  v_start   timestamptz;
  v_used    int;
begin
  perform ops.secure_call(pg_collation_for(p_provider), p_event_id);
  if ops.may_act_for(p_provider) then
    v_event := ops.find_event(p_event_id, p_provider, p_tool, p_caller);
  end if;
  if v_event.id is null then
    select b.* into outcome, error, created_at, caller_id, role, quota_limit, quota_remaining, quota_window_s, quota_reset_s,
                    secrets, retry_after_s, stale_result, stale_age_s, first_event_id, replayed_result
      from ops.begin_call(p_event_id, p_provider, p_tool, p_schema_version, p_caller, p_min_role, p_quota_class,
             p_quota_limits, p_quota_windows, p_secret_names, p_optional_secret_names, p_payload, p_request_id, p_client,
             p_refusal, p_refusal_detail, p_uses_health_check_credentials, p_cache_key, p_max_stale_s, p_expires_at,
             p_claims, p_idempotency_key, p_request_digest) b;
    return;
  end if;

  outcome := v_event.status;
  error := v_event.error;
  created_at := v_event.created_at;
  caller_id := v_event.caller_id;
  role := v_event.caller_role;
  first_event_id := coalesce(v_event.replay_of,
    case when starts_with(error, 'idempotency_') then (v_event.result ->> 'first_event_id')::uuid end);
  if outcome = 'ok' and v_event.replay_of is not null then
    select k.result into replayed_result
      from ops.idempotency_keys k
     where k.caller_id = resume_call.caller_id and k.provider = p_provider and k.tool = p_tool
       and k.key_digest = p_idempotency_key and k.event_id = v_event.replay_of;
  end if;
  if outcome in ('ok', 'abandoned') and replayed_result is null then
    outcome := 'error';
    error := 'already_finished';
  elsif outcome = 'started' and clock_timestamp() > p_expires_at then
    outcome := 'error';
    error := 'too_late';
  elsif outcome = 'started' then
    v_secrets := ops.read_secrets(p_provider, p_secret_names, p_optional_secret_names);
    secrets := v_secrets.secrets;
    if v_secrets.error is not null then
      outcome := 'error';
      error := v_secrets.error;
    end if;
  elsif error = 'circuit_open' and p_refusal is null then
    -- The provider may have recovered since; the event stays refused.
    retry_after_s := coalesce((v_event.result ->> 'retry_after_s')::int, 1);
    if p_max_stale_s is not null then
      select f.result, f.age_s into stale_result, stale_age_s
        from ops.find_cached_result(caller_id, p_provider, p_tool, p_cache_key, p_max_stale_s) f;
    end if;
  end if;

  v_rank := ops.role_rank(role);
  if v_event.status = 'started' and outcome = 'error' then
    -- The client does not run the tool. A row that stayed started would keep its idempotency key busy until it is swept.
    update ops.run_events e
       set status = 'error', error = resume_call.error, finished_at = clock_timestamp()
     where e.id = v_event.id and e.created_at = v_event.created_at and e.status = 'started';
    quota_window_s := ops.window_of_rank(p_quota_windows, v_rank);
    if found and p_quota_class is not null and ops.limit_of_rank(p_quota_limits, v_rank) > 0 then
      perform ops.give_back_quota(p_provider, p_quota_class, caller_id, quota_window_s,
        ops.window_start(quota_window_s, created_at));
    end if;
    quota_window_s := null;
  elsif outcome in ('started', 'denied_quota') and p_quota_class is not null then
    quota_limit := ops.limit_of_rank(p_quota_limits, v_rank);
    if quota_limit is not null then
      quota_limit := greatest(quota_limit, 0);
      quota_window_s := ops.window_of_rank(p_quota_windows, v_rank);
      v_start := ops.window_start(quota_window_s);
      select r.call_count into v_used
        from ops.provider_rate_limits r
       where r.provider = p_provider and r.quota_class = p_quota_class and r.caller_id = resume_call.caller_id
         and r.window_seconds = quota_window_s and r.window_start = v_start;
      quota_remaining := case when outcome = 'started' then greatest(quota_limit - coalesce(v_used, 0), 0) else 0 end;
      quota_reset_s := ops.window_rest_s(v_start, quota_window_s);
    end if;
  end if;
end
$$;

-- Records that begin_call or resume_call failed for a reason of the database: error/quota_busy or error/key_busy where that is
-- p_error, else error/database_error, with the SQLSTATE. An event that an earlier attempt has begun is completed so. Returns
-- null where no row is due: for another provider's login and a workflow without a registration.
create function ops.record_failure(
  p_event_id uuid, p_provider text, p_tool text, p_schema_version text, p_caller ops.caller,
  p_payload jsonb, p_request_id text, p_client text, p_error text, p_sqlstate text,
  p_claims jsonb default null)
returns timestamptz
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_caller record;
  v_role   text := 'none';
  v_id     uuid := p_caller.id;
  v_event  ops.run_events;
  v_error  text := case when p_error in ('quota_busy', 'key_busy') then p_error else 'database_error' end;
  v_detail jsonb := jsonb_build_object('sqlstate', left(p_sqlstate, 5));
  v_at     timestamptz;
begin
  perform ops.secure_call(pg_collation_for(p_provider), p_event_id);
  if not ops.may_act_for(p_provider) then
    return null;
  end if;
  begin
    v_caller := ops.identify_caller(p_caller, p_provider, p_tool);
    if not v_caller.known then
      return null;
    end if;
    v_id := v_caller.id;
    v_role := ops.role_of_rank(v_caller.rank);
  exception when others then
    -- What failed may be just that. The row says what the token says.
    raise log 'ops.record_failure could not identify a caller, SQLSTATE %', sqlstate;
  end;

  v_event := ops.find_event(p_event_id, p_provider, p_tool, p_caller);
  if v_event.id is not null then
    update ops.run_events e
       set status = 'error', error = v_error, result = v_detail, finished_at = clock_timestamp()
     where e.id = v_event.id and e.created_at = v_event.created_at and e.status = 'started';
    return v_event.created_at;
  end if;
  v_at := ops.event_time();
  insert into ops.run_events
    (id, created_at, provider, tool, schema_version, caller_id, caller_kind, issuer, caller_role, claims, client, request_id,
     payload, status, result, error, finished_at)
  values
    (p_event_id, v_at, p_provider, p_tool, p_schema_version, v_id, p_caller.kind, p_caller.issuer, v_role, p_claims, p_client,
     p_request_id, coalesce(p_payload, '{}'), 'error', v_detail, v_error, v_at);
  return v_at;
end
$$;

revoke all on function ops.await_event, ops.find_event, ops.resume_call, ops.record_failure from public;
