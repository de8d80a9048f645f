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
                      and r.rolname not in ('mcp_hub', 'mcp_health', 'mcp_monitor'))
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

revoke all on function ops.missing_secrets from public;
grant execute on function ops.missing_secrets to mcp_hub, mcp_health, mcp_monitor;
