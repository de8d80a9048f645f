-- Inputs and results of 100 B to 8 KiB, half of them below 300 and 400 B, half of each text compressible; the same in every run.
drop table if exists bench.bodies;
create table bench.bodies (n int primary key, payload jsonb not null, result jsonb not null);

create function pg_temp.chance(n int, salt int) returns float8 language sql immutable
  return ((hashint8extended(n, salt) & 1048575) + 0.5) / 1048576;

create function pg_temp.body(n int, salt int, median float8, spread float8) returns jsonb language sql immutable
return (
  select jsonb_object_agg('key_' || i, case when i % 2 = 0 then md5(n || '/' || salt || '/' || i) else 'Outdated dependency in service-' || i end)
    -- From two even chances a normal one (Box and Muller).
    from generate_series(1, (least(8000, greatest(100, median * exp(spread * sqrt(-2 * ln(pg_temp.chance(n, salt)))
                                                                    * cos(2 * pi() * pg_temp.chance(n, salt + 1))))) / 48)::int) i);

insert into bench.bodies
select n, pg_temp.body(n, 1, 300, 1.0), pg_temp.body(n, 3, 400, 1.2) from generate_series(0, 1999) n;
analyze bench.bodies;
grant usage on schema bench to mcp_hub;
grant select on bench.bodies to mcp_hub;
