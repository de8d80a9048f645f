-- What the events of bench/console are made of: callers, tools, and functions that fill a month. Every value follows from the
-- number of its event, so that two runs have the same events, but for the time.
create schema bench;

create table bench.setting (events bigint not null, began timestamptz not null, ended timestamptz not null);

-- From 0 to 1, another one for each salt.
create function bench.chance(n bigint, salt int) returns float8
language sql immutable
  return (hashint8extended(n, salt) & 1048575) / 1048576.0::float8;

create function bench.caller_id(n bigint) returns uuid
language sql immutable
  return ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid;

create table bench.callers (
  n int primary key, id uuid not null, kind text not null, role text not null, issuer text not null, client text not null);

-- 1 is the administrator, 2 a viewer with many events, 3 a viewer without any, 4 a revoked caller. Of the 400 others each eighth
-- is a workflow.
insert into bench.callers
select n, bench.caller_id(n), case when n > 4 and n % 8 = 7 then 'workflow' else 'user' end,
       case when n in (1, 25) then 'ops_admin' when n in (2, 3) then 'ops_viewer' when n % 3 = 0 and n % 8 <> 7 then 'ops_viewer'
            else 'ops_operator' end,
       case when n > 4 and n % 8 = 7 then 'https://token.actions.githubusercontent.com' else 'https://bench.supabase.test/auth/v1' end,
       (array['curl/8.5.0', 'mcp-provider-sdk/0.1.0', 'claude-code/2.0.1', 'security-scanner/0.1.0'])[1 + n % 4]
  from generate_series(1, 404) n;

insert into auth.users (id, email, raw_app_meta_data, banned_until)
select c.id, 'caller' || c.n || '@acme.test', jsonb_build_object('ops_role', c.role), case when c.n = 4 then timestamptz 'infinity' end
  from bench.callers c where c.kind = 'user';

insert into ops.federated_callers (id, repository_id, ref, role, description)
select c.id, 1000 + c.n, 'refs/heads/main', c.role, 'acme/service-' || c.n || ', main' from bench.callers c where c.kind = 'workflow';

create table bench.tools (
  n int generated always as identity (minvalue 0) primary key, provider text not null, tool text not null, min_role text not null,
  quota_class text not null, host text not null, weight int not null, base_ms float8 not null,
  -- What a viewer calls in its place.
  instead int);

insert into bench.tools (provider, tool, min_role, quota_class, host, weight, base_ms, instead) values
  ('socket', 'scan.repo', 'ops_operator', 'scans', 'api.socket.dev', 8, 900, 1),
  ('socket', 'scan.get', 'ops_viewer', 'reads', 'api.socket.dev', 12, 300, null),
  ('socket', 'findings.list', 'ops_viewer', 'reads', 'api.socket.dev', 6, 400, null),
  ('socket', 'package.check', 'ops_viewer', 'reads', 'api.socket.dev', 10, 250, null),
  ('socket', 'finding.triage', 'ops_operator', 'writes', 'api.socket.dev', 1, 350, 2),
  ('socket', 'files.supported', 'ops_viewer', 'reads', 'api.socket.dev', 1, 60, null),
  ('sentry', 'issues.list', 'ops_viewer', 'reads', 'us.sentry.io', 12, 220, null),
  ('sentry', 'issue.get', 'ops_viewer', 'reads', 'us.sentry.io', 10, 180, null),
  ('sentry', 'issue.update', 'ops_operator', 'writes', 'us.sentry.io', 2, 240, 7),
  ('sentry', 'event.send', 'ops_operator', 'writes', 'o1.ingest.us.sentry.io', 3, 120, 6),
  ('sentry', 'stats.get', 'ops_viewer', 'reads', 'us.sentry.io', 3, 500, null),
  ('netdata', 'metrics.query', 'ops_viewer', 'reads', '127.0.0.1', 20, 30, null),
  ('netdata', 'nodes.list', 'ops_viewer', 'reads', '127.0.0.1', 5, 15, null),
  ('netdata', 'alerts.list', 'ops_viewer', 'reads', '127.0.0.1', 4, 20, null),
  ('netdata', 'alerts.history', 'ops_viewer', 'reads', '127.0.0.1', 1, 40, null),
  ('netdata', 'alert.silence', 'ops_operator', 'writes', '127.0.0.1', 1, 25, 13),
  ('netdata', 'health', 'ops_viewer', 'checks', '127.0.0.1', 1, 5, null);

