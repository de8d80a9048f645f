-- What belongs to the events: looks at their input, checks of providers, quota windows, alerts.

insert into ops.run_events (id, created_at, provider, tool, caller_id, caller_kind, caller_role, payload, status, duration_ms, finished_at)
select gen_random_uuid(), e.created_at + interval '1 hour', 'ops', 'event.read', bench.caller_id(1), 'user', 'ops_admin',
       jsonb_build_object('event_id', e.id, 'created_at', e.created_at), 'ok', 0, e.created_at + interval '1 hour'
  from ops.run_events e tablesample bernoulli (0.05)
 where e.created_at < now() - interval '1 hour';

analyze ops.run_events;

-- All events are finished but those of the last quarter of an hour.
update ops.seal_head set swept_until = now() - interval '15 minutes', sweep_candidate = now() - interval '15 minutes',
                         settled_until = now() - interval '15 minutes';

-- A check a minute for 92 days.
insert into ops.provider_health (provider, status, latency_ms, message, upstream_used, upstream_total, checked_at)
select p.name, s.status,
       case s.status when 'down' then 5000 else floor(p.ms * exp(1.5 * bench.chance(k, 12)))::int end,
       case s.status when 'ok' then 'works' when 'degraded' then 'slow' else 'did not answer in time' end,
       case when p.total is not null then (k * 7) % p.total end, p.total, now() - make_interval(mins => k::int)
  from (values ('socket', 60, 10000), ('sentry', 120, null), ('netdata', 5, null)) p (name, ms, total)
 cross join generate_series(0, 92 * 24 * 60 - 1) k
 cross join lateral (
       select case when bench.is_out(p.name, now() - make_interval(mins => k::int)) then 'down'
                   when bench.chance(k / 20, hashtext(p.name)) > 0.99 then 'degraded' else 'ok' end as status) s
 order by k desc;

insert into ops.provider_state (provider, latest, latest_at, valid_until, announced)
select p.provider, p.status, p.checked_at, p.checked_at + interval '5 minutes', 'ok'
  from (select distinct on (h.provider) h.* from ops.provider_health h order by h.provider, h.checked_at desc) p
on conflict do nothing;

-- Alerts of each outage, and open ones.
insert into ops.alerts (kind, subject, severity, title, message, opened_at, changed_at, closed_at, acknowledged_at, acknowledged_by, note)
select 'provider_health', p.name, 'critical', p.name || ' is down', 'Three checks in a row failed.', h + interval '3 minutes',
       h + interval '3 minutes', h + interval '62 minutes', h + interval '9 minutes', bench.caller_id(25), 'Looked after'
  from unnest(array['socket', 'sentry', 'netdata']) p (name)
 cross join generate_series(date_trunc('hour', now() - interval '120 days'), now() - interval '2 hours', interval '1 hour') h
 where bench.is_out(p.name, h);
insert into ops.alerts (kind, subject, severity, title, message, opened_at, changed_at)
values ('error_rate', 'netdata', 'warning', 'Calls of netdata fail', '52 of 100 calls failed.', now() - interval '12 minutes', now() - interval '12 minutes');
insert into ops.alert_deliveries (alert_id, webhook, type, body, state, attempts, next_attempt_at, created_at, finished_at)
select a.id, w, 'alert.opened', '{}', 'delivered', 1, a.opened_at, a.opened_at, a.opened_at + interval '1 second'
  from ops.alerts a cross join unnest(array['chat', 'pager']) w;

-- Windows of two days and the open ones, as begin_call counts them.
insert into ops.provider_rate_limits (provider, quota_class, caller_id, window_seconds, window_start, call_count)
select e.provider, t.quota_class, e.caller_id, 3600, ops.window_start(3600, e.created_at), least(count(*), 200)
  from ops.run_events e join bench.tools t on t.provider = e.provider and t.tool = e.tool
 where e.created_at > now() - interval '2 days' and e.status not in ('denied_role', 'denied_quota') and e.caller_role <> 'ops_admin'
 group by 1, 2, 3, 4, 5;
