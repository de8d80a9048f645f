-- Fills this month and the eleven before it with :rows finished calls each, of 5,000 callers and three tools, spread evenly over
-- the month. A month that has rows is left as it is.
set synchronous_commit = off;
set timezone = 'UTC';

create procedure pg_temp.grow(p_rows bigint) language plpgsql as $$
declare
  v_month timestamptz;
  v_end   timestamptz;
  v_table text;
  v_found boolean;
begin
  for v_ago in reverse 11..0 loop
    v_month := date_trunc('month', now()) - make_interval(months => v_ago);
    v_end := least(v_month + interval '1 month', now());
    v_table := 'run_events_' || to_char(v_month, 'YYYYMM');
    if to_regclass('ops.' || v_table) is null then
      -- As ops.ensure_partitions does for months to come.
      execute format('create table ops.%I (like ops.run_events including all) '
                     'with (fillfactor = 80, autovacuum_vacuum_insert_scale_factor = 0, '
                     'autovacuum_vacuum_insert_threshold = 1000)',
                     v_table);
      perform ops.close_partition(v_table);
      execute format('alter table ops.run_events attach partition ops.%I for values from (%L) to (%L)',
                     v_table, v_month, v_month + interval '1 month');
      perform ops.guard_partition(v_table);
    end if;
    execute format('select exists (select from ops.%I)', v_table) into v_found;
    continue when v_found;
    execute format($q$
      insert into ops.%I
        (id, created_at, provider, tool, schema_version, caller_id, caller_kind, issuer, caller_role, client, request_id, payload,
         status, result, duration_ms, hostname, finished_at)
      select (lpad(to_hex((extract(epoch from s.at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex((s.n %% 4096)::int), 3, '0')
                || '8' || substr(md5(s.n::text), 1, 15))::uuid,
             s.at, (array['socket', 'sentry', 'netdata'])[1 + s.n %% 3],
             (array['scan.repo', 'issues.list', 'metrics.query'])[1 + s.n %% 3], '1.0',
             ('00000000-0000-4000-8000-' || lpad((s.n * 7919 %% 5000)::text, 12, '0'))::uuid, 'user',
             'https://project.supabase.co/auth/v1', 'ops_operator', 'curl/8.5.0', md5(s.n::text),
             '{"repo": "acme/web", "ref": "refs/heads/main", "paths": ["package.json"], "labels": ["ci", "nightly"]}', 'ok',
             '{"scan_id": "0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0", "status": "done", "high": 2}', 412, 'api.socket.dev',
             s.at + interval '400 ms'
        from (select g.n, %L::timestamptz + (%L::timestamptz - %L::timestamptz) * (g.n::float8 / %s) as at
                from generate_series(0::bigint, %s - 1) as g(n)) s$q$, v_table, v_month, v_end, v_month, p_rows, p_rows);
    commit;
  end loop;
end
$$;

call pg_temp.grow(:rows);