-- Each tool as often as its weight.
create table bench.draws as
select row_number() over (order by t.n, w) - 1 as n, t.n as tool from bench.tools t cross join generate_series(1, t.weight) w;
alter table bench.draws add primary key (n);

-- The outages of a provider, an hour each.
create function bench.is_out(provider text, at timestamptz) returns boolean
language sql immutable
  return hashint8extended(floor(extract(epoch from at) / 3600)::bigint, hashtext(provider)) % 150 = 0;

-- The input of a call: the words of repositories, packages and contexts are common, zephyr is rare. Texts are put together, since
-- jsonb_build_object takes thrice the time.
create function bench.payload(n bigint, tool text) returns jsonb
language sql immutable
return (case
  when tool in ('scan.repo', 'findings.list') then '{"repo": "acme/service-' || n % 211 || '", "ref": "'
    || case n % 4 when 0 then 'main' when 1 then 'develop' when 2 then 'release/2.' || n % 30 else 'feature/checkout-' || n % 977 end
    || '", "commit": "' || md5(n::text) || '", "manifests": ["package.json", "package-lock.json", "services/cart/pom.xml"]}'
  when tool = 'scan.get' then '{"scan_id": "' || md5((n / 3)::text)::uuid || '", "min_severity": "high", "limit": 50}'
  when tool = 'package.check' then '{"packages": ["pkg:npm/left-pad@1.' || n % 9 || '.0", "pkg:maven/com.acme/cart-' || n % 503
    || '@2.1.' || n % 40 || '", "pkg:' || case when n % 10007 = 17 then 'npm/zephyr@0.1.0' else 'pypi/requests@2.32.' || n % 5 end || '"]}'
  when tool in ('issue.get', 'issue.update') then '{"issue": "SHOP-API-' || n % 20011 || '", "status": "resolved"}'
  when tool = 'issues.list' then '{"query": "is:unresolved level:error release:shop@4.' || n % 60 || '", "project": "shop-api", "limit": 25}'
  when tool = 'event.send' then '{"message": "Deployment of service-' || n % 211 || ' failed", "level": "error", "tags": {"region": "eu"}}'
  when tool in ('metrics.query', 'alert.silence') then '{"contexts": ["system.cpu", "disk.io", "app.requests-' || n % 97
    || '"], "nodes": ["node-' || n % 67 || '"], "after": -300, "points": 60}'
  when tool = 'health' then '{}'
  else '{"limit": 20, "status": ["warning", "critical"], "project": "shop-api"}'
end)::jsonb;

create function bench.result(n bigint, tool text, status text, error text) returns jsonb
language sql immutable
return (case
  when error = 'circuit_open' then '{"retry_after_s": 30}'
  when status = 'error' then '{"status": 504, "detail": "The provider did not answer request ' || n % 100000 || ' in time."}'
  when status <> 'ok' or tool = 'health' then null
  else '{"state": "done", "total": ' || n % 400 || ', "next_cursor": "' || md5(n::text) || '", "items": [{"key": "Q' || md5((n + 1)::text)
    || '", "severity": "high", "title": "Outdated dependency in service-' || n % 211 || '", "value": ' || n % 1000 || '}, {"key": "Q'
    || md5((n + 2)::text) || '", "severity": "low", "title": "Unmaintained package of team-' || n % 31 || '", "value": ' || n % 777 || '}]}'
end)::jsonb;

-- The time of an event: more by day than by night.
create function bench.event_time(n bigint, s bench.setting) returns timestamptz
language sql immutable
return s.began + make_interval(secs =>
  extract(epoch from s.ended - s.began)::float8 * n / s.events
  - 9000 * sin(2 * pi() * (extract(epoch from s.ended - s.began)::float8 * n / s.events) / 86400));

-- Fills a table with the events between two times; events go on at the same rate after the setting's end.
create procedure bench.fill(p_table regclass, p_from timestamptz, p_until timestamptz)
language plpgsql as $$
declare
  s bench.setting;
