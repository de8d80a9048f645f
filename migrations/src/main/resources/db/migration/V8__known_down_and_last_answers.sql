-- Calls of a provider that is known to be down, and the last good answers of reading tools.
-- begin_call and finish_call get these two concerns around what they did before; what they did before keeps its code.

create table ops.last_answers (
  caller_id   uuid        not null,
  provider    text        not null,
  tool        text        not null,
  -- SHA-256 of schema version and input.
  answer_key  text        not null check (length(answer_key) = 64),
  answer      text        not null check (octet_length(answer) <= 262144),
  event_id    uuid        not null,
  answered_at timestamptz not null,
  primary key (caller_id, provider, tool, answer_key)
);

create index last_answers_by_time on ops.last_answers (answered_at);

alter table ops.last_answers enable row level security;

create policy own_or_admin on ops.last_answers for select to authenticated using (
  caller_id = (select auth.uid())
  or ((select auth.jwt()) -> 'app_metadata' ->> 'ops_role') = 'ops_admin');

revoke all on ops.last_answers from public, anon, authenticated, service_role;
grant select on ops.last_answers to authenticated;

-- The caller's own answer to the same question, if it is not older than p_max_stale_s.
create function ops.find_answer(
  p_caller_id uuid, p_provider text, p_tool text, p_answer_key text, p_max_stale_s int, out answer text, out age_s int)
language sql stable security definer set search_path = ''
as $$
  select a.answer, greatest(floor(extract(epoch from clock_timestamp() - a.answered_at)), 0)::int
    from ops.last_answers a
   where a.caller_id = p_caller_id and a.provider = p_provider and a.tool = p_tool and a.answer_key = p_answer_key
     and a.answered_at >= clock_timestamp() - make_interval(secs => p_max_stale_s)
$$;

-- How many seconds to leave a provider alone that is known to be down; null where a call may go to it, 0 where it may go as a
-- trial. Every 10 s one call may try: the lock is held until the trial is recorded.
create function ops.known_down(p_provider text) returns int
language plpgsql security definer set search_path = ''
as $$
declare
  c_between constant interval := '10 seconds';
  v_trial_at timestamptz;
begin
  select s.trial_at into v_trial_at from ops.provider_state s
   where s.provider = p_provider and s.announced = 'down' and s.latest = 'down' and s.valid_until > clock_timestamp()
     and (s.answered_at is null or s.answered_at < s.latest_at);
  if not found then
    return null;
  end if;
  if v_trial_at <= clock_timestamp() - c_between
     and pg_try_advisory_xact_lock(hashtextextended('ops.trial/' || p_provider, 0)) then
    -- Whoever held the lock before may just have tried.
    select s.trial_at into v_trial_at from ops.provider_state s where s.provider = p_provider;
    if v_trial_at <= clock_timestamp() - c_between then
      return 0;
    end if;
  end if;
  return greatest(ceil(extract(epoch from v_trial_at + c_between - clock_timestamp())), 1);
end
$$;

alter function ops.begin_call rename to admit_call;

-- As before, with the outcome error/circuit_open and retry_after_s where the provider is known to be down and p_heed_outage,
-- which a tool does whose secrets are those that checks use. Whoever may call the tool and gave p_answer_key and p_max_stale_s
-- is then handed its last answer. Tools named health ask all the same.
create function ops.begin_call(
  p_event_id uuid, p_provider text, p_tool text,
  p_caller_kind text, p_caller_id uuid, p_caller_role text,
  p_issuer text, p_repository_id bigint, p_ref text, p_environment text,
  p_min_role text, p_quota_class text, p_quota_limits int[], p_quota_windows int[],
  p_secret_names text[], p_optional_secret_names text[],
  p_payload jsonb, p_request_id text,
  p_refusal text, p_refusal_detail jsonb, p_retry boolean,
  p_heed_outage boolean, p_answer_key text, p_max_stale_s int)
returns table (
  outcome text, error text, created_at timestamptz, caller_id uuid, role text,
  quota_limit int, quota_remaining int, quota_window_s int, quota_reset_s int, secrets jsonb,
  retry_after_s int, answer text, answer_age_s int)
language plpgsql security definer rows 1 set search_path = ''
as $$
declare
  v_down    int;
  v_refusal text := p_refusal;
  v_detail  jsonb := p_refusal_detail;
  v_caller  uuid;
