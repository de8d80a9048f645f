-- No login acts as the owner of this schema, and no setting of a session passes the guard of the audit log.

-- With an empty search_path PostgreSQL looks for types and relations in pg_temp first: a domain pg_temp.text with a CHECK ran
-- the code of a login inside a definer function. Where pg_temp is named last, it hides nothing of pg_catalog.
-- Of auth and vault only the stand-ins are changed, which belong to the role that made their tables.
do $$
declare
  v_function regprocedure;
begin
  for v_function in
    select p.oid
      from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
     where n.nspname = 'ops'
        or n.nspname = 'vault' and exists (
             select from pg_catalog.pg_class c
              where c.relnamespace = n.oid and c.relname = 'root_key' and c.relowner = p.proowner)
        or n.nspname = 'auth' and p.proname in ('jwt', 'uid') and exists (
             select from pg_catalog.pg_class c
              where c.relnamespace = n.oid and c.relname = 'users' and c.relowner = p.proowner
                and not exists (select from pg_catalog.pg_attribute a
                                 where a.attrelid = c.oid and a.attname = 'encrypted_password'))
     order by 1
  loop
    execute format('alter function %s set search_path = pg_catalog, pg_temp', v_function);
  end loop;
end
$$;

-- Without temporary objects a login has no place for objects of its own at all.
do $$
begin
  if (select pg_has_role(d.datdba, 'usage') from pg_catalog.pg_database d where d.datname = current_database()) then
    execute format('revoke temporary on database %I from public', current_database());
  else
    raise notice 'only the owner of database % can revoke TEMPORARY from PUBLIC', current_database();
  end if;
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
end
$$;

revoke all on function ops.missing_protections from public;

-- Enabled always, a trigger fires in sessions with session_replication_role = replica as well.
create or replace function ops.close_partition(p_table text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  execute format('alter table ops.%I enable row level security', p_table);
  execute format('revoke all on ops.%I from public, anon, authenticated, service_role', p_table);
  execute format('create trigger guard_truncate before truncate on ops.%I '
                 'for each statement execute function ops.guard_run_events()', p_table);
  execute format('alter table ops.%I enable always trigger guard_truncate', p_table);
end
$$;

alter table ops.run_events enable always trigger guard_rows;
alter table ops.run_events enable always trigger guard_truncate;

do $$
declare
  v_partition regclass;
begin
  for v_partition in select i.inhrelid from pg_catalog.pg_inherits i where i.inhparent = 'ops.run_events'::regclass loop
    execute format('alter table %s enable always trigger guard_rows', v_partition);
    execute format('alter table %s enable always trigger guard_truncate', v_partition);
  end loop;
end
$$;
