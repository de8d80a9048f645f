-- What people and their programs may read, as authenticated and with the claims of a token: by row level security, and by the
-- functions below. What an administrator reads of others that only a function gives leaves a row, and no row, no answer.
--
-- Claims are believed as those of auth.jwt() are. A user of the Data API cannot set them: PostgREST does, from the token it has
-- verified. mcp_hub and mcp_ops, which verify tokens themselves, set those that live_claims returns. No function that is granted
-- to authenticated sets them.

-- The claims by which a verified token reads, with the role that it has now: {} for a token without a role, of a
-- session that has ended or of a workflow, which sees no row. One of an OAuth client keeps its client_id, and sees nothing.
create function ops.live_claims(p_claims jsonb) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  c_uuid   constant text := '^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$';
  v_caller ops.caller;
  v_rank   int;
begin
  if session_user not in ('mcp_hub', 'mcp_ops') or jsonb_typeof(p_claims) is distinct from 'object'
     or (p_claims ->> 'sub' ~ c_uuid) is not true or (p_claims ->> 'session_id' ~ c_uuid) is false then
    return '{}';
  end if;
  v_caller.kind := 'user';
  v_caller.id := p_claims ->> 'sub';
  v_caller.session_id := p_claims ->> 'session_id';
  select least(ops.role_rank(p_claims -> 'app_metadata' ->> 'ops_role'), ops.role_rank(u.raw_app_meta_data ->> 'ops_role'))
    into v_rank
    from auth.users u
   where u.id = v_caller.id and u.deleted_at is null and u.is_anonymous is not true
     and (u.banned_until is null or u.banned_until <= clock_timestamp());
  if coalesce(v_rank, 0) = 0 or ops.session_has_ended(v_caller) then
    return '{}';
  end if;
  return jsonb_build_object('sub', v_caller.id, 'app_metadata', jsonb_build_object('ops_role', ops.role_of_rank(v_rank)))
    || jsonb_strip_nulls(jsonb_build_object('iss', left(p_claims ->> 'iss', 300)))
    || case when p_claims ? 'client_id' then jsonb_build_object('client_id', p_claims -> 'client_id') else '{}' end;
end
$$;

-- Who is signed in, as in the policies: no id with a token of an OAuth client.
create function ops.reader(out id uuid, out role text)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select (select auth.uid() where auth.jwt() -> 'client_id' is null), ops.effective_role()
$$;

-- A text that a row of the log keeps, which cannot be erased: without what looks like a token or a key, and without control
-- characters.
create function ops.without_secrets(p_text text) returns text
language sql immutable security definer set search_path = pg_catalog, pg_temp
as $$
  select regexp_replace(regexp_replace(regexp_replace(p_text, '[\u0001-\u001f\u007f-\u009f]', ' ', 'g'),
    'eyJ[A-Za-z0-9_.-]{10,}', '***', 'g'), '(?=[A-Za-z0-9_]*[0-9])(?=[A-Za-z0-9_]*[G-Zg-z])[A-Za-z0-9_]{20,}', '***', 'g')
$$;