begin
  begin
    if p_refusal is null and p_heed_outage and p_tool <> 'health' then
      v_down := ops.known_down(p_provider);
    end if;
    if v_down > 0 then
      v_refusal := 'circuit_open';
      v_detail := jsonb_build_object('retry_after_s', v_down);
      if p_max_stale_s is not null then
        select c.id into v_caller from ops.identify_caller(
          p_caller_kind, p_caller_id, p_caller_role, p_issuer, p_repository_id, p_ref, p_environment) c where c.known;
        select f.answer, f.age_s into answer, answer_age_s
          from ops.find_answer(v_caller, p_provider, p_tool, p_answer_key, p_max_stale_s) f;
        v_detail := v_detail || jsonb_strip_nulls(jsonb_build_object('stale_age_s', answer_age_s));
      end if;
    end if;
  exception when others then
    -- What cannot be looked up neither refuses a call nor keeps its row from being written.
    raise log 'ops.begin_call could not look up what is known of a provider, SQLSTATE %', sqlstate;
  end;

  select a.outcome, a.error, a.created_at, a.caller_id, a.role,
         a.quota_limit, a.quota_remaining, a.quota_window_s, a.quota_reset_s, a.secrets
    into outcome, error, created_at, caller_id, role,
         quota_limit, quota_remaining, quota_window_s, quota_reset_s, secrets
    from ops.admit_call(p_event_id, p_provider, p_tool, p_caller_kind, p_caller_id, p_caller_role, p_issuer,
      p_repository_id, p_ref, p_environment, p_min_role, p_quota_class, p_quota_limits, p_quota_windows, p_secret_names,
      p_optional_secret_names, p_payload, p_request_id, v_refusal, v_detail, p_retry) a;

  if p_refusal is null and outcome = 'error' and error = 'circuit_open' then
    -- A retry may find the provider up that refused the first attempt; that event stays refused.
    retry_after_s := greatest(v_down, 1);
  else
    answer := null;
    answer_age_s := null;
  end if;
  if v_down = 0 and outcome = 'started' then
    begin
      update ops.provider_state s set trial_at = clock_timestamp() where s.provider = p_provider;
    exception when others then
      raise log 'ops.begin_call could not record a trial, SQLSTATE %', sqlstate;
    end;
  end if;
  return next;
end
$$;

drop function ops.finish_call;

-- Completes a started event of the login's own provider (any provider for mcp_hub); completed is false when there is none,
-- as when the event was completed before. A good answer is kept under p_answer_key for the caller; a failure with
-- p_max_stale_s hands out the last one. With p_heed_outage an answer shows that a provider known to be down is not.
create function ops.finish_call(
  p_event_id uuid, p_created_at timestamptz, p_ok boolean, p_result jsonb, p_error text, p_duration_ms int, p_hostname text,
  p_heed_outage boolean, p_answer_key text, p_answer text, p_max_stale_s int,
  out completed boolean, out answer text, out answer_age_s int)
language plpgsql security definer set search_path = ''
as $$
declare
  v_event  record;
  v_result jsonb := p_result;
begin
  if p_ok is not true and p_max_stale_s is not null then
    select f.answer, f.age_s into answer, answer_age_s
      from ops.run_events e
     cross join lateral ops.find_answer(e.caller_id, e.provider, e.tool, p_answer_key, p_max_stale_s) f
     where e.id = p_event_id and e.created_at = p_created_at
       and (session_user = 'mcp_hub' or session_user = 'mcp_' || e.provider);
    if found then
      v_result := coalesce(p_result, '{}') || jsonb_build_object('stale_age_s', answer_age_s);
    end if;
  end if;

  update ops.run_events e
     set status = case when p_ok then 'ok' else 'error' end,
         result = v_result,
         error = p_error,
         duration_ms = greatest(p_duration_ms, 0),
         hostname = p_hostname,
         finished_at = clock_timestamp()
   where e.id = p_event_id and e.created_at = p_created_at and e.status = 'started'
     and (session_user = 'mcp_hub' or session_user = 'mcp_' || e.provider)
  returning e.provider, e.tool, e.caller_id into v_event;
  completed := found;
  if not completed then
    return;
  end if;

  -- The audit row must not be lost for what follows. A provider that was asked, and refuses what the caller wants, is up.
  if p_heed_outage and v_event.tool <> 'health'
     and (p_ok or p_error in ('invalid_input', 'unknown_resource') and p_hostname is not null) then
    begin
      update ops.provider_state s set answered_at = clock_timestamp()
       where s.provider = v_event.provider and s.announced = 'down'
         and (s.answered_at is null or s.answered_at < s.latest_at);
    exception when others then
      raise log 'ops.finish_call could not note an answer, SQLSTATE %', sqlstate;
    end;
  end if;
  if p_ok and p_answer is not null then
    begin
      insert into ops.last_answers as a (caller_id, provider, tool, answer_key, answer, event_id, answered_at)
      values (v_event.caller_id, v_event.provider, v_event.tool, p_answer_key, p_answer, p_event_id, clock_timestamp())
      on conflict (caller_id, provider, tool, answer_key) do update
        -- The same answer again is not written again: it may be large, and lies apart from its row.
        set answer = case when a.answer = excluded.answer then a.answer else excluded.answer end, event_id = excluded.event_id, answered_at = excluded.answered_at;
    exception when others then
      raise log 'ops.finish_call could not keep an answer, SQLSTATE %', sqlstate;
    end;
  end if;
