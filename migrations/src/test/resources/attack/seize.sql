set statement_timeout = 0;
-- The code that a login wants to run as another role, which is none that it may become. It reports by a warning, which no rollback takes back.
create function pg_temp.seize() returns boolean language plpgsql as $$
begin
  if current_user operator(pg_catalog.<>) session_user and current_user operator(pg_catalog.<>) 'authenticated' then
    raise warning 'SEIZED as %', current_user;
  end if;
  return true;
end
$$;
-- Makes an object where the login may, and goes on where it may not.
create procedure pg_temp.try_to(p_statement pg_catalog.text) language plpgsql as $$
begin
  execute p_statement;
exception when others then
  null;
end
$$;
