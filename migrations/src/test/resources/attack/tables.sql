-- The same relations by temporary tables with triggers and defaults that run code.
create function pg_temp.seize_row() returns trigger language plpgsql as $$
begin
  perform pg_temp.seize();
  return coalesce(new, old);
end
$$;
do $$
declare
  v_relation record;
begin
  for v_relation in
    select c.relname, string_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod)), ', '
                                 order by a.attnum) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind in ('r', 'p', 'v')
       and (c.relnamespace in (select n.oid from pg_namespace n where n.nspname in ('ops', 'auth', 'vault'))
            or c.relname in ('pg_class', 'pg_roles', 'pg_inherits', 'pg_namespace', 'pg_db_role_setting'))
     group by c.oid, c.relname
  loop
    call pg_temp.try_to(format('create temporary table %I (%s, trap pg_catalog.bool default pg_temp.seize())',
      v_relation.relname, v_relation.columns));
    call pg_temp.try_to(format('insert into pg_temp.%I default values', v_relation.relname));
    call pg_temp.try_to(format('create trigger seize before insert or update or delete on pg_temp.%I '
                               'for each row execute function pg_temp.seize_row()', v_relation.relname));
  end loop;
end
$$;
