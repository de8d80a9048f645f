-- What a look at the health of providers needs, and what monitors need to know while the database itself is the fault.

-- As read_secrets, but a secret that cannot be decrypted is an error of its owner alone.
create function ops.try_read_secrets(
  p_owner text, p_required text[], p_optional text[], out error text, out secrets jsonb)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  select r.error, r.secrets into error, secrets from ops.read_secrets(p_owner, p_required, p_optional) r;
exception when others then
  raise log 'ops.try_read_secrets could not read a secret of %, SQLSTATE %', p_owner, sqlstate;
  error := 'secret_unreadable';
  secrets := null;
end
$$;

-- Whether the vault can be read: one secret of these can be, or there is none of them.
create function ops.vault_readable(p_names text[]) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_name  text;
  v_found boolean := false;
begin
  for v_name in select d.name from vault.decrypted_secrets d where d.name = any (p_names) loop
    v_found := true;
    begin
      perform length(d.decrypted_secret) from vault.decrypted_secrets d where d.name = v_name;
      return true;
    exception when others then
      raise log 'ops.vault_readable could not read a secret, SQLSTATE %', sqlstate;
    end;
  end loop;
  return not v_found;
exception when others then
  raise log 'ops.vault_readable could not read the vault, SQLSTATE %', sqlstate;
  return false;
end
$$;

-- What a look at the health of providers needs, in one statement: the newest checks, and for providers without a fresh one
-- the secrets to check with. p_checks is [{"provider", "secrets": [...], "optional_secrets": [...]}].
-- A caller with a token leaves a row, of the provider or of "ops" for all of them; an anonymous one (p_caller is null) none.
-- Outcomes:
--   ok              snapshots is [{"provider", "status", "latency_ms", "message", "upstream_used", "upstream_total",
--                   "checked_at", "age_s"}]; secrets is {"<provider>": {"error", "secrets"}}, the error being that of
--                   begin_call or secret_unreadable; vault says whether it can be read
--   denied_role     the caller has no role, or the login may not do this
--   session_ended   the session of the caller's token has ended; the row says denied_role
--   tool_not_allowed  the tools of a workflow's registration have neither <provider>/health nor, for all of them, ops/health;
--                   the row says denied_role
--   unknown_caller  a workflow that no registration matches, without a row
create function ops.begin_health(
  p_event_id uuid, p_provider text, p_caller ops.caller, p_request_id text, p_client text, p_checks jsonb, p_fresh_s int,
  p_claims jsonb default null,
  out outcome text, out event_id uuid, out vault boolean, out snapshots jsonb, out secrets jsonb)
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_now    timestamptz := clock_timestamp();
  v_at     timestamptz;
  v_caller record;
  v_ended  boolean;
  v_error  text;
  v_check  record;
  v_found  record;
