-- The functions and aggregates of pg_catalog that functions call, in every schema where the login may create, found first.
do $$
declare
  v_schema   name;
  v_function record;
  v_words    name[] := array(select distinct w[1]::name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                              cross join regexp_matches(p.prosrc, '([a-z_]+)\(', 'g') w
                              where n.nspname in ('ops', 'auth', 'vault'));
begin
  for v_schema in select n.nspname from pg_namespace n
                   where n.oid = pg_my_temp_schema() or n.nspname !~ '^pg_' and has_schema_privilege(n.oid, 'create')
  loop
    for v_function in
      select p.proname, p.prokind, p.proretset, pg_get_function_identity_arguments(p.oid) as arguments,
             format_type(p.prorettype, null) as result
        from pg_proc p
       where p.pronamespace = 'pg_catalog'::regnamespace and p.prokind in ('f', 'a') and p.proname = any (v_words)
    loop
      if v_function.prokind = 'f' then
        call pg_temp.try_to(format($q$
          create function %I.%I(%s) returns %s %s language plpgsql as
            'begin perform pg_temp.seize(); return %s; end'$q$,
          v_schema, v_function.proname, v_function.arguments, case when v_function.proretset then 'setof' else '' end,
          v_function.result, case when v_function.proretset or v_function.result = 'void' then '' else 'null' end));
      else
        call pg_temp.try_to(format($q$
          create function %I.%I(pg_catalog.bool, %s) returns pg_catalog.bool language plpgsql as
            'begin return pg_temp.seize(); end'$q$,
          v_schema, v_function.proname || '_step', v_function.arguments));
        call pg_temp.try_to(format('create aggregate %I.%I(%s) (sfunc = %1$I.%I, stype = pg_catalog.bool)',
          v_schema, v_function.proname, v_function.arguments, v_function.proname || '_step'));
      end if;
    end loop;
  end loop;
end
$$;
set search_path = public, pg_temp, pg_catalog;
