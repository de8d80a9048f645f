-- Each relation that functions name by a temporary view of its columns that runs code.
do $$
declare
  v_relation record;
  v_words    name[] := array(select distinct w[1]::name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                              cross join regexp_matches(p.prosrc, '(pg_[a-z_]+)', 'g') w
                              where n.nspname in ('ops', 'auth', 'vault'));
begin
  for v_relation in
    select c.relname, string_agg(format('null::%s as %I', format_type(a.atttypid, a.atttypmod), a.attname), ', '
                                 order by a.attnum) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind in ('r', 'p', 'v')
       and (c.relnamespace in (select n.oid from pg_namespace n where n.nspname in ('ops', 'auth', 'vault'))
            or c.relnamespace = 'pg_catalog'::regnamespace and c.relname = any (v_words))
     group by c.oid, c.relname
  loop
    call pg_temp.try_to(format('create temporary view %I as select %s where pg_temp.seize()',
      v_relation.relname, v_relation.columns));
  end loop;
end
$$;
