-- What monitors need to know, and to tell, while the database itself is the fault.

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

-- Where webhooks are, for a message about a database that can keep no message: those of claim_deliveries, without a delivery.
create function ops.webhook_addresses(p_webhooks jsonb)
returns table (webhook text, url text, signing_secret text, error text)
language plpgsql stable security definer rows 10 set search_path = pg_catalog, pg_temp
as $$
begin
  if session_user not in ('mcp_hub', 'mcp_monitor') then
    return;
  end if;
  return query
    select w.value ->> 'name', found.secrets ->> (w.value ->> 'secret'), found.secrets ->> (w.value ->> 'signing_secret'),
           coalesce(found.error, case when w.value ->> 'signing_secret' is not null
                                       and not found.secrets ? (w.value ->> 'signing_secret') then 'secret_missing' end)
      from jsonb_array_elements(p_webhooks) as w
     cross join lateral ops.try_read_secrets('alerts', array[w.value ->> 'secret'],
             array_remove(array[w.value ->> 'signing_secret'], null)) as found;
end
$$;

revoke all on function ops.recording_fault, ops.webhook_addresses from public;
grant execute on function ops.recording_fault to mcp_hub, mcp_health, mcp_monitor;
grant execute on function ops.webhook_addresses to mcp_hub, mcp_monitor;
