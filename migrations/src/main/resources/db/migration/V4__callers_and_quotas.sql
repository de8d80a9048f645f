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
  caller_id = (select auth.uid() where auth.jwt() -> 'client_id' is null) or (select ops.effective_role() = 'ops_admin'));

-- GitHub workflows as callers. repository_id, not the name: a name can be given up and taken by others. The name of a check
-- says how to write a row: one for all that a repository runs would be for everyone who can push to it, and one that no token
-- can match would leave an administrator searching.
create table ops.federated_callers (
  id            uuid        not null default gen_random_uuid() primary key,
  issuer        text        not null default 'https://token.actions.githubusercontent.com',
  repository_id bigint      not null,
  ref           text,
  environment   text,
  events        text[]      not null default '{push,schedule,workflow_dispatch,release,merge_group}',
  base_ref      text,
  workflow      text,
  tools         text[],
  role          text        not null check (role in ('ops_viewer', 'ops_operator', 'ops_admin')),
  description   text        not null default '',
  created_at    timestamptz not null default now(),
  revoked_at    timestamptz,
  constraint federated_callers_needs_ref_environment_base_ref_or_workflow check (
    coalesce(ref, 'refs/heads/*') not in ('refs/heads/*', 'refs/tags/*')
    or environment is not null or base_ref is not null or workflow is not null),
  constraint federated_callers_texts_are_not_blank check (
    least(length(btrim(issuer)), length(btrim(ref)), length(btrim(environment)), length(btrim(base_ref)),
          length(btrim(workflow))) > 0),
  constraint federated_callers_ref_is_full_with_one_star_at_most check (
    ref ~ '^refs/(heads|tags|pull)/([^*]+[*]?[^*]*|[*][^*]*)$'),
  constraint federated_callers_base_ref_is_a_branch_with_one_star_at_most check (
    base_ref ~ '^([^*]+[*]?[^*]*|[*][^*]+)$' and not starts_with(base_ref, 'refs/')),
  constraint federated_callers_workflow_is_file_at_ref_with_star_only_at_end check (
    workflow ~ '^[^/@*]+/[^/@*]+/[.]github/workflows/([^@*]+@[^*]+|[^@*]+@[^*]*[*]|[^@*]*[*])$'),
  constraint federated_callers_events_are_names_of_events check (events::text ~ '^[{][a-z_]+(,[a-z_]+)*[}]$'),
  constraint federated_callers_tools_have_the_form_provider_tool check (
    tools::text ~ '^[{][a-z][a-z0-9]*/[a-z][a-z0-9.]*(,[a-z][a-z0-9]*/[a-z][a-z0-9.]*)*[}]$'),
  -- Other events have no base_ref.
  constraint federated_callers_base_ref_needs_events_pull_request_alone check (
    base_ref is null or events <@ '{pull_request,pull_request_target}'),
  -- These events have the refs refs/pull/<number>/merge, and no other event has.
  constraint federated_callers_refs_pull_and_events_pull_request_go_together check (
    case when starts_with(ref, 'refs/pull/') then events <@ '{pull_request,pull_request_review,pull_request_review_comment}'
         when ref is not null then not events && '{pull_request,pull_request_review,pull_request_review_comment}' end)
);

-- Revoked rows stay, so that the events they caused keep their explanation.
create unique index federated_callers_once
  on ops.federated_callers (issuer, repository_id, ref, environment, events, base_ref, workflow, tools)
  nulls not distinct where revoked_at is null;

comment on table ops.federated_callers is
  'A workflow matches a row when issuer and repository_id are equal, its event is among events, and each of ref, environment, '
  'base_ref and workflow that is set matches. Of the matches that may call a tool the one with the lowest role counts.';
comment on column ops.federated_callers.ref is 'The full ref. One * stands for one or more characters, of any kind.';
comment on column ops.federated_callers.environment is 'Compared without regard to the case of A to Z.';
comment on column ops.federated_callers.events is 'Values of event_name in the token.';
comment on column ops.federated_callers.base_ref is 'The branch that a pull request is for, or one * as in ref.';
comment on column ops.federated_callers.workflow is 'job_workflow_ref of the token; one * may be the last character.';
comment on column ops.federated_callers.tools is 'The only tools that the row may call, such as socket/scan.repo; null is all.';

-- Whether a text is that of a pattern, in which one * stands for one or more characters. No character has another meaning, as
-- those of LIKE would have.
create function ops.matches(p_pattern text, p_text text) returns boolean
language sql immutable
  return case when strpos(p_pattern, '*') = 0 then p_text = p_pattern
              else length(p_text) >= length(p_pattern) and starts_with(p_text, split_part(p_pattern, '*', 1))
                   and starts_with(reverse(p_text), reverse(split_part(p_pattern, '*', 2))) end;

-- The key of a row, by which tokens are looked up: the texts that a token has to have, and '' where the row leaves one open or
-- has a pattern. Different rows may have the same key. A token has the key of each row that it matches, once those texts that
-- the row does not fix are left empty.
create function ops.caller_key(
  p_issuer text, p_repository_id bigint, p_ref text, p_workflow text, p_base_ref text, p_environment text) returns text
