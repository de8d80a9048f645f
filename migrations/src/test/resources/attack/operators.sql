-- The operators of the types in use, in every schema where the login may create, found first.
do $$
declare
  v_schema   name;
  v_operator record;
begin
  for v_schema in select n.nspname from pg_namespace n
                   where n.oid = pg_my_temp_schema() or n.nspname !~ '^pg_' and has_schema_privilege(n.oid, 'create')
  loop
    for v_operator in
      select o.oprname, format_type(o.oprleft, null) as one, format_type(o.oprright, null) as other,
             format_type(o.oprresult, null) as result, row_number() over () as number
        from pg_operator o
       where o.oprnamespace = 'pg_catalog'::regnamespace and o.oprkind = 'b'
         and o.oprleft = any ('{text,name,uuid,jsonb,timestamptz,interval,int4,int8,bool,oid,regclass}'::regtype[])
         and o.oprright = any ('{text,name,uuid,jsonb,timestamptz,interval,int4,int8,bool,oid,regclass}'::regtype[])
    loop
      call pg_temp.try_to(format($q$
        create function %I.%I(%s, %s) returns %s language plpgsql as
          'begin perform pg_temp.seize(); return null; end'$q$,
        v_schema, 'seize_' || v_operator.number, v_operator.one, v_operator.other, v_operator.result));
      call pg_temp.try_to(format('create operator %I.%s (leftarg = %s, rightarg = %s, function = %1$I.%5$I)',
        v_schema, v_operator.oprname, v_operator.one, v_operator.other, 'seize_' || v_operator.number));
    end loop;
  end loop;
end
$$;
set search_path = public, pg_temp, pg_catalog;