end
$$;

-- What is kept for how long; null is for ever. Only the owner may change it.
create table ops.retention (
  what text     primary key,
  keep interval check (keep >= interval '0')
);

insert into ops.retention (what, keep) values
  ('run_events', null), ('provider_health', '30 days'), ('alerts', '400 days'), ('last_answers', '1 day');

alter table ops.retention enable row level security;
revoke all on ops.retention from public, anon, authenticated, service_role;

-- Removes last answers that are past their retention, or beyond the newest 100 of a caller and 10,000 of all: at most 500 at
-- once, as each may be large, and none that is in use. Answers how many.
create function ops.drop_last_answers() returns int
language plpgsql security definer set search_path = ''
as $$
declare
  v_before  timestamptz;
  v_removed int;
begin
  select clock_timestamp() - r.keep into v_before from ops.retention r where r.what = 'last_answers';
  delete from ops.last_answers where ctid = any (array(
    select a.ctid from ops.last_answers a
     where a.ctid = any (array(
       select n.ctid
         from (select l.ctid, l.answered_at,
                      row_number() over (partition by l.caller_id order by l.answered_at desc) as of_caller,
                      row_number() over (order by l.answered_at desc) as of_all
                 from ops.last_answers l) n
        where n.of_caller > 100 or n.of_all > 10000 or n.answered_at < v_before
        limit 500))
       for update skip locked));
  get diagnostics v_removed = row_count;
  return v_removed;
end
$$;

-- Removes what else is past its retention: at most 5,000 rows of each kind at once, so that it does not outlast a login's
-- statement timeout, and none that is in use. Events go by whole months, one at once: their partition is dropped once the
-- last day in it is past. While that waits for queries to end, calls wait behind it, so it does not wait long. Answers how
-- many of each it removed.
create function ops.drop_expired() returns jsonb
language plpgsql security definer set search_path = '' set timezone = 'UTC' set lock_timeout = '500ms'
as $$
declare
  c_most    constant int := 5000;
  v_now     timestamptz := clock_timestamp();
  v_removed jsonb := '{}';
  v_count   int;
  v_before  timestamptz;
  v_table   text;
begin
  select v_now - r.keep into v_before from ops.retention r where r.what = 'provider_health';
  delete from ops.provider_health where ctid = any (array(
    select h.ctid from ops.provider_health h where h.checked_at < v_before limit c_most for update skip locked));
  get diagnostics v_count = row_count;
  v_removed := v_removed || jsonb_build_object('provider_health', v_count);

  select v_now - r.keep into v_before from ops.retention r where r.what = 'alerts';
  delete from ops.alerts where ctid = any (array(
    select a.ctid from ops.alerts a where a.closed_at < v_before limit c_most for update skip locked));
  get diagnostics v_count = row_count;
  v_removed := v_removed || jsonb_build_object('alerts', v_count);

  v_count := 0;
  select v_now - r.keep into v_before from ops.retention r where r.what = 'run_events';
  select c.relname into v_table
    from pg_catalog.pg_inherits i join pg_catalog.pg_class c on c.oid = i.inhrelid
   where i.inhparent = 'ops.run_events'::regclass and c.relname ~ '^run_events_\d{6}$'
     and to_timestamp(right(c.relname, 6), 'YYYYMM') + interval '1 month' < v_before
   order by c.relname
   limit 1;
  if found then
    begin
      execute format('drop table ops.%I', v_table);
      v_count := 1;
    exception when lock_not_available then
      raise notice 'ops.run_events is in use: % was not dropped', v_table;
    end;
  end if;
  return v_removed || jsonb_build_object('run_events_partitions', v_count);
end
$$;

revoke all on function ops.find_answer, ops.known_down, ops.begin_call, ops.finish_call, ops.drop_last_answers, ops.drop_expired from public;

-- Whoever could make calls still can, and by no other way.
do $$
declare
  v_login text;
begin
  for v_login in
    select r.rolname
      from pg_catalog.pg_proc p cross join lateral aclexplode(p.proacl) a join pg_catalog.pg_roles r on r.oid = a.grantee
     where p.oid = 'ops.admit_call'::regproc and a.grantee <> p.proowner
  loop
    execute format('revoke all on function ops.admit_call from %I', v_login);
    execute format('grant execute on function ops.begin_call, ops.finish_call to %I', v_login);
  end loop;
end
$$;
