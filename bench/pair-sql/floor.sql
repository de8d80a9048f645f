-- The floor: a durable INSERT and UPDATE of such a row, into a table of the same columns, indexes and checks.
\set n :n + 1
insert into bench.floor
  (id, created_at, provider, tool, schema_version, caller_id, caller_kind, issuer, caller_role, client, status, request_id, payload)
values
  ((lpad(to_hex(:n::bigint), 12, '0') || '7' || lpad(to_hex(:client_id::int), 3, '0') || '8000000000000000')::uuid,
   clock_timestamp(), 'socket', 'scan.repo', '1.0', ('00000000-0000-4000-8000-' || lpad(:client_id::int::text, 12, '0'))::uuid, 'user',
   'https://project.supabase.co/auth/v1', 'ops_operator', 'curl/8.5.0', 'started',
   lpad(to_hex(:n::bigint), 12, '0') || '7' || lpad(to_hex(:client_id::int), 3, '0') || '8000000000000000',
   '{"repo": "acme/web", "ref": "refs/heads/main", "paths": ["package.json"], "labels": ["ci", "nightly"]}')
returning created_at \gset
update bench.floor
   set status = 'ok', result = '{"scan_id": "0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0", "status": "done", "high": 2}', duration_ms = 412,
       hostname = 'api.socket.dev', finished_at = clock_timestamp()
 where id = (lpad(to_hex(:n::bigint), 12, '0') || '7' || lpad(to_hex(:client_id::int), 3, '0') || '8000000000000000')::uuid
   and created_at = :created_at::timestamptz;
