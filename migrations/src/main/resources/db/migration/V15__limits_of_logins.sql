-- A login takes a bounded share of the server: its connections are limited by the role, its transactions are ended by a
-- maintenance task. The timeouts of a role protect itself only, as each session may lift them.

-- Makes a login, or gives one what it lacks. A value that an administrator has set since is left alone.
drop function ops.prepare_login;
create function ops.prepare_login(p_login text, p_statement_timeout text default '2s', p_connections int default 40)
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_setting text;
begin
  if not exists (select from pg_catalog.pg_roles where rolname = p_login) then
    begin
      execute format('create role %I login', p_login);
    exception when duplicate_object or unique_violation then
      null; -- made at this moment by the migration of another database of the cluster
    end;
  end if;
  if exists (select from pg_catalog.pg_roles l
              where l.rolname = p_login
                and (l.rolsuper or l.rolbypassrls or l.rolcreaterole or l.rolcreatedb or l.rolreplication
                     or pg_has_role(l.oid, current_user, 'member')
                     or exists (select from pg_catalog.pg_roles p
                                 where starts_with(p.rolname, 'pg_') and pg_has_role(l.oid, p.oid, 'member')))) then
    raise exception 'role % has more rights than a login for provider calls may have', p_login;
  end if;

  -- A call that waits longer than this has lost its client. Durability is what makes a recorded call recorded.
  foreach v_setting in array array['statement_timeout=' || p_statement_timeout, 'lock_timeout=1500ms',
                                   'synchronous_commit=on', 'idle_in_transaction_session_timeout=5s'] loop
    continue when exists (
      select from pg_catalog.pg_db_role_setting s
        join pg_catalog.pg_roles r on r.oid = s.setrole cross join unnest(s.setconfig) as present
       where r.rolname = p_login and s.setdatabase = 0 and starts_with(present, split_part(v_setting, '=', 1) || '='));
    begin
      execute format('alter role %I set %I = %L', p_login, split_part(v_setting, '=', 1), split_part(v_setting, '=', 2));
    exception when unique_violation or internal_error then
      null; -- "tuple concurrently updated": set at this moment by the migration of another database of the cluster
    end;
  end loop;

  begin
    if exists (select from pg_catalog.pg_roles where rolname = p_login and rolconnlimit = -1) then
      -- Never more than two thirds of what the server has for all.
      execute format('alter role %I connection limit %s', p_login, least(p_connections,
        2 * (current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int) / 3));
    end if;
    -- Only a member of a role may end its sessions. Since PostgreSQL 16 the creator of a role may grant it to itself.
    if not pg_has_role(p_login, 'usage') then
      execute format('grant %I to %I' || case when current_setting('server_version_num')::int >= 160000
                                              then ' with inherit true, set false' else '' end, p_login, current_user);
    end if;
  exception
    when insufficient_privilege then
      raise notice '% may not set the limits of role %', current_user, p_login;
    when unique_violation or internal_error then
      null; -- as above
  end;

  if not has_database_privilege(p_login, current_database(), 'connect') then
    execute format('grant connect on database %I to %I', current_database(), p_login);
  end if;
  execute format('grant usage on schema ops to %I', p_login);
end
$$;

-- Ends sessions of logins in this database whose transaction has been open for longer than a minute, or that hold several
-- advisory locks: their locks keep others from working. Returns their number. No statement of this system comes near these
-- limits. It has to work while a session has used up the server's memory for locks: so it reads no shared catalog, but what its
-- own session has cached since it last looked at each login.
create function ops.end_stuck_sessions() returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_here   oid := (select a.datid from pg_stat_get_activity(pg_backend_pid()) a);
  v_logins oid[] := array(
    select r.grantee
      from pg_catalog.pg_proc p cross join lateral aclexplode(p.proacl) r
     where p.pronamespace = 'ops'::regnamespace and r.grantee not in (p.proowner, 0)
       and starts_with(pg_get_userbyid(r.grantee), 'mcp_') and pg_has_role(r.grantee, 'usage'));
  v_ended  int;
begin
  select count(*) filter (where pg_terminate_backend(a.pid)) into v_ended
    from pg_stat_get_activity(null) a
   where a.datid = v_here and a.pid <> pg_backend_pid() and a.usesysid = any (v_logins)
     and (a.xact_start < clock_timestamp() - interval '1 minute'
          or (select count(*) from pg_lock_status() l where l.pid = a.pid and l.locktype = 'advisory') > 1);
  return v_ended;
end
$$;

revoke all on function ops.prepare_login, ops.end_stuck_sessions from public;
grant execute on function ops.end_stuck_sessions to mcp_hub, mcp_monitor;

do $$
declare
  v_login text;
begin
  for v_login in
    select distinct r.rolname
      from pg_catalog.pg_proc p cross join lateral aclexplode(p.proacl) a join pg_catalog.pg_roles r on r.oid = a.grantee
     where p.pronamespace = 'ops'::regnamespace and a.grantee <> p.proowner and starts_with(r.rolname, 'mcp_')
     order by 1
  loop
    perform ops.prepare_login(v_login, case v_login when 'mcp_monitor' then '30s' else '2s' end,
      case v_login when 'mcp_hub' then 100 when 'mcp_health' then 20 when 'mcp_monitor' then 20 else 40 end);
  end loop;
end
$$;
