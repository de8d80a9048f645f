-- The way into a provider call: one statement decides, counts, records and hands out the secrets.
-- begin_call comes last; the functions before it are its steps and nobody else's to call.

create function ops.role_rank(p_role text) returns int
language sql immutable security definer set search_path = ''
as $$
  select coalesce(array_position(array['ops_viewer', 'ops_operator', 'ops_admin'], p_role), 0)
$$;

-- Who calls, and with what role. A user's role is the lower of the token's and the live one, so that a revocation counts
-- at once. Ranks are compared, never names: 0 is "no role", and it must win (least() would skip a null).
-- A workflow without a federated_callers row is a stranger: known is false.
create function ops.identify_caller(
  p_kind text, p_id uuid, p_token_role text, p_issuer text, p_repository_id bigint, p_ref text, p_environment text,
  out known boolean, out id uuid, out rank int)
language plpgsql stable security definer set search_path = ''
as $$
declare
  c_roles constant text[] := array['ops_viewer', 'ops_operator', 'ops_admin'];
  v_role  text;
begin
  if p_kind = 'workflow' then
    select f.id, array_position(c_roles, f.role) into id, rank
      from ops.federated_callers f
     where f.issuer = p_issuer and f.repository_id = p_repository_id and f.revoked_at is null
       and (f.ref is null or f.ref = p_ref)
       and (f.environment is null or f.environment = p_environment)
     order by 2, f.created_at, f.id
     limit 1;
    known := found;
  else
    select u.raw_app_meta_data ->> 'ops_role' into v_role
      from auth.users u
     where u.id = p_id and u.deleted_at is null and u.is_anonymous is not true
       and (u.banned_until is null or u.banned_until <= clock_timestamp());
    known := true;
    id := p_id;
    rank := least(coalesce(array_position(c_roles, p_token_role), 0), coalesce(array_position(c_roles, v_role), 0));
  end if;
end
$$;

-- The named secrets as {"name": "value"}, or an error and none of them. An empty secret is a missing one.
create function ops.read_secrets(
  p_provider text, p_required text[], p_optional text[], out error text, out secrets jsonb)
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_names text[] := coalesce(p_required, '{}') || coalesce(p_optional, '{}');
begin
  if cardinality(v_names) = 0 then
    secrets := '{}';
    return;
  end if;
  if exists (select from unnest(v_names) as name where starts_with(name, p_provider || '_') is not true) then
    error := 'secret_not_allowed';
    return;
  end if;
  -- Materialized, or each secret would be decrypted once for the filter and once for the result.
  with found as materialized (
    select d.name, d.decrypted_secret as value from vault.decrypted_secrets d where d.name = any (v_names))
  select coalesce(jsonb_object_agg(f.name, f.value), '{}') into secrets from found f where f.value <> '';
  if not secrets ?& coalesce(p_required, '{}') then
    error := 'secret_missing';
    secrets := null;
  end if;
end
$$;

-- Counts one call against the caller's quota and says where it stands. p_count = false only says where it stands.
-- The limit and window are those of the caller's rank. A null limit is unlimited; a missing one is 0, which admits nobody.
create function ops.take_quota(
  p_provider text, p_class text, p_caller_id uuid, p_rank int, p_limits int[], p_windows int[], p_count boolean,
  out admitted boolean, out max_calls int, out remaining int, out window_s int, out reset_s int)
language plpgsql security definer set search_path = ''
as $$
declare
  v_now   timestamptz := clock_timestamp();
  v_start timestamptz;
  v_used  int;
begin
  admitted := true;
  if p_class is null then
    return;
  end if;
  max_calls := case when p_rank between 1 and cardinality(p_limits) then p_limits[p_rank] else 0 end;
  if max_calls is null then
    return;
  end if;
  window_s := coalesce(case when p_rank between 1 and cardinality(p_windows) then p_windows[p_rank] end, 3600);
  v_start := date_bin(make_interval(secs => window_s), v_now, timestamptz '2000-01-01 00:00:00+00');

  if not p_count then
    select r.call_count into v_used
      from ops.provider_rate_limits r
     where r.provider = p_provider and r.quota_class = p_class and r.caller_id = p_caller_id
       and r.window_seconds = window_s and r.window_start = v_start;
    v_used := coalesce(v_used, 0);
  elsif max_calls > 0 then
    -- One statement: the row's lock makes concurrent calls wait for each other, and the condition is checked under it.
    insert into ops.provider_rate_limits as r
      (provider, quota_class, caller_id, window_seconds, window_start, call_count)
    values (p_provider, p_class, p_caller_id, window_s, v_start, 1)
    on conflict on constraint provider_rate_limits_pkey
      do update set call_count = r.call_count + 1 where r.call_count < max_calls
    returning r.call_count into v_used;
  end if;

  admitted := v_used is not null;
  max_calls := greatest(max_calls, 0);
  remaining := greatest(max_calls - coalesce(v_used, max_calls), 0);
  reset_s := greatest(ceil(extract(epoch from v_start + make_interval(secs => window_s) - clock_timestamp())), 1);
end
$$;

-- Decides on one call and records the decision. Answers exactly one row and raises for no business outcome.
--   started       the row is written, the quota counted; secrets holds {"name": "value"}
--   denied_role   the caller's role, or the login, does not allow it
--   denied_quota  the quota is used up
--   error         p_refusal, secret_missing, secret_not_allowed, quota_busy or database_error; no quota was spent.
--                 audit_failed: not even the row could be written, created_at is null
--   unknown_caller  a workflow that nobody registered. The one outcome without a row: strangers must not fill the table
-- With p_retry an event begun within the last hour is answered again, neither counted nor written twice. The lock on the
-- event's id makes a retry wait for a first attempt that is still running although its client is gone.
create function ops.begin_call(
  p_event_id uuid, p_provider text, p_tool text,
  p_caller_kind text, p_caller_id uuid, p_caller_role text,
  p_issuer text, p_repository_id bigint, p_ref text, p_environment text,
  p_min_role text, p_quota_class text, p_quota_limits int[], p_quota_windows int[],
  p_secret_names text[], p_optional_secret_names text[],
  p_payload jsonb, p_request_id text,
  p_refusal text, p_refusal_detail jsonb, p_retry boolean)
returns table (
  outcome text, error text, created_at timestamptz, caller_id uuid, role text,
  quota_limit int, quota_remaining int, quota_window_s int, quota_reset_s int, secrets jsonb)
language plpgsql security definer rows 1 set search_path = ''
as $$
declare
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
    perform pg_advisory_xact_lock(hashtextextended(p_event_id::text, 0));

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

      if v_caller.rank < coalesce(nullif(ops.role_rank(p_min_role), 0), 99) then
        outcome := 'denied_role';
      elsif p_refusal is not null then
        outcome := 'error';
        error := p_refusal;
        v_detail := p_refusal_detail;
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
    raise log 'ops.begin_call failed at %, SQLSTATE %', v_step, sqlstate;
    outcome := 'error';
    error := case when sqlstate = '55P03' and v_step = 'quota' then 'quota_busy' else 'database_error' end;
    v_detail := jsonb_build_object('step', v_step, 'sqlstate', sqlstate);
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
      created_at := null;
    end;
  end;
  return next;
end
$$;

revoke all on function ops.role_rank, ops.identify_caller, ops.read_secrets, ops.take_quota, ops.begin_call from public;