begin
  outcome := 'ok';
  if session_user not in ('mcp_hub', 'mcp_health', 'mcp_monitor') then
    outcome := 'denied_role';
    return;
  end if;
  if p_caller.kind is not null then
    v_caller := ops.identify_caller(p_caller, coalesce(p_provider, 'ops'), 'health', 1);
    if not v_caller.known then
      outcome := 'unknown_caller';
      return;
    end if;
    v_ended := ops.session_has_ended(p_caller);
    v_error := case when v_ended then 'session_ended' when not v_caller.tool_allowed then 'tool_not_allowed' end;
    outcome := case when v_caller.rank >= 1 and v_error is null then 'ok' else 'denied_role' end;
    event_id := p_event_id;
    -- A statement whose connection was lost is sent again, and need not be written again. The first may still be running.
    if not pg_try_advisory_xact_lock(hashtextextended(p_event_id::text, 0)) then
      perform ops.await_event(hashtextextended(p_event_id::text, 0));
    end if;
    if not exists (select from ops.run_events e where e.id = p_event_id and e.created_at > v_now - interval '1 hour') then
      v_at := ops.event_time();
      insert into ops.run_events
        (id, created_at, provider, tool, caller_id, caller_kind, issuer, caller_role, claims, client, request_id, status,
         error, duration_ms, finished_at)
      values
        (p_event_id, v_at, coalesce(p_provider, 'ops'), 'health', v_caller.id, p_caller.kind, p_caller.issuer,
         ops.role_of_rank(v_caller.rank), p_claims, p_client, p_request_id, outcome,
         v_error, 0, v_at);
    end if;
    if outcome <> 'ok' then
      outcome := coalesce(v_error, outcome);
      return;
    end if;
  end if;

  -- Two comparisons in place of an equality: see record_health.
  select coalesce(jsonb_agg(to_jsonb(newest) - 'id' || jsonb_build_object(
           'age_s', greatest(floor(extract(epoch from v_now - newest.checked_at)), 0)::int)), '[]') into snapshots
    from jsonb_array_elements(p_checks) as wanted
   cross join lateral (select * from ops.provider_health h
                        where h.provider >= wanted.value ->> 'provider' and h.provider <= wanted.value ->> 'provider'
                        order by h.provider, h.checked_at desc, h.id desc limit 1) newest;
  secrets := '{}';
  vault := ops.vault_readable(array(
    select jsonb_array_elements_text(w.value -> kind)
      from jsonb_array_elements(p_checks) as w cross join unnest(array['secrets', 'optional_secrets']) as kind));
  if not vault then
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
    -- A provider has a login for its calls. The vault may hold other secrets, those of webhooks among them.
    continue when not exists (
      select from pg_catalog.pg_roles r
       where r.rolname = 'mcp_' || v_check.provider and v_check.provider not in ('hub', 'health', 'monitor', 'ops'));
    select * into v_found from ops.try_read_secrets(v_check.provider, v_check.required, v_check.optional);
    secrets := secrets || jsonb_build_object(v_check.provider,
      jsonb_build_object('error', v_found.error, 'secrets', v_found.secrets));
  end loop;
end
$$;

-- Rows to write to. Concurrent probes take different ones, so that none waits for another, nor for one that holds its row.
create table ops.write_probes (
  slot       int         primary key,
  written_at timestamptz not null
) with (fillfactor = 50);
insert into ops.write_probes (slot, written_at) select slot, now() from generate_series(1, 16) as slot;
alter table ops.write_probes enable row level security;
revoke all on ops.write_probes from public, anon, authenticated, service_role;

-- Whether calls can be recorded: null, or the SQLSTATE that keeps them from it. The update shows a database that is read-only
-- or has no room for its log. More rows than fit into work_mem go to a temporary file, which shows a full disk, and which no
-- page that happens to have room can hide.
create function ops.recording_fault() returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp set work_mem = '64kB'
as $$
begin
  update ops.write_probes p
     set written_at = clock_timestamp()
   where p.slot = (select f.slot from ops.write_probes f limit 1 for update skip locked);
  perform count(*) from generate_series(1, 20000);
  return null;
exception when others then
  return sqlstate;
end
$$;

-- The names, of those given, of provider secrets that the vault lacks or has empty. A secret that cannot be decrypted is not
-- missing. Names that belong to no provider are ignored: monitors need not learn about other secrets.
create function ops.missing_secrets(p_names text[]) returns text[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_missing text[] := '{}';
  v_name    text;
begin
  if session_user not in ('mcp_hub', 'mcp_health', 'mcp_monitor') then
    return v_missing;
  end if;
  for v_name in
    select distinct n.name from unnest(p_names) as n(name)
     where exists (select from pg_catalog.pg_roles r
                    where r.rolname = 'mcp_' || split_part(n.name, '_', 1)
                      and r.rolname not in ('mcp_hub', 'mcp_health', 'mcp_monitor', 'mcp_ops'))
  loop
    begin
      if not exists (select from vault.decrypted_secrets d where d.name = v_name and d.decrypted_secret <> '') then
        v_missing := v_missing || v_name;
      end if;
    exception when others then
      raise log 'ops.missing_secrets could not read a secret, SQLSTATE %', sqlstate;
    end;
  end loop;
  return v_missing;
end
$$;

revoke all on function ops.try_read_secrets, ops.vault_readable, ops.begin_health,
  ops.recording_fault, ops.missing_secrets from public;
