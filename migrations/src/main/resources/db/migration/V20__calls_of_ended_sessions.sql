-- begin_call refuses the token of a session that has ended: denied_role with the error session_ended. p_session_id is the
-- token's claim session_id.

-- Decides on one call and records the decision. Returns exactly one row and raises for no business outcome.
--   started       the row is written, the quota counted; secrets holds {"name": "value"}
--   denied_role   the caller's role, the login (login_not_allowed) or the end of the session does not allow it
--   denied_quota  the quota is used up
--   error         p_refusal, secret_missing, secret_not_allowed, too_late, quota_busy or database_error; no quota was spent.
--                 audit_failed: not even the row could be written, created_at is null.
--                 sqlstate is that of quota_busy, database_error and audit_failed
--   unknown_caller  a workflow without a registration. The one outcome without a row, or anyone could fill the table
-- With p_retry an event begun within the last hour is returned again, neither counted nor written twice.
create function ops.admit_call(
  p_event_id uuid, p_provider text, p_tool text,
  p_caller_kind text, p_caller_id uuid, p_caller_role text,
  p_issuer text, p_repository_id bigint, p_ref text, p_environment text,
  p_min_role text, p_quota_class text, p_quota_limits int[], p_quota_windows int[],
  p_secret_names text[], p_optional_secret_names text[],
  p_payload jsonb, p_request_id text,
  p_refusal text, p_refusal_detail jsonb, p_retry boolean, p_expires_at timestamptz, p_session_id uuid)
returns table (
  outcome text, error text, created_at timestamptz, caller_id uuid, role text,
  quota_limit int, quota_remaining int, quota_window_s int, quota_reset_s int, secrets jsonb,
  sqlstate text)
language plpgsql security definer rows 1 set search_path = pg_catalog, pg_temp
as $$
declare
  c_too_late constant text := 'MC001';
  c_roles    constant text[] := array['none', 'ops_viewer', 'ops_operator', 'ops_admin'];
  v_allowed  boolean := coalesce(session_user = 'mcp_hub' or session_user = 'mcp_' || p_provider, false);
  v_step     text := 'begin';
  v_detail   jsonb;
  v_caller   record;
  v_secrets  record;
  v_quota    record;
  v_previous record;
