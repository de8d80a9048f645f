-- The way into a provider call: one statement decides, counts, records and releases the secrets.

-- The named secrets as {"name": "value"}, or an error and none of them. An empty secret is a missing one.
create function ops.read_secrets(
  p_provider text, p_required text[], p_optional text[], out error text, out secrets jsonb)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_name  text;
  v_value text;
begin
  secrets := '{}';
  foreach v_name in array coalesce(p_required || p_optional, '{}') loop
    if starts_with(v_name, p_provider || '_') is not true then
      error := 'secret_not_allowed';
      secrets := null;
      return;
    end if;
    select d.decrypted_secret into v_value from vault.decrypted_secrets d where d.name = v_name;
    if v_value <> '' then
      secrets := secrets || jsonb_build_object(v_name, v_value);
    end if;
  end loop;
  if not secrets ?& p_required then
    error := 'secret_missing';
    secrets := null;
  end if;
end
$$;

-- Results of reading tools that may stand in for a failure.
create table ops.cached_results (
  caller_id uuid        not null,
  provider  text        not null,
  tool      text        not null,
  cache_key text        not null check (length(cache_key) = 64), -- SHA-256 of schema version and input
  result    text        not null check (octet_length(result) <= 262144),
  event_id  uuid        not null,
  cached_at timestamptz not null,
  primary key (caller_id, provider, tool, cache_key)
);

create index cached_results_by_time on ops.cached_results (cached_at);

alter table ops.cached_results enable row level security;

create policy own on ops.cached_results for select to authenticated using (
  caller_id = (select auth.uid() where auth.jwt() -> 'client_id' is null));

revoke all on ops.cached_results from public, anon, authenticated, service_role;
grant select on ops.cached_results to authenticated;

-- The caller's own result of the same input, if it is not older than p_max_stale_s.
create function ops.find_cached_result(
  p_caller_id uuid, p_provider text, p_tool text, p_cache_key text, p_max_stale_s int, out result text, out age_s int)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select c.result, greatest(floor(extract(epoch from clock_timestamp() - c.cached_at)), 0)::int
    from ops.cached_results c
   where c.caller_id = p_caller_id and c.provider = p_provider and c.tool = p_tool and c.cache_key = p_cache_key
     and c.cached_at >= clock_timestamp() - make_interval(secs => p_max_stale_s)
$$;

