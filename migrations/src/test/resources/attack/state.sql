-- A system in the middle of its work, so that every function finds something to do, and nothing of an attack before.
set search_path = pg_catalog;
drop schema public cascade;
create schema public;
grant usage, create on schema public to public;
do $$
declare
  v_name text;
begin
  foreach v_name in array array['socket_api_key', 'sentry_token', 'netdata_token', 'alerts_chat_url'] loop
    if not exists (select from vault.secrets where name = v_name) then
      perform vault.create_secret('secret of ' || v_name, v_name);
    end if;
  end loop;
end
$$;
insert into auth.users (id, raw_app_meta_data)
  values ('00000000-0000-0000-0000-000000000001', '{"ops_role": "ops_admin"}') on conflict do nothing;
insert into ops.run_events (id, created_at, provider, tool, caller_kind, caller_id, caller_role, status)
  select gen_random_uuid(), now() - interval '1 hour', p, 'scan.repo', 'user', '00000000-0000-0000-0000-000000000001',
         'ops_admin', 'started' from unnest(array['socket', 'sentry', 'netdata']) p;
insert into ops.run_events (id, created_at, provider, tool, caller_kind, caller_role, status, error, finished_at)
  select gen_random_uuid(), now(), p, 'scan.repo', 'user', 'ops_admin', 'error', 'upstream_error', now()
    from unnest(array['socket', 'sentry', 'netdata']) p, generate_series(1, 20);
insert into ops.cached_results (caller_id, provider, tool, cache_key, result, event_id, cached_at)
  select '00000000-0000-0000-0000-000000000001', p, 'scan.repo', k, '{"private": "' || p || '"}', gen_random_uuid(),
         now() - case k when repeat('a', 64) then interval '1 minute' else interval '2 days' end
    from unnest(array['socket', 'sentry', 'netdata']) p, unnest(array[repeat('a', 64), repeat('b', 64)]) k
  on conflict do nothing;
insert into ops.provider_rate_limits
  select 'socket', 'scans', gen_random_uuid(), 3600, now() - interval '3 days', 1;
insert into ops.provider_health (provider, status, latency_ms, message, checked_at)
  select 'sentry', 'down', 1, 'It is down.', now() - interval '31 days';
insert into ops.provider_state (provider, latest, latest_at, valid_until, announced, trial_at)
  select p, 'down', now() - interval '1 minute', now() + interval '1 hour', 'down', now() - interval '1 minute'
    from unnest(array['socket', 'sentry', 'netdata']) p
  on conflict (provider) do update set announced = 'down', latest = 'down', trial_at = excluded.trial_at,
    latest_at = excluded.latest_at, valid_until = excluded.valid_until, responded_at = null;
insert into ops.alerts (kind, subject, severity, title, message, opened_at, changed_at)
  values ('provider_health', 'unchecked', 'critical', 't', 'm', now(), now()) on conflict do nothing;
insert into ops.alert_deliveries (alert_id, webhook, type, body, next_attempt_at, created_at)
  select a.id, w, 'alert.opened', '{}', now(), now() - interval '2 hours'
    from ops.alerts a, unnest(array['chat', 'gone']) w where a.subject = 'unchecked';
update ops.retention set keep = interval '400 days' where what = 'run_events';
update ops.seal_head set swept_until = now() - interval '30 minutes';
update ops.stats_head set final_until = 'epoch', next_from = 'epoch';
update ops.words_head set last_at = '-infinity', indexed_until = '-infinity';