begin
  caller_id := p_caller_id;
  role := 'none';
  begin
    if not pg_try_advisory_xact_lock(hashtextextended(p_event_id::text, 0)) then
      perform ops.await_event(hashtextextended(p_event_id::text, 0));
    end if;

    if p_retry and v_allowed then
      select e.status, e.error, e.created_at, e.caller_id, e.caller_role into v_previous
        from ops.run_events e
       where e.id = p_event_id and e.created_at > clock_timestamp() - interval '1 hour'
         and e.provider = p_provider and e.tool = p_tool and e.caller_kind = p_caller_kind
         and e.issuer is not distinct from p_issuer
         and (p_caller_kind = 'workflow' or e.caller_id is not distinct from p_caller_id);
      if found then
        caller_id := v_previous.caller_id;
        role := v_previous.caller_role;
        created_at := v_previous.created_at;
        outcome := v_previous.status;
        error := v_previous.error;
        if outcome in ('ok', 'abandoned') then
          outcome := 'error';
          error := 'already_finished';
        end if;
        if outcome = 'started' and clock_timestamp() > p_expires_at then
          outcome := 'error';
          error := 'too_late';
        end if;
        if outcome = 'started' then
          select * into v_secrets from ops.read_secrets(p_provider, p_secret_names, p_optional_secret_names);
          secrets := v_secrets.secrets;
          if v_secrets.error is not null then
            outcome := 'error';
            error := v_secrets.error;
          end if;
        end if;
        if outcome in ('started', 'denied_quota') then
          select * into v_quota from ops.take_quota(p_provider, p_quota_class, caller_id,
            array_position(c_roles, role) - 1, p_quota_limits, p_quota_windows, false);
          quota_limit := v_quota.max_calls;
          quota_remaining := case when outcome = 'started' then v_quota.remaining else 0 end;
          quota_window_s := v_quota.window_s;
          quota_reset_s := v_quota.reset_s;
        end if;
        return next;
        return;
      end if;
    end if;

    if not v_allowed then
      outcome := 'denied_role';
      error := 'login_not_allowed';
      v_detail := jsonb_build_object('login', session_user);
    else
      v_step := 'caller';
      select * into v_caller from ops.identify_caller(
        p_caller_kind, p_caller_id, p_caller_role, p_issuer, p_repository_id, p_ref, p_environment);
      caller_id := v_caller.id;
      if not v_caller.known then
        outcome := 'unknown_caller';
        return next;
        return;
      end if;
      role := c_roles[v_caller.rank + 1];
      v_step := 'session';

      if ops.session_has_ended(p_caller_kind, p_caller_id, p_session_id) then
        outcome := 'denied_role';
        error := 'session_ended';
      elsif v_caller.rank < coalesce(nullif(ops.role_rank(p_min_role), 0), 99) then
        outcome := 'denied_role';
      elsif p_refusal is not null then
        outcome := 'error';
        error := p_refusal;
        v_detail := p_refusal_detail;
      elsif clock_timestamp() > p_expires_at then
        outcome := 'error';
        error := 'too_late';
      else
        v_step := 'secrets';
        select * into v_secrets from ops.read_secrets(p_provider, p_secret_names, p_optional_secret_names);
        if v_secrets.error is not null then
          outcome := 'error';
          error := v_secrets.error;
        else
          -- From here to the commit the caller's other calls wait: nothing slow belongs below.
          v_step := 'quota';
          select * into v_quota from ops.take_quota(p_provider, p_quota_class, caller_id, v_caller.rank,
            p_quota_limits, p_quota_windows, true);
          -- Taking it may have had to wait, and the secrets before it.
          if clock_timestamp() > p_expires_at then
            raise exception 'ops.begin_call is too late' using errcode = c_too_late;
          end if;
          quota_limit := v_quota.max_calls;
          quota_remaining := v_quota.remaining;
          quota_window_s := v_quota.window_s;
          quota_reset_s := v_quota.reset_s;
          if v_quota.admitted then
            outcome := 'started';
            secrets := v_secrets.secrets;
          else
            outcome := 'denied_quota';
          end if;
        end if;
      end if;
    end if;

    v_step := 'record';
    created_at := clock_timestamp();
    insert into ops.run_events
      (id, created_at, provider, tool, caller_id, caller_kind, issuer, caller_role, status, request_id, payload,
       result, error, finished_at)
    values
      (p_event_id, created_at, p_provider, p_tool, caller_id, p_caller_kind, p_issuer, role, outcome, p_request_id,
       coalesce(p_payload, '{}'), v_detail, error, case when outcome <> 'started' then created_at end);
  exception when others then
    -- The quota taken above is given back by the rollback to this block's start. The message stays out of the row and
    -- the log: it may quote a secret.
    outcome := 'error';
    if sqlstate = c_too_late then
      error := 'too_late';
      v_detail := null;
    else
      raise log 'ops.begin_call failed at %, SQLSTATE %', v_step, sqlstate;
      error := case when sqlstate = '55P03' and v_step = 'quota' then 'quota_busy' else 'database_error' end;
      admit_call.sqlstate := sqlstate;
      v_detail := jsonb_build_object('step', v_step, 'sqlstate', sqlstate);
    end if;
    secrets := null;
    quota_limit := null;
    quota_remaining := null;
    quota_window_s := null;
    quota_reset_s := null;
    begin
      created_at := clock_timestamp();
      insert into ops.run_events
        (id, created_at, provider, tool, caller_id, caller_kind, issuer, caller_role, status, request_id, payload,
         result, error, finished_at)
      values
        (p_event_id, created_at, p_provider, p_tool, caller_id, p_caller_kind, p_issuer, role, outcome, p_request_id,
         coalesce(p_payload, '{}'), v_detail, error, created_at);
    exception when others then
      raise log 'ops.begin_call could not record its failure, SQLSTATE %', sqlstate;
      error := 'audit_failed';
      admit_call.sqlstate := sqlstate;
      created_at := null;
    end;
  end;
  return next;
end
$$;

alter function ops.begin_call rename to begin_call_of_v14;

-- As admit_call, with the outcome error/circuit_open and retry_after_s where the provider is known to be down and
-- p_heed_outage, which is set for a tool whose secrets are those that checks use. A caller that may call the tool, with
-- p_answer_key and p_max_stale_s, then gets its cached result. Tools named health go to the provider nevertheless.
create function ops.begin_call(
  p_event_id uuid, p_provider text, p_tool text,
  p_caller_kind text, p_caller_id uuid, p_caller_role text,
  p_issuer text, p_repository_id bigint, p_ref text, p_environment text,
  p_min_role text, p_quota_class text, p_quota_limits int[], p_quota_windows int[],
  p_secret_names text[], p_optional_secret_names text[],
  p_payload jsonb, p_request_id text,
  p_refusal text, p_refusal_detail jsonb, p_retry boolean,
  p_heed_outage boolean, p_answer_key text, p_max_stale_s int,
  p_expires_at timestamptz default null, p_session_id uuid default null)