-- Writes a row about what was read or done here, which is of provider ops.
create function ops.record_report(
  p_tool text, p_status text, p_payload jsonb, p_request_id text, p_client text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_reader record;
  v_at     timestamptz;
begin
  if current_setting('synchronous_commit') = 'off' then
    perform set_config('synchronous_commit', 'on', true);
  end if;
  select * into v_reader from ops.reader();
  v_at := ops.event_time();
  insert into ops.run_events
    (id, created_at, provider, tool, caller_id, caller_kind, issuer, caller_role, client, request_id, payload, status,
     duration_ms, finished_at)
  values
    -- A UUID of version 7, as those of calls.
    ((lpad(to_hex((extract(epoch from v_at) * 1000)::bigint), 12, '0') || '7' || substr(replace(gen_random_uuid()::text, '-', ''), 14))
       ::uuid, v_at, 'ops', p_tool, v_reader.id, 'user', left(auth.jwt() ->> 'iss', 300), v_reader.role,
     left(ops.without_secrets(p_client), 200), left(ops.without_secrets(p_request_id), 64), p_payload, p_status, 0, v_at);
end
$$;

-- Whether an earlier transaction of this reader has recorded the same, at most p_age ago; else records it. A transaction that
-- rolls back has taken no answer with it: its own row does not count, for that is not older than the transaction.
create function ops.is_recorded(p_tool text, p_key text, p_payload jsonb, p_age interval, p_request_id text, p_client text)
returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_since timestamptz := clock_timestamp() - p_age;
begin
  if exists (select from ops.run_events e
              where e.caller_id = (select r.id from ops.reader() r) and e.created_at > v_since
                and e.created_at < transaction_timestamp() and e.provider = 'ops' and e.tool = p_tool and e.status = 'ok'
                and e.payload -> p_key = p_payload -> p_key) then
    return true;
  end if;
  perform ops.record_report(p_tool, 'ok', p_payload, p_request_id, p_client);
  return false;
end
$$;

-- An event with input and result: an own one, or any as administrator. Outcomes:
--   ok         event is the row
--   recorded   it is of another caller: the look is recorded, and can be asked for again within 30 s, once that is committed
--   not_found  it is not there, or not to be seen
create function ops.read_event(p_id uuid, p_created_at timestamptz, p_request_id text default null, p_client text default null,
  out outcome text, out event jsonb)
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_reader record;
  v_event  ops.run_events;
begin
  outcome := 'not_found';
  select * into v_reader from ops.reader();
  select * into v_event from ops.run_events e where e.id = p_id and e.created_at = p_created_at;
  if v_reader.id is null or v_event.id is null
     or v_event.caller_id is distinct from v_reader.id and v_reader.role <> 'ops_admin' then
    return;
  end if;
  if v_event.caller_id is distinct from v_reader.id and not ops.is_recorded('event.read', 'event_id',
       jsonb_build_object('event_id', p_id, 'created_at', p_created_at), '30 seconds', p_request_id, p_client) then
    outcome := 'recorded';
    return;
  end if;
  outcome := 'ok';
  event := to_jsonb(v_event) - 'not_ok';
end
$$;

-- Who looked at input and result of another caller's event: the newest 20 looks, for an administrator. A look is later than the
-- event, so an index leads to the looks since then.
create function ops.looks_at(p_event_id uuid, p_created_at timestamptz)
returns table (caller_id uuid, looked_at timestamptz)
language sql stable security definer rows 20 set search_path = pg_catalog, pg_temp
as $$
  select e.caller_id, e.created_at
    from ops.run_events e
   where (select r.id is not null and r.role = 'ops_admin' from ops.reader() r)
     and e.provider = 'ops' and e.tool = 'event.read' and e.created_at >= p_created_at
     and e.payload ->> 'event_id' = p_event_id::text
   order by e.created_at desc
   limit 20
$$;

-- Records that the events of a filter leave the system in a file. Outcomes:
--   recorded   it can be asked for again within an hour, once it is committed
--   ok         it is recorded: for all pages of an export
--   not_found  there is no signed-in user; too_long the filter has more than 4,000 characters
create function ops.record_export(p_filter jsonb, p_request_id text default null, p_client text default null, out outcome text)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_filter jsonb;
begin
  v_filter := ops.without_secrets(left(p_filter::text, 4000));
  outcome := case when (select r.id from ops.reader() r) is null then 'not_found'
                  when ops.is_recorded('events.export', 'filter', jsonb_build_object('filter', v_filter), '1 hour',
                         p_request_id, p_client) then 'ok'
                  else 'recorded' end;
exception when invalid_text_representation then
  outcome := 'too_long';
end
$$;

-- Acknowledges an alert, once. Outcomes:
--   ok             with a row in the log
--   acknowledged   it was before: when and by whom
--   denied_role    only an operator or administrator may; with a row where the caller has a role
--   too_long       a note has 500 characters at most
--   not_found
create function ops.acknowledge_alert(p_id uuid, p_note text, p_request_id text default null, p_client text default null,
  out outcome text, out acknowledged_at timestamptz, out acknowledged_by uuid)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_reader record;
  v_note   text := nullif(btrim(ops.without_secrets(left(p_note, 501))), '');
  v_alert  ops.alerts;
begin
  select * into v_reader from ops.reader();
  if v_reader.id is null or ops.role_rank(v_reader.role) < 2 then
    outcome := 'denied_role';
    if v_reader.id is not null and v_reader.role <> 'none' then
      perform ops.record_report('alert.acknowledge', outcome, jsonb_build_object('alert_id', p_id), p_request_id, p_client);
    end if;
    return;
  elsif length(p_note) > 500 then
    outcome := 'too_long';
    return;
  end if;
  update ops.alerts a
     set acknowledged_at = clock_timestamp(), acknowledged_by = v_reader.id, note = v_note
   where a.id = p_id and a.acknowledged_at is null
  returning * into v_alert;
  if found then
    outcome := 'ok';
    perform ops.record_report('alert.acknowledge', outcome, jsonb_strip_nulls(jsonb_build_object(
      'alert_id', p_id, 'kind', v_alert.kind, 'subject', v_alert.subject, 'note', v_note)), p_request_id, p_client);
  else
    select * into v_alert from ops.alerts a where a.id = p_id;
    outcome := case when found then 'acknowledged' else 'not_found' end;
  end if;
  acknowledged_at := v_alert.acknowledged_at;
  acknowledged_by := v_alert.acknowledged_by;
end
$$;

-- The names of callers, 500 at most: a user's e-mail, a workflow's description. For an administrator, else the own one.
create function ops.name_callers(p_ids uuid[])
returns table (id uuid, kind text, name text, role text, live boolean)
language sql stable security definer rows 50 set search_path = pg_catalog, pg_temp
as $$
  with wanted as (
    select distinct w.id from unnest(p_ids[1:500]) as w (id) cross join ops.reader() r
     where w.id = r.id or r.id is not null and r.role = 'ops_admin')
  select u.id, 'user', u.email::text, ops.role_of_rank(ops.role_rank(u.raw_app_meta_data ->> 'ops_role')),
         u.deleted_at is null and u.is_anonymous is not true and (u.banned_until is null or u.banned_until <= clock_timestamp())
    from auth.users u join wanted w on w.id = u.id
   union all
  select f.id, 'workflow', coalesce(nullif(f.description, ''), 'repository ' || f.repository_id), f.role, f.revoked_at is null
    from ops.federated_callers f join wanted w on w.id = f.id
$$;

-- Lets a login become authenticated, for the transaction in which it reads, and gives it none of its rights before.
create function ops.let_read(p_login text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  execute format('alter role %I noinherit', p_login);
  if not pg_has_role(p_login, 'authenticated', 'member') then
    execute format('grant authenticated to %I' || case when current_setting('server_version_num')::int >= 160000
                                                         then ' with inherit false, set true' else '' end, p_login);
  end if;
exception
  when insufficient_privilege then
    raise notice '% may not grant authenticated to %', current_user, p_login;
  when unique_violation or internal_error then
    null; -- made at this moment by the migration of another database of the cluster
end
$$;

revoke all on function ops.live_claims, ops.reader, ops.without_secrets, ops.record_report, ops.is_recorded, ops.read_event,
  ops.looks_at, ops.record_export, ops.acknowledge_alert, ops.name_callers, ops.let_read from public;

select ops.prepare_login('mcp_ops');
select ops.let_read(login) from unnest(array['mcp_hub', 'mcp_ops']) as login;

grant execute on function ops.live_claims to mcp_hub, mcp_ops;
grant execute on function ops.read_event, ops.looks_at, ops.record_export, ops.acknowledge_alert, ops.name_callers
  to authenticated;
