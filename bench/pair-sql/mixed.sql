-- As pair.sql, with an input and a result of bodies.sql.
\set n :n + 1
\set body random(0, 1999)
select created_at
  from ops.begin_call(
    p_event_id => (lpad(to_hex(:n::bigint), 12, '0') || '7' || lpad(to_hex(:client_id::int), 3, '0') || '8000000000000000')::uuid,
    p_provider => 'socket', p_tool => 'scan.repo', p_schema_version => '1.0',
    p_caller => row('user'::text, ('00000000-0000-4000-8000-' || lpad(:client_id::int::text, 12, '0'))::uuid, 'ops_operator'::text,
      'https://project.supabase.co/auth/v1'::text, null::bigint, null::text, null::text, null::uuid, null::text,
      null::text, null::text)::ops.caller,
    p_min_role => 'ops_operator', p_quota_class => 'scans', p_quota_limits => '{0,1000000000,null}',
    p_quota_windows => '{3600,3600,null}', p_secret_names => '{socket_api_key}', p_optional_secret_names => '{}',
    p_payload => (select b.payload from bench.bodies b where b.n = :body),
    p_request_id => lpad(to_hex(:n::bigint), 12, '0') || '7' || lpad(to_hex(:client_id::int), 3, '0') || '8000000000000000',
    p_client => 'curl/8.5.0', p_refusal => null, p_refusal_detail => null,
    p_uses_health_check_credentials => true, p_cache_key => null, p_max_stale_s => null,
    p_expires_at => now() + interval '3 s') \gset
select completed
  from ops.finish_call((lpad(to_hex(:n::bigint), 12, '0') || '7' || lpad(to_hex(:client_id::int), 3, '0') || '8000000000000000')::uuid,
    :created_at::timestamptz, true, (select b.result from bench.bodies b where b.n = :body), null, 412,
    'api.socket.dev', true, null, null, null);
