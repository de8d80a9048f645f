-- The types that functions declare variables of, by types with casts that run code.
do $$
declare
  v_type name;
begin
  for v_type in select unnest(array['text', 'uuid', 'jsonb', 'timestamptz', 'name', 'record', 'regclass', 'oid']::name[]) loop
    call pg_temp.try_to(format('create type pg_temp.%I as enum ()', v_type));
    call pg_temp.try_to(format($q$
      create function pg_temp.into_it(pg_catalog.%1$I) returns pg_temp.%1$I language plpgsql as
        'begin perform pg_temp.seize(); return null; end'$q$, v_type));
    call pg_temp.try_to(format($q$
      create function pg_temp.out_of_it(pg_temp.%1$I) returns pg_catalog.%1$I language plpgsql as
        'begin perform pg_temp.seize(); return null; end'$q$, v_type));
    call pg_temp.try_to(format(
      'create cast (pg_catalog.%1$I as pg_temp.%1$I) with function pg_temp.into_it(pg_catalog.%1$I) as implicit', v_type));
    call pg_temp.try_to(format(
      'create cast (pg_temp.%1$I as pg_catalog.%1$I) with function pg_temp.out_of_it(pg_temp.%1$I) as implicit', v_type));
  end loop;
end
$$;
