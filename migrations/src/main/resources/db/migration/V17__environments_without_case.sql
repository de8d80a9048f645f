-- GitHub's deployment environments have names without case: a job in Production gets the rules of production.

-- As in V4. Only the letters A to Z are without case here: were the Kelvin sign (U+212A) taken for k, an environment that GitHub tells
-- from the registered one, and that has none of its rules, would be taken for it. Refs keep their case, as git's do.
create or replace function ops.identify_caller(
  p_kind text, p_id uuid, p_token_role text, p_issuer text, p_repository_id bigint, p_ref text, p_environment text,
  out known boolean, out id uuid, out rank int)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  c_roles constant text[] := array['ops_viewer', 'ops_operator', 'ops_admin'];
  v_role  text;
begin
  if p_kind = 'workflow' then
    select f.id, array_position(c_roles, f.role) into id, rank
      from ops.federated_callers f
     where f.issuer = p_issuer and f.repository_id = p_repository_id and f.revoked_at is null
       and (f.ref is null or f.ref = p_ref)
       and (f.environment is null or lower(f.environment collate "C") = lower(p_environment collate "C"))
     order by 2, f.created_at, f.id
     limit 1;
    known := found;
  else
    select u.raw_app_meta_data ->> 'ops_role' into v_role
      from auth.users u
     where u.id = p_id and u.deleted_at is null and u.is_anonymous is not true
       and (u.banned_until is null or u.banned_until <= clock_timestamp());
    known := true;
    id := p_id;
    rank := least(coalesce(array_position(c_roles, p_token_role), 0), coalesce(array_position(c_roles, v_role), 0));
  end if;
end
$$;

comment on table ops.federated_callers is
  'A workflow matches a row when issuer and repository_id are equal, and so is each of ref and environment that is set. '
  'Environments are compared without regard to case. Of several matches the lowest role counts.';
