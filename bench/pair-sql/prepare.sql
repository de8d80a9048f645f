-- A caller for each client of pgbench, the secret of a tool, and a table like that of the events for the floor.
insert into auth.users (id, raw_app_meta_data)
select ('00000000-0000-4000-8000-' || lpad(client::text, 12, '0'))::uuid, '{"ops_role": "ops_operator"}'
  from generate_series(0, 63) client
    on conflict do nothing;

select vault.create_secret('0123456789abcdef0123456789abcdef', 'socket_api_key')
 where not exists (select from vault.secrets where name = 'socket_api_key');

create schema if not exists bench;
drop table if exists bench.floor;
create table bench.floor (like ops.run_events including all) with (fillfactor = 80);
