-- What every later file builds on: who may act for a provider, how a caller is written down, and locks.
--
-- Every function runs as the owner of the schema, so a login reaches tables through functions alone. Their search_path names
-- pg_temp last: where it is not named, PostgreSQL looks there first, and a domain pg_temp.text of a login's own ran the login's
-- code as the owner. The few functions without a search_path are expressions that were read when they were made.

-- The program that migrates has made the schema, for its own history.
revoke all on schema ops from public;

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

-- A caller as its token says. kind is user or workflow; id, role and session_id are those of a user, the rest is a workflow's:
-- ref and base_ref are GitHub's claims of these names, event is event_name, and workflow is job_workflow_ref.
create type ops.caller as (
  kind          text,
  id            uuid,
  role          text,
  issuer        text,
  repository_id bigint,
  ref           text,
  environment   text,
  session_id    uuid,
  event         text,
  base_ref      text,
  workflow      text
);

-- Whether the login may record calls of a provider and read its secrets.
create function ops.may_act_for(p_provider text) returns boolean
language sql stable
  return coalesce(session_user = 'mcp_hub' or session_user = 'mcp_' || p_provider, false);

-- Ranks are compared, never names: 0 is "no role", and it must win.
create function ops.role_rank(p_role text) returns int
language sql immutable
  return case p_role when 'ops_viewer' then 1 when 'ops_operator' then 2 when 'ops_admin' then 3 else 0 end;

create function ops.role_of_rank(p_rank int) returns text
language sql immutable
  return (array['none', 'ops_viewer', 'ops_operator', 'ops_admin'])[p_rank + 1];

-- The role that counts for the signed-in user in row level security policies: the lower of the token's and the live one, so
-- that a demoted administrator loses sight of other callers' rows at once; none for a token that was issued to an OAuth client,
-- which would have all that the user has. A policy asks for it by a subquery, which PostgreSQL evaluates once for a table of a
-- statement. In PL/pgSQL its plan is kept by the session; a function in SQL would be planned each time.
create function ops.effective_role() returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select ops.role_of_rank(least(ops.role_rank(auth.jwt() -> 'app_metadata' ->> 'ops_role'), coalesce((
      select ops.role_rank(u.raw_app_meta_data ->> 'ops_role')
        from auth.users u
       where u.id = auth.uid() and u.deleted_at is null and u.is_anonymous is not true
         and auth.jwt() -> 'client_id' is null
         and (u.banned_until is null or u.banned_until <= clock_timestamp())), 0))));
end
$$;

-- Work that must not overlap waits for a row that only functions of this schema reach. Advisory locks are open to every login:
-- their keys are in this public source, and a login that held one would keep the work of all providers waiting.
create table ops.locks (
  name text primary key
);

alter table ops.locks enable row level security;
revoke all on ops.locks from public, anon, authenticated, service_role;

insert into ops.locks (name) values ('ensure_partitions'), ('alert_webhooks');

-- Waits for the lock of a name and holds it until the end of the transaction.
create function ops.lock(p_name text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform from ops.locks l where l.name = p_name for update;
  if not found then
    insert into ops.locks (name) values (p_name) on conflict do nothing;
    perform from ops.locks l where l.name = p_name for update;
  end if;
end
$$;

-- Takes the lock of a name until the end of the transaction, without waiting; false where another transaction has it. A name
-- without a row is free.
create function ops.try_lock(p_name text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform from ops.locks l where l.name = p_name for update skip locked;
  return found or not exists (select from ops.locks l where l.name = p_name);
end
$$;

revoke all on function ops.may_act_for, ops.role_rank, ops.role_of_rank, ops.effective_role, ops.lock, ops.try_lock from public;
grant execute on function ops.effective_role to authenticated;
