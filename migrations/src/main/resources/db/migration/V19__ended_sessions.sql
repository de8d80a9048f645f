-- A user's token outlives its session by up to an hour. It is refused at once where the database can tell that the session has
-- ended: by signing out, by an administrator, or by its own limit.

-- Whether the session of a user's token has ended. Where sessions cannot be read (a plain PostgreSQL has none) none has.
-- See https://supabase.com/docs/guides/auth/sessions
create function ops.session_has_ended(p_caller_kind text, p_caller_id uuid, p_session_id uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if p_session_id is null or p_caller_kind is distinct from 'user' or to_regclass('auth.sessions') is null then
    return false;
  end if;
  -- Policies would hide the sessions, and each would seem to have ended.
  if row_security_active('auth.sessions') then
    return false;
  end if;
  if exists (select from auth.sessions s
              where s.id = p_session_id and s.user_id = p_caller_id
                and (s.not_after is null or s.not_after > clock_timestamp())) then
    return false;
  end if;
  -- A user of another project, whom an administrator added here, has never signed in here: the sessions are there.
  return not exists (
    select from auth.users u where u.id = p_caller_id and to_jsonb(u) -> 'last_sign_in_at' = 'null');
exception when syntax_error_or_access_rule_violation or invalid_schema_name then
  -- The whole class 42: no right to read it, or a table of another shape.
  return false;
end
$$;

alter function ops.begin_health rename to look_up_health;

-- As look_up_health, in which a caller without a role is denied: outcome session_ended, of a row that says denied_role.
create function ops.begin_health(
  p_event_id uuid, p_provider text, p_caller_kind text, p_caller_id uuid, p_caller_role text,
  p_issuer text, p_repository_id bigint, p_ref text, p_environment text, p_request_id text,
  p_checks jsonb, p_fresh_s int, p_session_id uuid default null)
returns table (outcome text, event_id uuid, vault boolean, snapshots jsonb, secrets jsonb)
language plpgsql security definer rows 1 set search_path = pg_catalog, pg_temp
as $$
declare
  v_ended boolean := ops.session_has_ended(p_caller_kind, p_caller_id, p_session_id);
begin
  return query
    select case when v_ended and h.outcome = 'denied_role' then 'session_ended' else h.outcome end,
           h.event_id, h.vault, h.snapshots, h.secrets
      from ops.look_up_health(p_event_id, p_provider, p_caller_kind, p_caller_id,
             case when not v_ended then p_caller_role end,
             p_issuer, p_repository_id, p_ref, p_environment, p_request_id, p_checks, p_fresh_s) h;
end
$$;

revoke all on function ops.session_has_ended, ops.begin_health from public;

-- The rights of the function before go to this one, which is the only one to call it now.
do $$
declare
  v_login text;
begin
  for v_login in
    select r.rolname
      from pg_catalog.pg_proc p cross join lateral aclexplode(p.proacl) a join pg_catalog.pg_roles r on r.oid = a.grantee
     where p.oid = 'ops.look_up_health'::regproc and a.grantee <> p.proowner
  loop
    execute format('grant execute on function ops.begin_health to %I', v_login);
    execute format('revoke execute on function ops.look_up_health from %I', v_login);
  end loop;
end
$$;
