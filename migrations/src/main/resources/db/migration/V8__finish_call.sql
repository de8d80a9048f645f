-- The way out of a provider call.

-- Completes a started event of a provider that the login may act for; completed is false when there is none, as when the event
-- was completed before. A good result is kept for replays of p_idempotency_key and cached for the caller under p_cache_key: one
-- that is there, unchanged and less than a minute old, is left. A failure with p_max_stale_s returns the cached one. With
-- p_uses_health_check_credentials a response shows that a provider which is known to be down is not. A failure of the database
-- raises: the client sends the statement again, at last without what is not the event's.
create function ops.finish_call(
  p_event_id uuid, p_created_at timestamptz, p_ok boolean, p_result jsonb, p_error text, p_duration_ms int, p_hostname text,
  p_uses_health_check_credentials boolean, p_cache_key text, p_result_to_keep text, p_max_stale_s int,
  p_idempotency_key text default null,
  out completed boolean, out stale_result text, out stale_age_s int)
language plpgsql security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
as $$
declare
  v_provider text;
  v_tool     text;
  v_caller   uuid;
  v_is_down  boolean;
  v_result   jsonb := p_result;
begin
  -- Under a collation made by a login different texts may be equal: its text found cached results of other tools and providers.
  if pg_collation_for(p_cache_key) <> '"default"' then
    raise exception 'ops.finish_call takes text of the default collation only' using errcode = 'invalid_parameter_value';
  end if;
  if p_ok is not true and p_max_stale_s is not null then
    select f.result, f.age_s into stale_result, stale_age_s
      from ops.run_events e
     cross join lateral ops.find_cached_result(e.caller_id, e.provider, e.tool, p_cache_key, p_max_stale_s) f
     where e.id = p_event_id and e.created_at = p_created_at and ops.may_act_for(e.provider);
    if found then
      v_result := coalesce(p_result, '{}') || jsonb_build_object('stale_age_s', stale_age_s);
    end if;
  end if;

  update ops.events_of_this_month e
     set status = case when p_ok then 'ok' else 'error' end, result = v_result, error = p_error,
         duration_ms = greatest(p_duration_ms, 0), hostname = p_hostname, finished_at = clock_timestamp()
   where e.id = p_event_id and e.created_at = p_created_at and e.status = 'started' and ops.may_act_for(e.provider)
  returning e.provider, e.tool, e.caller_id,
            p_uses_health_check_credentials and e.tool <> 'health' and exists (
              select from ops.provider_state s where s.provider = e.provider and s.announced = 'down')
       into v_provider, v_tool, v_caller, v_is_down;
  completed := found;
  if not completed then
    -- It is complete, or was begun in another month.
    update ops.run_events e
       set status = case when p_ok then 'ok' else 'error' end, result = v_result, error = p_error,
           duration_ms = greatest(p_duration_ms, 0), hostname = p_hostname, finished_at = clock_timestamp()
     where e.id = p_event_id and e.created_at = p_created_at and e.status = 'started' and ops.may_act_for(e.provider)
    returning e.provider, e.tool, e.caller_id, p_uses_health_check_credentials and e.tool <> 'health'
         into v_provider, v_tool, v_caller, v_is_down;
    completed := found;
    if not completed then
      return;
    end if;
  end if;

  -- A provider that was asked, and refuses what the caller wants, is up.
  if v_is_down and (p_ok or p_error in ('invalid_input', 'unknown_resource') and p_hostname is not null) then
    update ops.provider_state s set responded_at = clock_timestamp() where s.ctid = any (array(
      select d.ctid from ops.provider_state d
       where d.provider = v_provider and d.announced = 'down' and (d.responded_at is null or d.responded_at < d.latest_at)
         for update skip locked));
  end if;
  if p_ok and p_result_to_keep is not null then
    if p_idempotency_key is not null then
      update ops.idempotency_keys k set result = p_result_to_keep
       where k.caller_id = v_caller and k.provider = v_provider and k.tool = v_tool and k.key_digest = p_idempotency_key
         and k.event_id = p_event_id;
    end if;
    if p_cache_key is null then
      return;
    end if;
    perform from ops.cached_results c
      where c.caller_id = v_caller and c.provider = v_provider and c.tool = v_tool and c.cache_key = p_cache_key
        and c.cached_at > clock_timestamp() - interval '1 minute' and c.result = p_result_to_keep;
    if found then
      return;
    end if;
    insert into ops.cached_results as c (caller_id, provider, tool, cache_key, result, event_id, cached_at)
    values (v_caller, v_provider, v_tool, p_cache_key, p_result_to_keep, p_event_id, clock_timestamp())
    on conflict (caller_id, provider, tool, cache_key) do update
      -- An unchanged result is not rewritten: it may be large, and lies apart from its row.
      set result = case when c.result = excluded.result then c.result else excluded.result end,
          event_id = excluded.event_id, cached_at = excluded.cached_at;
  end if;
end
$$;

revoke all on function ops.finish_call from public;
