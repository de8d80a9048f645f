-- How many calls there were, how they ended and how long they took: counted from the events by a maintenance task, so that a
-- chart of a month reads no events. Looks at health and the rows of provider ops, which reports leave, are no calls.

-- Calls of a tool that began in a bucket. Refused are denied_role and denied_quota, failed error and abandoned. bins and counts
-- are a histogram of durations, in the order of bins, without empty ones: bin b has floor(3 * log2(ms + 1)) = b, 59 all that is
-- longer. Calls that did not run, such as refused ones, are in no bin.
create table ops.call_stats (
  width_s  int         not null check (width_s in (300, 3600, 86400)),
  bucket   timestamptz not null,
  provider text        not null,
  tool     text        not null,
  ok       int         not null,
  failed   int         not null,
  refused  int         not null,
  bins     smallint[]  not null,
  counts   int[]       not null,
  primary key (width_s, bucket, provider, tool)
) with (fillfactor = 70);

-- Days are summed once they have ended.
create table ops.caller_stats (
  width_s   int         not null check (width_s in (300, 3600, 86400)),
  bucket    timestamptz not null,
  caller_id uuid        not null,
  provider  text        not null,
  tool      text        not null,
  ok        int         not null,
  failed    int         not null,
  refused   int         not null,
  primary key (width_s, bucket, caller_id, provider, tool)
) with (fillfactor = 70);

create index caller_stats_by_caller on ops.caller_stats (caller_id, width_s, bucket);

-- How far the events are counted. Buckets before final_until have their last numbers: all of their events are finished. next_from
-- is where the next call of roll_up_calls begins, which does a part of a long way.
create table ops.stats_head (
  only_row    boolean     primary key default true check (only_row),
  final_until timestamptz not null default 'epoch',
  next_from   timestamptz not null default 'epoch',
  -- Calls that had ended before it are counted.
  counted_at  timestamptz not null default 'epoch'
);

insert into ops.stats_head default values;
insert into ops.locks (name) values ('roll_up_calls'), ('index_words');

alter table ops.call_stats enable row level security;
alter table ops.caller_stats enable row level security;
alter table ops.stats_head enable row level security;

create policy any_role on ops.call_stats for select to authenticated using (
  (select ops.effective_role()) <> 'none');
create policy own_or_admin on ops.caller_stats for select to authenticated using (
  caller_id = (select auth.uid() where auth.jwt() -> 'client_id' is null) or (select ops.effective_role() = 'ops_admin'));
create policy any_role on ops.stats_head for select to authenticated using (
  (select ops.effective_role()) <> 'none');

revoke all on ops.call_stats, ops.caller_stats, ops.stats_head from public, anon, authenticated, service_role;
grant select on ops.call_stats, ops.caller_stats, ops.stats_head to authenticated;

-- The bin of a duration; none for null.
create function ops.duration_bin(p_ms int) returns smallint
language sql immutable
  return case when p_ms >= 0 then least(floor(3 * ln(p_ms + 1.0::float8) / ln(2.0::float8) + 1e-9), 59)::smallint end;

-- The duration in ms that a share of calls, such as 0.95, did not exceed: from bins of any number of rows and in any order, by
-- interpolation within a bin. Null where there are none.
create function ops.duration_percentile(p_share float8, p_bins smallint[], p_counts bigint[]) returns float8
language sql immutable strict security definer set search_path = pg_catalog, pg_temp
as $$
  with binned as (
    select b.bin, sum(b.n) as n from unnest(p_bins, p_counts) as b (bin, n) where b.n > 0 group by b.bin),
  ranked as (
    select r.bin, r.n, sum(r.n) over (order by r.bin) as upto, sum(r.n) over () as total from binned r)
  select power(2, f.bin / 3.0::float8) - 1
         + (power(2, (f.bin + 1) / 3.0::float8) - power(2, f.bin / 3.0::float8))
           * greatest(least(p_share, 1) * f.total - (f.upto - f.n), 0) / f.n
    from ranked f
   where f.upto >= least(greatest(p_share, 0), 1) * f.total
   order by f.bin
   limit 1
$$;