-- The rare half of a call's first step. Under a collation made by a login different texts may be equal: its text found the rows
-- of other providers. A recorded call stays recorded through a crash, whatever the session was set to. A retry waits for the
-- lock of its event.
create function ops.secure_call(p_collation text, p_event_id uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if p_collation <> '"default"' then
    raise exception 'functions of calls take text of the default collation only' using errcode = 'invalid_parameter_value';
  end if;
  if current_setting('synchronous_commit') = 'off' then
    perform set_config('synchronous_commit', 'on', true);
  end if;
  if not pg_try_advisory_xact_lock(hashtextextended(p_event_id::text, 0)) then
    perform ops.await_event(hashtextextended(p_event_id::text, 0));
  end if;
end
$$;

-- Decides on one call and records the decision. Returns exactly one row and raises for no decision.
--   started       the row is written, the quota counted; secrets holds {"name": "value"}
--   ok            the request was made before, and succeeded: replayed_result is what first_event_id returned
--   denied_role   the caller's role, the login (login_not_allowed), the end of the session (session_ended) or the tools of a
--                 workflow's registration (tool_not_allowed) do not allow it
--   denied_quota  the quota is used up
--   error         p_refusal, circuit_open, secret_missing, secret_not_allowed, too_late or an error of claim_idempotency_key,
--                 of which first_event_id is the request before; no quota was spent
--   unknown_caller  a workflow that no registration matches. The one outcome without a row, or anyone could fill the table
-- circuit_open is for a provider that is known to be down, with retry_after_s and the caller's cached result of p_cache_key,
-- where p_uses_health_check_credentials: where checks use the same secrets as the tool. Tools named health go to the provider
-- nevertheless. p_expires_at is when the client gives up; a later call is not admitted. Limits and windows are those of
-- viewers, operators and admins; a null limit is unlimited, a missing one is 0. A failure of the database raises: then nothing
-- was admitted, and ops.record_failure records that.
create function ops.begin_call(
  p_event_id uuid, p_provider text, p_tool text, p_schema_version text, p_caller ops.caller,
  p_min_role text, p_quota_class text, p_quota_limits int[], p_quota_windows int[],
  p_secret_names text[], p_optional_secret_names text[],
  p_payload jsonb, p_request_id text, p_client text, p_refusal text, p_refusal_detail jsonb,
  p_uses_health_check_credentials boolean, p_cache_key text, p_max_stale_s int, p_expires_at timestamptz,
  p_claims jsonb default null, p_idempotency_key text default null, p_request_digest text default null,
  out outcome text, out error text, out created_at timestamptz, out caller_id uuid, out role text,
  out quota_limit int, out quota_remaining int, out quota_window_s int, out quota_reset_s int, out secrets jsonb,
  out retry_after_s int, out stale_result text, out stale_age_s int, out first_event_id uuid, out replayed_result text)
language plpgsql security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
as $$
declare
  v_caller  record;
  v_secrets record;
  v_rank    int;
  v_allowed boolean := true;
  v_is_down boolean;
  v_detail  jsonb;
  v_replay  boolean;
  v_start   timestamptz;
  v_used    int;
  v_xid     xid8;
begin
  if pg_collation_for(p_provider) <> '"default"' or current_setting('synchronous_commit') = 'off'
     or not pg_try_advisory_xact_lock(hashtextextended(p_event_id::text, 0)) then
    perform ops.secure_call(pg_collation_for(p_provider), p_event_id);
  end if;

  -- As identify_caller, for a user. A role that is not there must win: least() would skip a null.
  caller_id := p_caller.id;
  select least(ops.role_rank(p_caller.role), coalesce((
           select ops.role_rank(u.raw_app_meta_data ->> 'ops_role') from auth.users u
            where u.id = p_caller.id and u.deleted_at is null and u.is_anonymous is not true
              and (u.banned_until is null or u.banned_until <= clock_timestamp())), 0)),
         p_uses_health_check_credentials and p_tool <> 'health' and exists (
           select from ops.provider_state s where s.provider = p_provider and s.announced = 'down')
    into v_rank, v_is_down;
  if p_caller.kind = 'workflow' then
    v_caller := ops.identify_caller(p_caller, p_provider, p_tool, ops.role_rank(p_min_role));
    if not v_caller.known and ops.may_act_for(p_provider) then
      outcome := 'unknown_caller';
      caller_id := null;
      role := 'none';
      return;
    end if;
    caller_id := v_caller.id;
    v_rank := v_caller.rank;
    v_allowed := v_caller.tool_allowed;
  end if;

  if v_allowed and ops.may_act_for(p_provider) and p_refusal is null and not v_is_down and p_caller.session_id is null
     and v_rank >= ops.role_rank(p_min_role) and ops.role_rank(p_min_role) > 0
     and (clock_timestamp() > p_expires_at) is not true then
    outcome := 'started';
  elsif not ops.may_act_for(p_provider) then
    outcome := 'denied_role';
    error := 'login_not_allowed';
    v_rank := 0;
    v_detail := jsonb_build_object('login', session_user);
  elsif ops.session_has_ended(p_caller) then
    outcome := 'denied_role';
    error := 'session_ended';
  elsif v_allowed is false then
    outcome := 'denied_role';
    error := 'tool_not_allowed';
  elsif v_rank < coalesce(nullif(ops.role_rank(p_min_role), 0), 99) then
    outcome := 'denied_role';
  elsif p_refusal is not null then
    outcome := 'error';
    error := p_refusal;
    v_detail := p_refusal_detail;
  elsif clock_timestamp() > p_expires_at then
    outcome := 'error';
    error := 'too_late';
  else
    outcome := 'started';
  end if;

  if outcome = 'started' and (p_idempotency_key is not null or v_is_down) then
    if p_idempotency_key is not null then
      select k.outcome, k.error, k.first_event_id, k.replayed, k.result, k.retry_after_s
        into outcome, error, first_event_id, v_replay, replayed_result, retry_after_s
        from ops.claim_idempotency_key(caller_id, p_provider, p_tool, p_idempotency_key, p_request_digest, p_event_id,
               p_quota_class = 'scans') k;
      if outcome = 'started' and clock_timestamp() > p_expires_at then
        outcome := 'error';
        error := 'too_late';
      elsif outcome = 'error' and not v_replay then
        v_detail := jsonb_build_object('first_event_id', first_event_id);
      end if;
    end if;
    if outcome = 'started' and v_is_down then
      retry_after_s := ops.known_outage(p_provider);
      if retry_after_s > 0 then
        outcome := 'error';
        error := 'circuit_open';
        if p_max_stale_s is not null then
          select f.result, f.age_s into stale_result, stale_age_s
            from ops.find_cached_result(caller_id, p_provider, p_tool, p_cache_key, p_max_stale_s) f;
        end if;
        v_detail := jsonb_strip_nulls(jsonb_build_object('retry_after_s', retry_after_s, 'stale_age_s', stale_age_s));
      end if;
    end if;
  end if;

  if outcome = 'started' then
    if cardinality(p_secret_names) = 1 and cardinality(p_optional_secret_names) = 0
       and starts_with(p_secret_names[1], p_provider || '_') then
      -- As read_secrets, for what most tools need.
      select jsonb_build_object(d.name, nullif(d.decrypted_secret, '')) into secrets
        from vault.decrypted_secrets d where d.name = p_secret_names[1];
      error := case when (secrets ->> p_secret_names[1]) is null then 'secret_missing' end;
    else
      v_secrets := ops.read_secrets(p_provider, p_secret_names, p_optional_secret_names);
      secrets := v_secrets.secrets;
      error := v_secrets.error;
    end if;
    if error is not null then
      outcome := 'error';
      secrets := null;
    elsif p_quota_class is not null then
      quota_limit := ops.limit_of_rank(p_quota_limits, v_rank);
      if quota_limit is not null then
        quota_window_s := ops.window_of_rank(p_quota_windows, v_rank);
        v_start := ops.window_start(quota_window_s);
        -- One statement: the row's lock makes concurrent calls wait for each other, and the condition is checked under it. From
        -- here to the commit the caller's other calls wait: nothing slow belongs below.
        if quota_limit > 0 then
          insert into ops.provider_rate_limits as r
            (provider, quota_class, caller_id, window_seconds, window_start, call_count)
          values (p_provider, p_quota_class, begin_call.caller_id, quota_window_s, v_start, 1)
          on conflict on constraint provider_rate_limits_pkey
            do update set call_count = r.call_count + 1 where r.call_count < quota_limit
          returning r.call_count, quota_limit - r.call_count into v_used, quota_remaining;
        end if;
        quota_reset_s := ops.window_rest_s(v_start, quota_window_s);
        if v_used is null or clock_timestamp() > p_expires_at then
          secrets := null;
          if v_used is null then
            outcome := 'denied_quota';
            quota_limit := greatest(quota_limit, 0);
            quota_remaining := 0;
          else
            -- Taking it had to wait, or the secrets before it.
            outcome := 'error';
            error := 'too_late';
            perform ops.give_back_quota(p_provider, p_quota_class, caller_id, quota_window_s, v_start);
            quota_limit := null;
            quota_remaining := null;
            quota_window_s := null;
            quota_reset_s := null;
          end if;
        end if;
      end if;
    end if;
  end if;

  -- As event_time: the transaction has its id before the time is read.
  v_xid := pg_current_xact_id();
  insert into ops.run_events as e
    (id, created_at, provider, tool, schema_version, caller_id, caller_kind, issuer, caller_role, claims, client, request_id,
     replay_of, payload, status, result, error, finished_at)
  select p_event_id, t.at, p_provider, p_tool, p_schema_version, begin_call.caller_id, p_caller.kind, p_caller.issuer,
         ops.role_of_rank(v_rank), p_claims, p_client, p_request_id, case when v_replay then begin_call.first_event_id end,
         coalesce(p_payload, '{}'),
         begin_call.outcome, v_detail, begin_call.error, case when begin_call.outcome <> 'started' then t.at end
    from (select greatest(clock_timestamp(), h.candidate, h.sweep_candidate) as at from ops.seal_head h offset 0) t
  returning e.created_at, e.caller_role into created_at, role;

  if p_idempotency_key is not null and outcome <> 'started' and first_event_id is null then
    -- It may have been claimed before the call was refused.
    delete from ops.idempotency_keys k
     where k.caller_id = begin_call.caller_id and k.provider = p_provider and k.tool = p_tool
       and k.key_digest = p_idempotency_key and k.event_id = p_event_id;
  end if;
  if retry_after_s = 0 then
    retry_after_s := null;
    if outcome = 'started' then
      update ops.provider_state s set trial_at = clock_timestamp() where s.ctid = any (array(
        select o.ctid from ops.provider_state o where o.provider = p_provider for update skip locked));
    end if;
  end if;
end
$$;

revoke all on function ops.read_secrets, ops.secure_call, ops.find_cached_result, ops.begin_call from public;
