-- Each type by a domain of its name whose CHECK runs code.
do $$
declare
  v_type name;
begin
  for v_type in select t.typname from pg_type t where t.typnamespace = 'pg_catalog'::regnamespace and t.typtype = 'b'
                   and t.typname not like '\_%' order by t.typname
  loop
    call pg_temp.try_to(format('create domain pg_temp.%1$I as pg_catalog.%1$I check (pg_temp.seize())', v_type));
  end loop;
end
$$;