-- Counts the calls of the buckets from p_from until before p_until.
create function ops.count_calls(p_from timestamptz, p_until timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
  set plan_cache_mode = force_custom_plan
as $$
declare
  v_written int;
  v_callers int;
begin
  with calls as materialized (
    select date_bin('5 minutes', e.created_at, 'epoch') as bucket, e.provider, e.tool, e.caller_id, e.status,
           ops.duration_bin(e.duration_ms) as bin
      from ops.run_events e
     where e.created_at >= p_from and e.created_at < p_until and e.status <> 'started'
       and e.tool <> 'health' and e.provider <> 'ops'),
  binned as (
    select b.bucket, b.provider, b.tool, array_agg(b.bin order by b.bin) as bins, array_agg(b.n order by b.bin) as counts
      from (select c.bucket, c.provider, c.tool, c.bin, count(*)::int as n from calls c where c.bin is not null
             group by 1, 2, 3, 4) b
     group by 1, 2, 3),
  counted as (
    select c.bucket, c.provider, c.tool, count(*) filter (where c.status = 'ok') as ok,
           count(*) filter (where c.status in ('error', 'abandoned')) as failed,
           count(*) filter (where c.status in ('denied_role', 'denied_quota')) as refused
      from calls c group by 1, 2, 3),
  of_callers as (
    insert into ops.caller_stats as s (width_s, bucket, caller_id, provider, tool, ok, failed, refused)
    select 300, c.bucket, c.caller_id, c.provider, c.tool, count(*) filter (where c.status = 'ok'),
           count(*) filter (where c.status in ('error', 'abandoned')),
           count(*) filter (where c.status in ('denied_role', 'denied_quota'))
      from calls c
     where c.caller_id is not null
     group by 2, 3, 4, 5
    on conflict (width_s, bucket, caller_id, provider, tool) do update
      set ok = excluded.ok, failed = excluded.failed, refused = excluded.refused
      where (s.ok, s.failed, s.refused) is distinct from (excluded.ok, excluded.failed, excluded.refused)
    returning 1),
  of_tools as (
    insert into ops.call_stats as s (width_s, bucket, provider, tool, ok, failed, refused, bins, counts)
    select 300, c.bucket, c.provider, c.tool, c.ok, c.failed, c.refused, coalesce(b.bins, '{}'), coalesce(b.counts, '{}')
      from counted c left join binned b using (bucket, provider, tool)
    on conflict (width_s, bucket, provider, tool) do update
      set ok = excluded.ok, failed = excluded.failed, refused = excluded.refused, bins = excluded.bins,
          counts = excluded.counts
      where (s.ok, s.failed, s.refused) is distinct from (excluded.ok, excluded.failed, excluded.refused)
    returning 1)
  select (select count(*) from of_tools), (select count(*) from of_callers) into v_written, v_callers;
  return v_written + v_callers;
end
$$;

-- Sums the buckets of a width to those of a greater one, for times from p_from until before p_until.
create function ops.sum_stats(p_width_s int, p_greater_s int, p_from timestamptz, p_until timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
  set plan_cache_mode = force_custom_plan
as $$
declare
  v_width   interval := make_interval(secs => p_greater_s);
  v_from    timestamptz := date_bin(v_width, p_from, 'epoch');
  v_ended   timestamptz := date_bin(v_width, p_until, 'epoch');
  v_until   timestamptz := v_ended + case when v_ended < p_until then v_width else interval '0' end;
  v_written int;
  v_callers int;
begin
  with parts as materialized (
    select date_bin(v_width, c.bucket, 'epoch') as bucket, c.provider, c.tool, c.ok, c.failed, c.refused, c.bins, c.counts
      from ops.call_stats c
     where c.width_s = p_width_s and c.bucket >= v_from and c.bucket < v_until),
  binned as (
    select b.bucket, b.provider, b.tool, array_agg(b.bin order by b.bin) as bins, array_agg(b.n order by b.bin) as counts
      from (select p.bucket, p.provider, p.tool, u.bin, sum(u.n)::int as n
              from parts p cross join lateral unnest(p.bins, p.counts) as u (bin, n)
             group by 1, 2, 3, 4) b
     group by 1, 2, 3),
  counted as (
    select p.bucket, p.provider, p.tool, sum(p.ok) as ok, sum(p.failed) as failed, sum(p.refused) as refused
      from parts p group by 1, 2, 3)
  insert into ops.call_stats as s (width_s, bucket, provider, tool, ok, failed, refused, bins, counts)
  select p_greater_s, c.bucket, c.provider, c.tool, c.ok, c.failed, c.refused, coalesce(b.bins, '{}'), coalesce(b.counts, '{}')
    from counted c left join binned b using (bucket, provider, tool)
  on conflict (width_s, bucket, provider, tool) do update
    set ok = excluded.ok, failed = excluded.failed, refused = excluded.refused, bins = excluded.bins, counts = excluded.counts
    where (s.ok, s.failed, s.refused) is distinct from (excluded.ok, excluded.failed, excluded.refused);
  get diagnostics v_written = row_count;
  insert into ops.caller_stats as s (width_s, bucket, caller_id, provider, tool, ok, failed, refused)
  select p_greater_s, date_bin(v_width, c.bucket, 'epoch'), c.caller_id, c.provider, c.tool, sum(c.ok), sum(c.failed),
         sum(c.refused)
    from ops.caller_stats c
   where c.width_s = p_width_s and c.bucket >= v_from
     and c.bucket < case p_greater_s when 86400 then v_ended else v_until end
   group by 2, 3, 4, 5
  on conflict (width_s, bucket, caller_id, provider, tool) do update
    set ok = excluded.ok, failed = excluded.failed, refused = excluded.refused
    where (s.ok, s.failed, s.refused) is distinct from (excluded.ok, excluded.failed, excluded.refused);
  get diagnostics v_callers = row_count;
  return v_written + v_callers;
end
$$;

-- Counts the calls of buckets that are not final, about p_events at once. more says that the newest are not reached yet. Buckets
-- are counted anew until all of their events are finished (see seal_head), so it may run twice, late, and after a pause; while
-- another session does it, nothing is done. written is the number of rows that changed.
create function ops.roll_up_calls(p_events int default 20000, out written int, out more boolean)
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  c_width constant interval := '5 minutes';
  v_head  ops.stats_head;
  v_from  timestamptz;
  v_until timestamptz;
  v_end   timestamptz;
  v_final timestamptz;
  v_now   timestamptz := clock_timestamp();
begin
  written := 0;
  more := false;
  if not ops.try_lock('roll_up_calls') then
    return;
  end if;
  select * into v_head from ops.stats_head;
  -- Read before the events, which are all finished then.
  select date_bin(c_width, h.swept_until, 'epoch') into v_final from ops.seal_head h;
  select min(e.created_at) into v_from from ops.run_events e where e.created_at >= v_head.next_from;
  v_from := date_bin(c_width, coalesce(v_from, v_now), 'epoch');
  v_end := date_bin(c_width, greatest(v_now, v_from), 'epoch') + c_width;
  select date_bin(c_width, e.created_at, 'epoch') into v_until
    from ops.run_events e
   where e.created_at >= v_from and e.created_at < v_end
   order by e.created_at offset greatest(p_events, 1) limit 1;
  v_until := case when v_until is null then v_end else greatest(v_until, v_from + c_width) end;
  more := v_until < v_end;

  written := ops.count_calls(v_from, v_until);
  written := written + ops.sum_stats(300, 3600, v_from, v_until);
  written := written + ops.sum_stats(3600, 86400, v_from, v_until);

  -- Final is what was counted without a gap before.
  if v_head.next_from = v_head.final_until then
    v_head.final_until := greatest(v_head.final_until, least(v_until, v_final));
  end if;
  update ops.stats_head h
     set final_until = v_head.final_until,
         next_from = case when more then v_until else v_head.final_until end,
         counted_at = greatest(h.counted_at, case when more then v_until - interval '15 minutes' else v_now end);
end
$$;

-- Removes statistics that are past their retention, p_most rows of each kind at once; returns the number of each. What the
-- statistics of a greater width may still be summed from is kept.
create function ops.drop_expired_stats(p_most int) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_removed jsonb := '{}';
  v_kind    record;
  v_count   int;
begin
  for v_kind in
    select r.what, case r.what when 'call_stats_5_minutes' then 300 when 'caller_stats_5_minutes' then 300
                               when 'call_stats_hours' then 3600 when 'caller_stats_hours' then 3600 else 86400 end as width_s,
           least(clock_timestamp() - r.keep, date_trunc('day', h.final_until)) as before
      from ops.retention r cross join ops.stats_head h
     where r.what ~ '^call(er)?_stats_' and r.keep is not null
     order by r.what
  loop
    if starts_with(v_kind.what, 'call_stats_') then
      delete from ops.call_stats where ctid = any (array(
        select s.ctid from ops.call_stats s where s.width_s = v_kind.width_s and s.bucket < v_kind.before
         limit p_most for update skip locked));
    else
      delete from ops.caller_stats where ctid = any (array(
        select s.ctid from ops.caller_stats s where s.width_s = v_kind.width_s and s.bucket < v_kind.before
         limit p_most for update skip locked));
    end if;
    get diagnostics v_count = row_count;
    v_removed := v_removed || jsonb_build_object(v_kind.what, v_count);
  end loop;
  return v_removed;
end
$$;

revoke all on function ops.duration_bin, ops.duration_percentile, ops.count_calls, ops.sum_stats, ops.roll_up_calls,
  ops.drop_expired_stats from public;
grant execute on function ops.duration_percentile to authenticated;
grant execute on function ops.roll_up_calls to mcp_hub, mcp_monitor;