language sql immutable
  return p_issuer || chr(10) || p_repository_id::text
         || chr(10) || case when strpos(p_ref, '*') = 0 then p_ref else '' end
         || chr(10) || case when strpos(p_workflow, '*') = 0 then p_workflow else '' end
         || chr(10) || case when strpos(p_base_ref, '*') = 0 then p_base_ref else '' end
         || chr(10) || coalesce(lower(p_environment collate "C"), '');

-- Its condition is written otherwise than that of federated_callers_once, which a plan made for an empty table might read whole.
create index federated_callers_by_key
  on ops.federated_callers (ops.caller_key(issuer, repository_id, ref, workflow, base_ref, environment))
  where coalesce(revoked_at is null, false);

-- Bounds the rows of one key, with each of which a token is compared. A plan that was made for a few rows would read all of them
-- for each of many that are added.
create function ops.limit_federated_callers() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off
as $$
declare
  c_at_most constant int := 100;
begin
  if new.revoked_at is null and c_at_most = (
    select count(*)
      from (select from ops.federated_callers f
             where ops.caller_key(f.issuer, f.repository_id, f.ref, f.workflow, f.base_ref, f.environment)
                   = ops.caller_key(new.issuer, new.repository_id, new.ref, new.workflow, new.base_ref, new.environment)
               and coalesce(f.revoked_at is null, false) and f.id <> new.id
             limit c_at_most) alike) then
    raise exception 'Repository % has % rows that differ in nothing but patterns, events and tools',
      new.repository_id, c_at_most
      using errcode = 'check_violation', constraint = 'federated_callers_few_alike',
            hint = 'Revoke some. A row with more events, more tools or a wider pattern does the work of several.';
  end if;
  return new;
end
$$;

create trigger limit_rows before insert or update on ops.federated_callers
  for each row execute function ops.limit_federated_callers();

alter table ops.federated_callers enable row level security;

revoke all on ops.provider_rate_limits, ops.federated_callers from public, anon, authenticated, service_role;
grant select on ops.provider_rate_limits to authenticated;

-- Identifies the caller of a tool and its rank. A user's role is the lower of the token's and the live one, so that a
-- revocation counts at once. A workflow without a federated_callers row is not known. Of several matches those count whose
-- tools and role, at least p_least, allow the call, the lowest role first; tool_allowed says whether the row's tools do. Only
-- the letters A to Z are without case in an environment: were the Kelvin sign (U+212A) taken for k, an environment that GitHub
-- tells from the registered one, and that has none of its rules, would be taken for it. Refs keep their case, as git's do.
--
-- A token is looked up by 16 keys, since a row may leave each of four texts open. So the number of rows hardly matters, even of
-- one repository. Other conditions are written such that no index serves them: by its estimates the planner would take one for
-- the repository. Nor may a plan that was made while there were few rows read all of them later.
create function ops.identify_caller(
  p_caller ops.caller, p_provider text, p_tool text, p_least int default 0,
  out known boolean, out id uuid, out rank int, out tool_allowed boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off
  set plan_cache_mode = force_generic_plan
as $$
begin
  if p_caller.kind = 'workflow' then
    select f.id, r.rank, r.tool_allowed into id, rank, tool_allowed
      from ops.federated_callers f
     cross join lateral (select ops.role_rank(f.role) as rank,
                                coalesce(p_provider || '/' || p_tool = any (f.tools), true) as tool_allowed) r
     where ops.caller_key(f.issuer, f.repository_id, f.ref, f.workflow, f.base_ref, f.environment) = any (array(
             select ops.caller_key(p_caller.issuer, p_caller.repository_id, ref, workflow, base_ref, environment)
               from unnest(array['', p_caller.ref]) ref cross join unnest(array['', p_caller.workflow]) workflow
              cross join unnest(array['', p_caller.base_ref]) base_ref
              cross join unnest(array['', p_caller.environment]) environment))
       and coalesce(f.revoked_at is null, false)
       and f.issuer is not distinct from p_caller.issuer and f.repository_id is not distinct from p_caller.repository_id
       and p_caller.event = any (f.events)
       and (f.ref is null or ops.matches(f.ref, p_caller.ref))
       and (f.workflow is null or ops.matches(f.workflow, p_caller.workflow))
       and (f.base_ref is null or ops.matches(f.base_ref, p_caller.base_ref))
       and (f.environment is null or lower(f.environment collate "C") = lower(p_caller.environment collate "C"))
     order by r.tool_allowed and r.rank >= p_least desc, r.tool_allowed desc, r.rank, f.created_at, f.id
     limit 1;
    known := found;
  else
    known := true;
    tool_allowed := true;
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

revoke all on function ops.matches, ops.caller_key, ops.limit_federated_callers, ops.identify_caller, ops.session_has_ended,
  ops.limit_of_rank, ops.window_of_rank, ops.window_start, ops.window_rest_s, ops.give_back_quota from public;
