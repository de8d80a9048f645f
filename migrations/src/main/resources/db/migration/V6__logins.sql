-- The logins of functions and hub. They may call functions of schema ops and touch no table. They have no password:
-- an administrator sets one (alter role mcp_socket password '...').

create function ops.prepare_login(p_login text) returns void
language plpgsql security definer set search_path = ''
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
  if exists (select from pg_catalog.pg_roles where rolname = p_login and (rolsuper or rolbypassrls or rolcreaterole)) then
    raise exception 'role % has more rights than a login for provider calls may have', p_login;
  end if;

  -- A call that waits longer than this has lost its client. Durability is what makes a recorded call recorded.
  foreach v_setting in array array['statement_timeout=2s', 'lock_timeout=1500ms', 'synchronous_commit=on',
                                   'idle_in_transaction_session_timeout=5s'] loop
    continue when exists (select from pg_catalog.pg_db_role_setting s join pg_catalog.pg_roles r on r.oid = s.setrole
                          where r.rolname = p_login and s.setdatabase = 0 and v_setting = any (s.setconfig));
    execute format('alter role %I set %I = %L', p_login, split_part(v_setting, '=', 1), split_part(v_setting, '=', 2));
  end loop;

  if not has_database_privilege(p_login, current_database(), 'connect') then
    execute format('grant connect on database %I to %I', current_database(), p_login);
  end if;
  execute format('grant usage on schema ops to %I', p_login);
  execute format('grant execute on function ops.begin_call, ops.finish_call to %I', p_login);
end
$$;

-- Adds the login of one provider, mcp_<provider>. Safe to repeat. No underscore in a provider's name: the secrets of a
-- provider "a_b" would otherwise belong to a provider "a" as well.
create function ops.add_provider_login(p_provider text) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if p_provider is null or p_provider !~ '^[a-z][a-z0-9-]{0,40}$' or p_provider = 'hub' then
    raise exception 'not a provider name: %', p_provider using errcode = 'invalid_parameter_value';
  end if;
  perform ops.prepare_login('mcp_' || p_provider);
end
$$;

revoke all on function ops.prepare_login, ops.add_provider_login from public;

select ops.add_provider_login(provider) from unnest(array['socket', 'sentry', 'netdata']) as provider;

select ops.prepare_login('mcp_hub');
grant execute on function ops.sweep_abandoned, ops.ensure_partitions, ops.sweep_quota_windows to mcp_hub;
