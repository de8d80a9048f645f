-- Finds events by their words. Text search cannot use an index below a policy, since its operators are not leakproof: so a
-- function finds ids, of own events unless the reader is an administrator, and the query around it reads those rows by
-- row level security:
--   select e.… from ops.find_events('circuit netdata', now() - interval '7 days', now()) f
--     join ops.run_events e on e.id = f.event_id and e.created_at = f.event_at order by e.created_at desc, e.id desc

create function ops.marker_query(p_kind text, p_value text) returns tsquery
language sql immutable security definer set search_path = pg_catalog, pg_temp
as $$
  select ('''' || replace(replace(ops.marker(p_kind, p_value), '\', '\\'), '''', '''''') || '''')::tsquery
$$;

-- The ids of at most p_limit events in the time from p_from until before p_until, and before (p_before_at, p_before_id), newest
-- first; one row without an id where there are none. The search looks further and further back, in the newest events one by one and
-- before that in the index of words, until it has enough or 250 ms are over: events from searched_until on are searched,
-- and a search before the last id, or before searched_until, goes on. Outcomes:
--   ok
--   recorded   an administrator's search is recorded, once for a text in 15 minutes; ask again once that is committed
--   no_words   the text has no word to look for; too_long it has more than 200 characters; no_reader nobody is signed in
create function ops.find_events(
  p_text text, p_from timestamptz, p_until timestamptz, p_before_at timestamptz default null, p_before_id uuid default null,
  p_limit int default 51, p_provider text default null, p_tool text default null, p_caller uuid default null,
  p_request_id text default null, p_client text default null)
returns table (event_id uuid, event_at timestamptz, outcome text, searched_until timestamptz, indexed_until timestamptz)
language plpgsql security definer rows 51 set search_path = pg_catalog, pg_temp set timezone = 'UTC'
  set plan_cache_mode = force_custom_plan set jit = off
as $$
declare
  c_budget   constant interval := '100 milliseconds'; -- and some for what is being looked at then
  c_page     constant int := 500;   -- events read at once
  c_unsorted constant int := 2000;  -- matches sorted at once
  c_first    constant uuid := '00000000-0000-0000-0000-000000000000';
  v_limit    int := least(greatest(coalesce(p_limit, 51), 1), 1001);
  v_reader   record;
  v_own      uuid;
  v_query    tsquery;
  v_positive text[];
  v_from     timestamptz;
  v_low      timestamptz;
  v_at       timestamptz := coalesce(p_until, 'infinity');
  v_id       uuid := c_first;
  v_ids      uuid[] := '{}';
  v_ats      timestamptz[] := '{}';
  v_found    record;
  v_read     int := 0;
  v_width    interval := '1 hour';
  v_deadline timestamptz := clock_timestamp() + c_budget;
  v_began    timestamptz;
begin
  if pg_collation_for(p_text) <> '"default"' then
    raise exception 'ops.find_events takes text of the default collation only' using errcode = 'invalid_parameter_value';
  end if;
  select * into v_reader from ops.reader();
  select q.query, q.positive into v_query, v_positive from ops.word_query(p_text) q;
  outcome := case when v_reader.id is null then 'no_reader' when length(p_text) > 200 then 'too_long'
                  when v_query is null then 'no_words' else 'ok' end;
  if outcome = 'ok' and v_reader.role = 'ops_admin'
     and not ops.is_recorded('events.search', 'words', jsonb_strip_nulls(jsonb_build_object(
           'words', ops.without_secrets(p_text), 'from', p_from, 'until', p_until, 'provider', left(p_provider, 100),
           'tool', left(p_tool, 100), 'caller_id', p_caller)), '15 minutes', p_request_id, p_client) then
    outcome := 'recorded';
  end if;
  if outcome <> 'ok' then
    return next;
    return;
  end if;

  v_own := case when v_reader.role = 'ops_admin' then p_caller else v_reader.id end;
  -- Each once: of a long query that names itself twice PostgreSQL believes that an index does not serve it.
  v_query := case when v_own is null then v_query else v_query && ops.marker_query('c', v_own::text) end;
  v_query := case when p_provider is null then v_query else v_query && ops.marker_query('p', p_provider) end;
  v_query := case when p_tool is null then v_query else v_query && ops.marker_query('t', p_tool) end;
  select h.indexed_until into indexed_until from ops.words_head h;
  select greatest(p_from, min(e.created_at)), least(v_at, max(e.created_at) + interval '1 microsecond') into v_from, v_at
    from ops.run_events e;
  if p_before_at <= v_at then
    v_at := p_before_at;
    v_id := coalesce(p_before_id, c_first);
  end if;
  if not isfinite(v_at) or p_caller <> v_own then
    v_from := v_at; -- There are none, or they are others' and not to be seen.
  end if;

  -- Some of the newest are always read. Words that are common are found there, for which the index takes longest.
  v_low := greatest(v_from, indexed_until);
  while v_at > v_from and cardinality(v_ids) < v_limit
        and (v_read = 0 or v_at > v_low and v_read < 100 * c_page and clock_timestamp() < v_deadline) loop
    with page as materialized (
      select e as event, e.created_at, e.id
        from ops.run_events e
       where e.created_at >= v_from and e.created_at <= v_at and (e.created_at, e.id) < (v_at, v_id)
         and (v_own is null or e.caller_id = v_own) and (p_provider is null or e.provider = p_provider)
         and (p_tool is null or e.tool = p_tool)
       order by e.created_at desc, e.id desc
       limit c_page),
    hits as (
      select p.created_at, p.id
        from page p
       cross join lateral (select lower(concat_ws(' ', (p.event).payload::text, (p.event).error, (p.event).hostname,
                                                  (p.event).result ->> 'detail')) as text offset 0) t
       where (p.event).tool <> 'health' and (p.event).provider <> 'ops'
         and case when p.created_at < v_low
                  then exists (select from ops.event_words w
                                where w.created_at = p.created_at and w.event_id = p.id and w.words @@ v_query)
                  -- Most events are told by this, which is quick.
                  when (select bool_and(strpos(t.text, w) > 0) from unnest(v_positive) as w)
                  then ops.words_of_event(p.event) @@ v_query end
       order by p.created_at desc, p.id desc
       limit v_limit - cardinality(v_ids))
    select (select count(*) from page) as read, array(select h.id from hits h) as ids, array(select h.created_at from hits h) as ats,
           (select min(p.created_at) from page p) as last_at,
           (select p.id from page p order by p.created_at, p.id limit 1) as last_id
      into v_found;
    v_ids := v_ids || v_found.ids;
    v_ats := v_ats || v_found.ats;
    v_read := v_read + v_found.read::int;
    if v_found.read < c_page then
      v_at := v_from;
      v_id := c_first;
    else
      v_at := v_found.last_at;
      v_id := v_found.last_id;
    end if;
  end loop;

  if v_at <= v_low then
    while v_at > v_from and cardinality(v_ids) < v_limit
          and (clock_timestamp() < v_deadline or v_read = 0) loop
      v_low := greatest(v_at - v_width, v_from);
      v_began := clock_timestamp();
      select array_agg(f.event_id order by f.created_at desc, f.event_id desc) as ids,
             array_agg(f.created_at order by f.created_at desc, f.event_id desc) as ats, count(*) as read
        into v_found
        from (select w.created_at, w.event_id
                from ops.event_words w
               where w.words @@ v_query and w.created_at >= v_low and w.created_at <= v_at
                 and (w.created_at, w.event_id) < (v_at, v_id)
               limit case when v_width > interval '1 second' then c_unsorted + 1 end) f;
      v_read := v_read + 1;
      if v_found.read > c_unsorted and v_width > interval '1 second' then
        v_width := greatest((v_at - v_low) / 32, interval '1 second');
        continue;
      end if;
      v_ids := v_ids || coalesce(v_found.ids[1:v_limit - cardinality(v_ids)], '{}');
      v_ats := v_ats || coalesce(v_found.ats[1:v_limit - cardinality(v_ats)], '{}');
      v_at := v_low;
      v_id := c_first;
      -- The next takes no more than half of what is left, if it is like this one.
      v_width := least(interval '31 days', v_width * least(24, greatest(1,
        extract(epoch from v_deadline - clock_timestamp()) / 2 / greatest(extract(epoch from clock_timestamp() - v_began), 0.001))));
    end loop;
  end if;

  searched_until := case when cardinality(v_ids) = v_limit then v_ats[v_limit]
                         when v_at <= v_from then coalesce(p_from, v_from) else v_at end;
  if cardinality(v_ids) = 0 then
    return next;
  end if;
  for v_n in 1 .. cardinality(v_ids) loop
    event_id := v_ids[v_n];
    event_at := v_ats[v_n];
    return next;
  end loop;
end
$$;

revoke all on function ops.marker_query, ops.find_events from public;
grant execute on function ops.find_events to authenticated;
