-- The logins of the functions that belong to no provider: mcp_health tells how providers are, mcp_monitor checks them on a
-- schedule and keeps the tables in order. Neither can make calls.

create or replace function ops.add_provider_login(p_provider text) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if p_provider is null or p_provider !~ '^[a-z][a-z0-9-]{0,40}$'
     or p_provider in ('hub', 'health', 'monitor', 'ops', 'mcp', 'alerts') then
    raise exception 'not a provider name: %', p_provider using errcode = 'invalid_parameter_value';
  end if;
  perform ops.prepare_login('mcp_' || p_provider);
end
$$;

select ops.prepare_login(login) from unnest(array['mcp_health', 'mcp_monitor']) as login;
revoke execute on function ops.begin_call, ops.finish_call from mcp_health, mcp_monitor;

-- It sweeps, and drops old partitions.
alter role mcp_monitor set statement_timeout = '30s';

grant execute on function ops.begin_health to mcp_health, mcp_monitor, mcp_hub;
grant execute on function ops.record_health, ops.watch_calls, ops.claim_deliveries, ops.settle_delivery, ops.drop_expired,
  ops.ensure_partitions, ops.sweep_abandoned, ops.sweep_quota_windows to mcp_monitor, mcp_hub;
