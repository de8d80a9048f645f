-- The logins of functions, hub and monitors. They may call functions of schema ops and touch no table. They have no password:
-- an administrator sets one (alter role mcp_socket password '...'). A login takes a bounded share of the server: its
-- connections are limited by the role, its transactions are ended by a maintenance task. The timeouts of a role protect itself
-- only, as each session may lift them.

-- Makes a login, or gives one what it lacks. A value that an administrator has set since is left alone.
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

-- Adds the login of one provider, mcp_<provider>. Safe to repeat. No underscore in a provider's name: the secrets of a
-- provider "a_b" would otherwise belong to a provider "a" as well.
create function ops.add_provider_login(p_provider text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if p_provider is null or p_provider !~ '^[a-z][a-z0-9-]{0,40}$'
     or p_provider in ('hub', 'health', 'monitor', 'ops', 'mcp', 'alerts') then
    raise exception 'not a provider name: %', p_provider using errcode = 'invalid_parameter_value';
  end if;
  perform ops.prepare_login('mcp_' || p_provider);
  execute format('grant execute on function ops.begin_call, ops.resume_call, ops.record_failure, ops.finish_call to %I',
                 'mcp_' || p_provider);
end
$$;

-- Names the protections that this database lacks and that only its administrator can give.
create function ops.missing_protections() returns setof text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if has_database_privilege('public', current_database(), 'temporary') then
    return next format('PUBLIC may create temporary objects; the owner of the database can run: '
                       'revoke temporary on database %I from public', current_database());
  end if;
  if has_database_privilege('public', current_database(), 'create') then
    return next format('PUBLIC may create schemas and extensions; the owner of the database can run: '
                       'revoke create on database %I from public', current_database());
  end if;
  return query
    select format('PUBLIC may create objects in schema %I; its owner can run: revoke create on schema %1$I from public',
                  n.nspname)
      from pg_namespace n
     where has_schema_privilege('public', n.oid, 'create')
     order by n.nspname;
  if current_setting('max_prepared_transactions')::int > 0 then
    return next 'max_prepared_transactions is not 0: a login can leave a prepared transaction whose locks outlive its session';
  end if;
  return query
    select format('%I cannot end sessions of %I; an administrator can run: grant %2$I to %1$I', current_user, r.rolname)
      from pg_roles r
     where not pg_has_role(r.oid, 'usage')
       and exists (select from pg_proc p cross join lateral aclexplode(p.proacl) a
                    where p.pronamespace = 'ops'::regnamespace and a.grantee = r.oid and starts_with(r.rolname, 'mcp_'))
     order by r.rolname;
  return query
    select format('%I cannot become authenticated, by which it reads; an administrator can run: '
                  'alter role %1$I noinherit; grant authenticated to %1$I', r.rolname)
      from pg_roles r
     where r.rolname in ('mcp_hub', 'mcp_ops') and not pg_has_role(r.oid, 'authenticated', 'member')
     order by r.rolname;
end
$$;

revoke all on function ops.prepare_login, ops.add_provider_login, ops.missing_protections from public;

select ops.add_provider_login(provider) from unnest(array['socket', 'sentry', 'netdata']) as provider;

-- mcp_health reports the health of providers, mcp_monitor checks them on a schedule and runs the maintenance tasks. Neither can
-- make calls. The hub does all of it.
select ops.prepare_login('mcp_hub', p_connections => 100);
select ops.prepare_login('mcp_health', p_connections => 20);
select ops.prepare_login('mcp_monitor', '30s', 20);

grant execute on function ops.begin_call, ops.resume_call, ops.record_failure, ops.finish_call to mcp_hub;
grant execute on function ops.begin_health, ops.recording_fault, ops.missing_secrets to mcp_hub, mcp_health, mcp_monitor;
grant execute on function ops.record_health, ops.watch_calls, ops.claim_deliveries, ops.settle_delivery, ops.webhook_addresses,
  ops.end_stuck_sessions, ops.ensure_partitions, ops.sweep_abandoned, ops.sweep_quota_windows, ops.drop_cached_results,
  ops.drop_idempotency_keys, ops.drop_expired to mcp_hub, mcp_monitor;