begin
  select * into s from bench.setting;
  execute format($q$
    with numbers as (
      select g.n, bench.event_time(g.n, $1) as at
        from generate_series(greatest(0, floor(($1).events * extract(epoch from $2 - ($1).began - interval '1 day')
                                               / extract(epoch from ($1).ended - ($1).began))::bigint),
                             ceil(($1).events * extract(epoch from $3 - ($1).began + interval '1 day')
                                  / extract(epoch from ($1).ended - ($1).began))::bigint) g (n)
       offset 0),
    drawn as (
      select m.n, m.at, bench.chance(m.n, 1) as u, bench.chance(m.n, 2) as v, bench.chance(m.n, 3) as w, bench.chance(m.n, 4) as x,
             floor(bench.chance(m.n, 5) * (select count(*) from bench.draws))::bigint as draw
        from numbers m where m.at >= $2 and m.at < $3
       offset 0),
    called as (
      select d.n, d.at, d.v, d.w, d.x, t.provider, t.tool, t.host, t.base_ms, c.n as caller, c.id as caller_id, c.kind, c.role, c.issuer, c.client,
             case when c.role = 'ops_viewer' and t.min_role <> 'ops_viewer' then 'denied_role'
                  when d.v < 0.012 then 'denied_quota'
                  when bench.is_out(t.provider, d.at) and d.v < 0.7 or d.v < 0.030 then 'error'
                  when d.v >= 0.99998 then 'abandoned'
                  when d.at between ($1).ended - interval '20 seconds' and ($1).ended and d.v > 0.5 then 'started'
                  else 'ok' end as status
        from drawn d
        -- A viewer seldom tries what is not for viewers.
        join bench.callers c on c.n = case when d.u < 0.06 then 2 when d.u < 0.07 then 1
                                           when d.u < 0.075 and d.at < ($1).ended - interval '30 days' then 4
                                           else 5 + floor(400 * power((d.u - 0.07) / 0.93001, 3))::int end
        join bench.draws w on w.n = d.draw
        join bench.tools f on f.n = w.tool
        join bench.tools t on t.n = case when c.role = 'ops_viewer' and d.w < 0.9 then coalesce(f.instead, f.n) else f.n end
       offset 0),
    ended as (
      select c.*, case when c.status = 'abandoned' then 'not_completed'
                       when c.status <> 'error' then null
                       when bench.is_out(c.provider, c.at) then case when c.w < 0.8 then 'circuit_open' else 'upstream_timeout' end
                       when c.w < 0.45 then 'upstream_timeout' when c.w < 0.7 then 'upstream_error' when c.w < 0.85 then 'unknown_resource'
                       when c.w < 0.95 then 'invalid_input' when c.w < 0.98 then 'upstream_rate_limited'
                       when c.w < 0.999 then 'cancelled' else 'host_not_allowed' end as error,
             case when c.status = 'ok' or c.status = 'error'
                  then least(30000, 1 + floor(c.base_ms * exp(2.4 * (c.w + c.x + bench.chance(c.n, 6) - 1.5)))::int) end as ms
        from called c
       offset 0)
    insert into %s (id, created_at, provider, tool, schema_version, caller_id, caller_kind, issuer, caller_role, client, request_id,
                    payload, status, result, error, duration_ms, hostname, finished_at)
    select (lpad(to_hex((extract(epoch from e.at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex((e.n %% 4096)::int), 3, '0')
              || '8' || substr(md5(e.n::text), 1, 15))::uuid,
           e.at, e.provider, e.tool, '1.0', e.caller_id, e.kind, e.issuer, e.role, e.client,
           -- Some calls share a trace, and one caller sends the same id again and again.
           case when e.caller = 9 and e.n %% 4 = 0 then 'deadbeefdeadbeefdeadbeefdeadbeef' when e.x < 0.3 then md5((e.n / 50)::text || e.caller)
                else md5('t' || e.n) end,
           bench.payload(e.n, e.tool), e.status, bench.result(e.n, e.tool, e.status, e.error), e.error,
           case when e.error = 'circuit_open' then null else e.ms end,
           case when e.ms is not null and e.error is distinct from 'circuit_open' then e.host end,
           case when e.status = 'started' then null else e.at + make_interval(secs => coalesce(e.ms, 0) / 1000.0) end
      from ended e
$q$, p_table) using s, p_from, p_until;
end
$$;

-- Makes the partition of a month as ops.ensure_partitions does, but fills it before its indexes are made. Rows that come complete
-- leave more room on a page than calls do in the end, which is 1.3 KB and too little for a further row; hence 88 while it is
-- filled. With 80 each new call would go to an old page of its own, which goes to the WAL whole.
create procedure bench.fill_month(p_month timestamptz)
language plpgsql set timezone = 'UTC' as $$
declare
  v_table text := 'run_events_' || to_char(p_month, 'YYYYMM');
  v_until timestamptz := least(p_month + interval '1 month', (select s.ended from bench.setting s));
begin
  if to_regclass('ops.' || v_table) is not null then
    execute format('alter table ops.%I set (fillfactor = 88)', v_table);
    call bench.fill(('ops.' || v_table)::regclass, p_month, v_until);
    execute format('alter table ops.%I set (fillfactor = 80)', v_table);
    return;
  end if;
  execute format('create table ops.%I (like ops.run_events including all excluding indexes) '
                 'with (fillfactor = 88, autovacuum_vacuum_insert_scale_factor = 0, '
                 'autovacuum_vacuum_insert_threshold = 1000)', v_table);
  call bench.fill(('ops.' || v_table)::regclass, p_month, v_until);
  execute format('alter table ops.%I set (fillfactor = 80)', v_table);
  perform ops.close_partition(v_table);
  execute format('alter table ops.run_events attach partition ops.%I for values from (%L) to (%L)',
                 v_table, p_month, p_month + interval '1 month');
  perform ops.guard_partition(v_table);
end
$$;

-- Fills the words of a month as ops.index_words does, but before the indexes of its partition are made, and two months at once:
-- one after the other by that function they take half an hour.
create procedure bench.fill_words(p_month timestamptz)
language plpgsql set timezone = 'UTC' as $$
declare
  v_table text := 'event_words_' || to_char(p_month, 'YYYYMM');
begin
  execute format('create table ops.%I (like ops.event_words including all excluding indexes)', v_table);
  execute format($q$insert into ops.%I (created_at, event_id, words)
    select e.created_at, e.id, ops.words_of_event(e)
      from ops.run_events e
     where e.created_at >= $1 and e.created_at < least($1 + interval '1 month', (select h.swept_until from ops.seal_head h))
       and e.tool <> 'health' and e.provider <> 'ops'$q$, v_table) using p_month;
  execute format('alter table ops.%I enable row level security', v_table);
  execute format('revoke all on ops.%I from public, anon, authenticated, service_role', v_table);
  execute format('alter table ops.event_words attach partition ops.%I for values from (%L) to (%L)',
                 v_table, p_month, p_month + interval '1 month');
end
$$;

-- Says that all words up to the newest are there.
create procedure bench.words_filled()
language sql as $$
  update ops.words_head
     set (last_at, last_id, indexed_until) = (select w.created_at, w.event_id, h.swept_until
                                                from ops.event_words w, ops.seal_head h
                                               order by w.created_at desc, w.event_id desc limit 1)
$$;

-- Adds the events since the newest one, with words and statistics as a monitor has them: a fill takes minutes, in which there
-- were no calls.
create procedure bench.go_on()
language plpgsql as $$
declare
  v_newest timestamptz;
  v_more   boolean := true;
begin
  select max(e.created_at) + interval '1 microsecond' into v_newest from ops.run_events e;
  call bench.fill('ops.run_events', v_newest, clock_timestamp());
  update ops.seal_head set swept_until = now() - interval '15 minutes', sweep_candidate = now() - interval '15 minutes',
                           settled_until = now() - interval '15 minutes';
  while v_more loop
    select r.more into v_more from ops.roll_up_calls() r;
  end loop;
  v_more := true;
  while v_more loop
    select i.more into v_more from ops.index_words(5000) i;
  end loop;
end
$$;
