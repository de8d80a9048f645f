-- Idempotency keys: requests that clients may send again, and their results.
-- See https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/

-- The outcome of a request is not here but in its event, so that an event which is swept or completed late is changed once.
create table ops.idempotency_keys (
  caller_id      uuid        not null,
  provider       text        not null,
  tool           text        not null,
  key_digest     text        not null check (length(key_digest) = 64),     -- SHA-256 of the key
  request_digest text        not null check (length(request_digest) = 64), -- SHA-256 of schema version and input
  -- The first request with the key, or the first after one that released it.
  event_id       uuid        not null,
  created_at     timestamptz not null,
  -- Of a request that succeeded; null where it was too large.
  result         text        check (octet_length(result) <= 262144),
  constraint idempotency_keys_pkey primary key (caller_id, provider, tool, key_digest)
) with (fillfactor = 50);

create index idempotency_keys_by_caller on ops.idempotency_keys (caller_id, created_at desc);

alter table ops.idempotency_keys enable row level security;
revoke all on ops.idempotency_keys from public, anon, authenticated, service_role;

-- Claims a key for an event, or returns the outcome of the first request with it. Concurrent claims wait for each other at the
-- primary key, and one of them succeeds. Outcomes:
--   started  the key belongs to p_event_id: it is new, older than 24 hours, or was released
--   ok       the first request succeeded; result is what it returned
--   error    idempotency_key_reused      the first request was another one
--            idempotency_in_progress     the first request is still running
--            idempotency_result_not_kept the first request succeeded, and its result is not known any more
--            upstream_timeout, upstream_error, internal_error
--                                        the first request failed so, or was cut off, and may have had its effect
-- A request that failed otherwise, or contacted no host of its provider, had no effect and has released its key. With
-- p_may_repeat so has one whose effect or result is not known: a second scan is harmless.
-- replayed is true where the outcome is that of the first request.
create function ops.claim_idempotency_key(
  p_caller_id uuid, p_provider text, p_tool text, p_key text, p_request_digest text, p_event_id uuid, p_may_repeat boolean,
  out outcome text, out error text, out first_event_id uuid, out replayed boolean, out result text, out retry_after_s int)
language plpgsql security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
as $$
declare
  c_window  constant interval := '24 hours';
  c_at_most constant int := 10; -- seconds between two questions whether the first request is over
  v_digest  text;
  v_at      timestamptz;
  v_status  text;
  v_error   text;
  v_host    text;
begin
  for v_attempt in 1 .. 5 loop
    select k.event_id, k.request_digest, k.created_at, k.result into first_event_id, v_digest, v_at, result
      from ops.idempotency_keys k
     where k.caller_id = p_caller_id and k.provider = p_provider and k.tool = p_tool and k.key_digest = p_key;
    if found and v_at > clock_timestamp() - c_window then
      replayed := result is not null;
      exit when replayed;
      select e.status, e.error, e.hostname into v_status, v_error, v_host
        from ops.run_events e
       where e.id = first_event_id and e.created_at > v_at - interval '1 hour';
      if v_status = 'started' then
        error := 'idempotency_in_progress';
      elsif not p_may_repeat and v_status = 'ok' then
        error := 'idempotency_result_not_kept';
      elsif not p_may_repeat and (coalesce(v_status, 'abandoned') = 'abandoned'
            or v_host is not null and v_error in ('upstream_timeout', 'upstream_error', 'internal_error', 'cancelled')) then
        error := case when v_error in ('upstream_error', 'internal_error') then v_error else 'upstream_timeout' end;
        replayed := true;
      end if;
      exit when error is not null;
    end if;

    insert into ops.idempotency_keys as k
      (caller_id, provider, tool, key_digest, request_digest, event_id, created_at)
    values (p_caller_id, p_provider, p_tool, p_key, p_request_digest, p_event_id, clock_timestamp())
    on conflict on constraint idempotency_keys_pkey do update
      set request_digest = excluded.request_digest, event_id = excluded.event_id, created_at = excluded.created_at,
          result = null
      where k.event_id = first_event_id;
    if found then
      outcome := 'started';
      replayed := false;
      first_event_id := null;
      result := null;
      return;
    end if;
    -- A concurrent request has claimed it: the next attempt sees its event.
  end loop;

  if v_digest <> p_request_digest then
    error := 'idempotency_key_reused';
    replayed := false;
    result := null;
  elsif replayed is not true and error is null then
    error := 'idempotency_in_progress';
  end if;
  outcome := case when error is null then 'ok' else 'error' end;
  if error = 'idempotency_in_progress' then
    replayed := false;
    -- As long again as it has been running.
    retry_after_s := least(greatest(ceil(extract(epoch from clock_timestamp() - v_at)), 1), c_at_most);
  end if;
end
$$;

-- Removes keys that are past their retention, or beyond the newest 1,000 of a caller: at most 500 at once, as each may have a
-- large result, and none that is in use. Returns their number.
create function ops.drop_idempotency_keys() returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_before  timestamptz;
  v_removed int;
begin
  select clock_timestamp() - r.keep into v_before from ops.retention r where r.what = 'idempotency_keys';
  delete from ops.idempotency_keys where ctid = any (array(
    select k.ctid from ops.idempotency_keys k
     where k.ctid = any (array(
       select n.ctid
         from (select l.ctid, l.created_at,
                      row_number() over (partition by l.caller_id order by l.created_at desc) as of_caller
                 from ops.idempotency_keys l) n
        where n.of_caller > 1000 or n.created_at < v_before
        limit 500))
       for update skip locked));
  get diagnostics v_removed = row_count;
  return v_removed;
end
$$;

revoke all on function ops.claim_idempotency_key, ops.drop_idempotency_keys from public;