returns table (
  outcome text, error text, created_at timestamptz, caller_id uuid, role text,
  quota_limit int, quota_remaining int, quota_window_s int, quota_reset_s int, secrets jsonb,
  retry_after_s int, answer text, answer_age_s int, sqlstate text)
language plpgsql security definer rows 1 set search_path = pg_catalog, pg_temp
as $$
declare
  v_allowed boolean;
  v_down    int;
  v_refusal text := p_refusal;
  v_detail  jsonb := p_refusal_detail;
  v_caller  uuid;
begin
  if pg_collation_for(p_provider) <> '"default"' then
    raise exception 'ops.begin_call takes text of the default collation only' using errcode = 'invalid_parameter_value';
  end if;
  v_allowed := coalesce(session_user = 'mcp_hub' or session_user = 'mcp_' || p_provider, false);
  -- A recorded call stays recorded through a crash, whatever the session was set to.
  if current_setting('synchronous_commit') = 'off' then
    perform set_config('synchronous_commit', 'on', true);
  end if;

  begin
    if v_allowed and p_refusal is null and p_heed_outage and p_tool <> 'health'
       and (clock_timestamp() > p_expires_at) is not true then
      v_down := ops.known_down(p_provider);
    end if;
    if v_down > 0 then
      v_refusal := 'circuit_open';
      v_detail := jsonb_build_object('retry_after_s', v_down);
      if p_max_stale_s is not null then
        select c.id into v_caller from ops.identify_caller(
          p_caller_kind, p_caller_id, p_caller_role, p_issuer, p_repository_id, p_ref, p_environment) c where c.known;
        select f.answer, f.age_s into answer, answer_age_s
          from ops.find_answer(v_caller, p_provider, p_tool, p_answer_key, p_max_stale_s) f;
        v_detail := v_detail || jsonb_strip_nulls(jsonb_build_object('stale_age_s', answer_age_s));
      end if;
    end if;
  exception when others then
    -- What cannot be looked up neither refuses a call nor keeps its row from being written.
    raise log 'ops.begin_call could not look up what is known of a provider, SQLSTATE %', sqlstate;
  end;

  select a.outcome, a.error, a.created_at, a.caller_id, a.role,
         a.quota_limit, a.quota_remaining, a.quota_window_s, a.quota_reset_s, a.secrets, a.sqlstate
    into outcome, error, created_at, caller_id, role,
         quota_limit, quota_remaining, quota_window_s, quota_reset_s, secrets, begin_call.sqlstate
    from ops.admit_call(p_event_id, p_provider, p_tool, p_caller_kind, p_caller_id, p_caller_role, p_issuer,
      p_repository_id, p_ref, p_environment, p_min_role, p_quota_class, p_quota_limits, p_quota_windows, p_secret_names,
      p_optional_secret_names, p_payload, p_request_id, v_refusal, v_detail, p_retry, p_expires_at, p_session_id) a;

  if p_refusal is null and outcome = 'error' and error = 'circuit_open' then
    -- A retry may find the provider up that refused the first attempt; that event stays refused.
    retry_after_s := greatest(v_down, 1);
  else
    answer := null;
    answer_age_s := null;
  end if;
  if v_down = 0 and outcome = 'started' then
    begin
      update ops.provider_state s set trial_at = clock_timestamp() where s.provider = p_provider;
    exception when others then
      raise log 'ops.begin_call could not record a trial, SQLSTATE %', sqlstate;
    end;
  end if;
  return next;
end
$$;

revoke all on function ops.begin_call, ops.admit_call(
  uuid, text, text, text, uuid, text, text, bigint, text, text, text, text, int[], int[], text[], text[], jsonb, text,
  text, jsonb, boolean, timestamptz, uuid) from public;

-- The rights of the function before go to this one.
do $$
declare
  v_login text;
begin
  for v_login in
    select r.rolname
      from pg_catalog.pg_proc p cross join lateral aclexplode(p.proacl) a join pg_catalog.pg_roles r on r.oid = a.grantee
     where p.oid = 'ops.begin_call_of_v14'::regproc and a.grantee <> p.proowner
  loop
    execute format('grant execute on function ops.begin_call to %I', v_login);
  end loop;
end
$$;

drop function ops.begin_call_of_v14;
drop function ops.admit_call(
  uuid, text, text, text, uuid, text, text, bigint, text, text, text, text, int[], int[], text[], text[], jsonb, text,
  text, jsonb, boolean, timestamptz);
