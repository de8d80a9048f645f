-- The way out of a provider call, and the work that keeps the tables in order.

-- Completes a started event of the login's own provider (any provider for mcp_hub). False when there is none, as when the
-- event was completed before.
create function ops.finish_call(
  p_event_id uuid, p_created_at timestamptz, p_ok boolean, p_result jsonb, p_error text, p_duration_ms int, p_hostname text)
returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  update ops.run_events e
     set status = case when p_ok then 'ok' else 'error' end,
         result = p_result,
         error = p_error,
         duration_ms = greatest(p_duration_ms, 0),
         hostname = p_hostname,
         finished_at = clock_timestamp()
   where e.id = p_event_id and e.created_at = p_created_at and e.status = 'started'
     and (session_user = 'mcp_hub' or session_user = 'mcp_' || e.provider);
  return found;
end
$$;

-- Events whose completion never came. Answers how many it closed.
create function ops.sweep_abandoned(p_older interval default '15 minutes') returns int
language plpgsql security definer set search_path = ''
as $$
declare
  v_closed int;
begin
  update ops.run_events
     set status = 'abandoned', error = 'not_completed', finished_at = clock_timestamp()
   where status = 'started' and created_at < clock_timestamp() - greatest(p_older, interval '0');
  get diagnostics v_closed = row_count;
  return v_closed;
end
$$;

-- Quota windows that ended p_older ago or earlier. A window that is still open is never removed: that would be a new budget.
create function ops.sweep_quota_windows(p_older interval default '2 days') returns int
language plpgsql security definer set search_path = ''
as $$
declare
  v_removed int;
begin
  delete from ops.provider_rate_limits
   where window_start + make_interval(secs => window_seconds) < clock_timestamp() - greatest(p_older, interval '0');
  get diagnostics v_removed = row_count;
  return v_removed;
end
$$;

revoke all on function ops.finish_call, ops.sweep_abandoned, ops.sweep_quota_windows from public;
