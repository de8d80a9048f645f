-- Who calls, with what role, and how often.

create domain ops.positive_int as int check (value > 0);

-- Calls counted per caller, provider, quota class and fixed window. Half-empty pages keep the updates of a busy window on
-- one page (heap-only tuples).
create table ops.provider_rate_limits (
  provider       text             not null,
  quota_class    text             not null,
  caller_id      uuid             not null,
  window_seconds ops.positive_int not null,
  window_start   timestamptz      not null,
  call_count     ops.positive_int not null,
  constraint provider_rate_limits_pkey primary key (provider, quota_class, caller_id, window_seconds, window_start)
) with (fillfactor = 50);

alter table ops.provider_rate_limits enable row level security;

create policy own_or_admin on ops.provider_rate_limits for select to authenticated using (
  caller_id = (select auth.uid() where auth.jwt() -> 'client_id' is null) or (select ops.effective_role()) = 'ops_admin');

-- A GitHub repository's workflows as callers. repository_id, not the name: a name can be given up and taken by others.
create table ops.federated_callers (
  id            uuid        not null default gen_random_uuid() primary key,
  issuer        text        not null default 'https://token.actions.githubusercontent.com',
  repository_id bigint      not null,
  ref           text,
  environment   text,
  role          text        not null check (role in ('ops_viewer', 'ops_operator', 'ops_admin')),
  description   text        not null default '',
  created_at    timestamptz not null default now(),
  revoked_at    timestamptz,
  constraint federated_callers_not_the_whole_repository check (ref is not null or environment is not null)
);

-- Revoked rows stay, so that the events they caused keep their explanation.
create unique index federated_callers_once on ops.federated_callers (issuer, repository_id, ref, environment)
  nulls not distinct where revoked_at is null;

comment on table ops.federated_callers is
  'A workflow matches a row when issuer and repository_id are equal, and so is each of ref and environment that is set. '
  'Environments are compared without regard to case. Of several matches the lowest role counts.';

alter table ops.federated_callers enable row level security;

revoke all on ops.provider_rate_limits, ops.federated_callers from public, anon, authenticated, service_role;
grant select on ops.provider_rate_limits to authenticated;

-- Identifies a caller and its rank. A user's role is the lower of the token's and the live one, so that a revocation counts at
-- once. A workflow without a federated_callers row is not known. Only the letters A to Z are without case in an environment:
-- were the Kelvin sign (U+212A) taken for k, an environment that GitHub tells from the registered one, and that has none of its
-- rules, would be taken for it. Refs keep their case, as git's do.
create function ops.identify_caller(p_caller ops.caller, out known boolean, out id uuid, out rank int)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if p_caller.kind = 'workflow' then
    select f.id, ops.role_rank(f.role) into id, rank
      from ops.federated_callers f
     where f.issuer = p_caller.issuer and f.repository_id = p_caller.repository_id and f.revoked_at is null
       and (f.ref is null or f.ref = p_caller.ref)
       and (f.environment is null or lower(f.environment collate "C") = lower(p_caller.environment collate "C"))
     order by 2, f.created_at, f.id
     limit 1;
    known := found;
  else
    known := true;
    id := p_caller.id;
    rank := least(ops.role_rank(p_caller.role), coalesce((
      select ops.role_rank(u.raw_app_meta_data ->> 'ops_role')
        from auth.users u
       where u.id = p_caller.id and u.deleted_at is null and u.is_anonymous is not true
         and (u.banned_until is null or u.banned_until <= clock_timestamp())), 0));
  end if;
end
$$;

-- Whether the session of a user's token has ended: by signing out, by an administrator, or by its own limit. The token outlives
-- it by up to an hour. Where sessions cannot be read (a plain PostgreSQL has none) none has ended.
-- See https://supabase.com/docs/guides/auth/sessions
create function ops.session_has_ended(p_caller ops.caller) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if p_caller.session_id is null or p_caller.kind is distinct from 'user' or to_regclass('auth.sessions') is null then
    return false;
  end if;
  -- Policies would hide the sessions, and each would seem to have ended.
  if row_security_active('auth.sessions') then
    return false;
  end if;
  if exists (select from auth.sessions s
              where s.id = p_caller.session_id and s.user_id = p_caller.id
                and (s.not_after is null or s.not_after > clock_timestamp())) then
    return false;
  end if;
  -- A user of another project, whom an administrator added here, has never signed in here: the sessions are there.
  return not exists (
    select from auth.users u where u.id = p_caller.id and to_jsonb(u) -> 'last_sign_in_at' = 'null');
exception when syntax_error_or_access_rule_violation or invalid_schema_name then
  -- The whole class 42: no right to read it, or a table of another shape.
  return false;
end
$$;

-- begin_call and resume_call agree on these, which PostgreSQL puts into their own expressions: a function with an SQL body and
-- without settings is called by none of them at run time.

-- The calls that a role of a rank may make in a window: null is unlimited, a missing limit is 0.
create function ops.limit_of_rank(p_limits int[], p_rank int) returns int
language sql immutable
  return case when p_rank between 1 and cardinality(p_limits) then p_limits[p_rank] else 0 end;

-- Seconds; a missing window is an hour.
create function ops.window_of_rank(p_windows int[], p_rank int) returns int
language sql immutable
  return coalesce(p_windows[p_rank], 3600);

-- When the window of a time began.
create function ops.window_start(p_window_s int, p_at timestamptz default clock_timestamp()) returns timestamptz
language sql immutable
  return date_bin(make_interval(secs => p_window_s), p_at, timestamptz '2000-01-01 00:00:00+00');

-- Seconds to the end of a window, at least 1.
create function ops.window_rest_s(p_start timestamptz, p_window_s int) returns int
language sql volatile
  return greatest(1, ceil(extract(epoch from p_start + make_interval(secs => p_window_s) - clock_timestamp())))::int;

-- Takes back the count of one call.
create function ops.give_back_quota(
  p_provider text, p_class text, p_caller_id uuid, p_window_s int, p_window_start timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_row tid;
  v_used int;
begin
  select r.ctid, r.call_count into v_row, v_used
    from ops.provider_rate_limits r
   where r.provider = p_provider and r.quota_class = p_class and r.caller_id = p_caller_id
     and r.window_seconds = p_window_s and r.window_start = p_window_start
     for update;
  if v_used > 1 then
    update ops.provider_rate_limits r set call_count = r.call_count - 1 where r.ctid = v_row;
  else
    delete from ops.provider_rate_limits r where r.ctid = v_row;
  end if;
end
$$;

revoke all on function ops.identify_caller, ops.session_has_ended, ops.limit_of_rank, ops.window_of_rank, ops.window_start,
  ops.window_rest_s, ops.give_back_quota from public;
