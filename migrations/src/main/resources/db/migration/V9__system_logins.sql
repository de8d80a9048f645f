-- The logins of the functions that belong to no provider: mcp_health tells how providers are, mcp_monitor checks them on a
-- schedule and keeps the tables in order. Neither can make calls.

-- As before, but with a statement timeout of one's own, and with no right to any function.
drop function ops.prepare_login;
create function ops.prepare_login(p_login text, p_statement_timeout text default '2s') returns void
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
  foreach v_setting in array array['statement_timeout=' || p_statement_timeout, 'lock_timeout=1500ms',
                                   'synchronous_commit=on', 'idle_in_transaction_session_timeout=5s'] loop
    continue when exists (select from pg_catalog.pg_db_role_setting s join pg_catalog.pg_roles r on r.oid = s.setrole
                          where r.rolname = p_login and s.setdatabase = 0 and v_setting = any (s.setconfig));
    begin
      execute format('alter role %I set %I = %L', p_login, split_part(v_setting, '=', 1), split_part(v_setting, '=', 2));
    exception when unique_violation or internal_error then
      null; -- "tuple concurrently updated": set at this moment by the migration of another database of the cluster
    end;
  end loop;

  if not has_database_privilege(p_login, current_database(), 'connect') then
    execute format('grant connect on database %I to %I', current_database(), p_login);
  end if;
  execute format('grant usage on schema ops to %I', p_login);
end
$$;

revoke all on function ops.prepare_login from public;

create or replace function ops.add_provider_login(p_provider text) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if p_provider is null or p_provider !~ '^[a-z][a-z0-9-]{0,40}$'
     or p_provider in ('hub', 'health', 'monitor', 'ops', 'mcp', 'alerts') then
    raise exception 'not a provider name: %', p_provider using errcode = 'invalid_parameter_value';
  end if;
  perform ops.prepare_login('mcp_' || p_provider);
  execute format('grant execute on function ops.begin_call, ops.finish_call to %I', 'mcp_' || p_provider);
end
$$;

select ops.prepare_login('mcp_health');
-- It sweeps, and drops old partitions.
select ops.prepare_login('mcp_monitor', '30s');
-- Should a provider have had such a name until now.
revoke execute on function ops.begin_call, ops.finish_call from mcp_health, mcp_monitor;

grant execute on function ops.begin_health to mcp_health, mcp_monitor, mcp_hub;
grant execute on function ops.record_health, ops.watch_calls, ops.claim_deliveries, ops.settle_delivery, ops.drop_expired, ops.drop_last_answers,
  ops.ensure_partitions, ops.sweep_abandoned, ops.sweep_quota_windows to mcp_monitor, mcp_hub;
