-- The words of events, by which reports find them. A maintenance task fills them, so that no call pays for it. Only
-- ops.find_events reads them: a word of another caller's input is as private as the input.

create table ops.event_words (
  created_at timestamptz not null,
  event_id   uuid        not null,
  words      tsvector    not null,
  primary key (created_at, event_id)
) partition by range (created_at);

create index event_words_by_word on ops.event_words using gin (words) with (fastupdate = off);

-- Events up to this one, and all before indexed_until, are indexed.
create table ops.words_head (
  only_row      boolean     primary key default true check (only_row),
  last_at       timestamptz not null default '-infinity',
  last_id       uuid        not null default '00000000-0000-0000-0000-000000000000',
  indexed_until timestamptz not null default '-infinity'
);

insert into ops.words_head default values;

alter table ops.event_words enable row level security;
alter table ops.words_head enable row level security;
revoke all on ops.event_words, ops.words_head from public, anon, authenticated, service_role;

-- The words of a text in their order, in lower case, each cut to 64 characters. A word is what lies between spaces, punctuation,
-- control and format characters; so none has a quote or a backslash.
create function ops.split_words(p_text text) returns text[]
language sql immutable security definer set search_path = pg_catalog, pg_temp
as $$
  select coalesce(array_agg(left(w.word, 64) order by w.n), '{}')
    from unnest(string_to_array(regexp_replace(lower(p_text),
           '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u303f\ufe00-\ufe0f\ufeff]+', ' ', 'g'), ' '))
         with ordinality as w (word, n)
   where w.word <> ''
$$;

-- A word that no text has: the one by which the events of a caller, a provider or a tool are found.
create function ops.marker(p_kind text, p_value text) returns text
language sql immutable
  return '@' || p_kind || left(p_value, 64);

-- Of an event: strings and numbers of the input, the error, its detail and the host; 64 different ones of the first 256. A phrase
-- is found by the places of its words.
create function ops.words_of_event(p_event ops.run_events) returns tsvector
language sql immutable security definer set search_path = pg_catalog, pg_temp
as $$
  with words as (
    select w.word, w.n
      from unnest(ops.split_words(left(concat_ws(' ',
             (select string_agg(v.value #>> '{}', ' ')
                from jsonb_path_query(p_event.payload, 'strict $.** ? (@.type() == "string" || @.type() == "number")') as v (value)),
             p_event.error, p_event.hostname, case when p_event.status = 'error' then p_event.result ->> 'detail' end), 16384)))
           with ordinality as w (word, n)
     where w.n <= 256),
  places as (
    select w.word, min(w.n) as first, string_agg(w.n::text, ',' order by w.n) as all_of_them from words w group by w.word)
  select array_to_tsvector(array_remove(array[ops.marker('c', p_event.caller_id::text), ops.marker('p', p_event.provider),
           ops.marker('t', p_event.tool)], null))
         || coalesce((select string_agg(format('''%s'':%s', f.word, f.all_of_them), ' ')
                        from (select * from places p order by p.first limit 64) f), '')::tsvector
$$;

-- What a text looks for: all words, those in quotes or joined by punctuation next to each other, those of a term that begins with
-- a minus not at all; the last word is a prefix if it has three characters. Null where that is nothing: no text raises. positive
-- are the words to find.
create function ops.word_query(p_text text, out query tsquery, out positive text[])
language plpgsql immutable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_term  record;
  v_words text[];
  v_part  text;
  v_all   text := '';
begin
  positive := '{}';
  for v_term in
    select m.found[1] = '-' as negated, coalesce(m.found[2], m.found[3]) as body, m.found[2] is null as bare,
           m.n = count(*) over () as last
      from regexp_matches(left(p_text, 200), '(-?)(?:"([^"]*)"?|([^\s"]+))', 'g') with ordinality as m (found, n)
     order by m.n
  loop
    v_words := ops.split_words(v_term.body);
    continue when cardinality(v_words) = 0;
    v_part := '''' || array_to_string(v_words, ''' <-> ''') || '''';
    if v_term.last and v_term.bare and not v_term.negated and length(v_words[cardinality(v_words)]) >= 3
       and p_text !~ '\s$' then
      v_part := v_part || ':*';
    end if;
    if not v_term.negated then
      positive := positive || v_words;
    end if;
    v_all := concat_ws(' & ', nullif(v_all, ''), case when v_term.negated then '!(' else '(' end || v_part || ')');
  end loop;
  if cardinality(positive) > 0 then
    query := v_all::tsquery;
  end if;
end
$$;

-- Makes the partition of a month where it is missing; false where that has to wait.
create function ops.ensure_words(p_month timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC' set lock_timeout = '500ms'
as $$
declare
  v_table text := 'event_words_' || to_char(p_month, 'YYYYMM');
begin
  if to_regclass('ops.' || v_table) is null then
    execute format('create table ops.%I (like ops.event_words including all)', v_table);
    execute format('alter table ops.%I enable row level security', v_table);
    execute format('revoke all on ops.%I from public, anon, authenticated, service_role', v_table);
    execute format('alter table ops.event_words attach partition ops.%I for values from (%L) to (%L)',
                   v_table, p_month, p_month + interval '1 month');
  end if;
  return true;
exception when lock_not_available then
  raise notice 'ops.event_words is in use: the partition of % was not made', to_char(p_month, 'YYYY-MM');
  return false;
end
$$;

-- Indexes the words of events that are finished (see seal_head) in the order of their time, p_limit of them and of one month at
-- most. more says that there may be others. It may run twice, late, and after a pause; while another session does it, nothing is
-- done. Looks at health have no words; those of provider ops are searches themselves.
create function ops.index_words(p_limit int default 500, out indexed int, out more boolean)
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
  set plan_cache_mode = force_custom_plan
as $$
declare
  v_head  ops.words_head;
  v_until timestamptz;
  v_first timestamptz;
  v_month timestamptz;
  v_end   timestamptz;
  v_count int;
begin
  indexed := 0;
  more := false;
  if not ops.try_lock('index_words') then
    return;
  end if;
  select * into v_head from ops.words_head;
  select h.swept_until into v_until from ops.seal_head h;
  select e.created_at into v_first
    from ops.run_events e
   where e.created_at >= v_head.last_at and (e.created_at, e.id) > (v_head.last_at, v_head.last_id)
     and e.created_at < v_until and isfinite(e.created_at)
   order by e.created_at, e.id limit 1;
  if not found then
    update ops.words_head h set indexed_until = v_until where h.indexed_until < v_until;
    return;
  end if;
  v_month := date_trunc('month', v_first);
  v_end := least(v_until, v_month + interval '1 month');
  if not ops.ensure_words(v_month) then
    return;
  end if;

  with next as materialized (
    select e as event, e.created_at, e.id
      from ops.run_events e
     where e.created_at >= v_first and (e.created_at, e.id) > (v_head.last_at, v_head.last_id) and e.created_at < v_end
     order by e.created_at, e.id
     limit greatest(p_limit, 1)),
  added as (
    insert into ops.event_words (created_at, event_id, words)
    select n.created_at, n.id, ops.words_of_event(n.event) from next n
     where (n.event).tool <> 'health' and (n.event).provider <> 'ops'
    on conflict (created_at, event_id) do nothing
    returning 1),
  last as (
    select n.created_at, n.id from next n order by n.created_at desc, n.id desc limit 1)
  select (select count(*) from next), (select count(*) from added), l.created_at, l.id
    into v_count, indexed, v_head.last_at, v_head.last_id
    from last l;
  more := v_count >= p_limit or v_end < v_until;
  update ops.words_head h
     set last_at = v_head.last_at, last_id = v_head.last_id,
         indexed_until = case when v_count < p_limit then v_end else v_head.last_at end;
end
$$;

-- Drops the words of a month, whose events are dropped.
create function ops.drop_words(p_month timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
begin
  execute format('drop table if exists ops.%I', 'event_words_' || to_char(p_month, 'YYYYMM'));
end
$$;

-- Drops the oldest month of words once it is past their retention or that of events, which may be in the default partition.
create function ops.drop_expired_words() returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC' set lock_timeout = '500ms'
as $$
declare
  v_month timestamptz;
begin
  select to_timestamp(right(c.relname, 6), 'YYYYMM') into v_month
    from pg_catalog.pg_inherits i join pg_catalog.pg_class c on c.oid = i.inhrelid
   where i.inhparent = 'ops.event_words'::regclass
     and to_timestamp(right(c.relname, 6), 'YYYYMM') + interval '1 month'
         < clock_timestamp() - (select min(r.keep) from ops.retention r where r.what in ('run_events', 'event_words'))
   order by c.relname
   limit 1;
  if found then
    perform ops.drop_words(v_month);
  end if;
  return jsonb_build_object('event_words_partitions', (v_month is not null)::int);
exception when lock_not_available then
  raise notice 'ops.event_words is in use: the month of % was not dropped', to_char(v_month, 'YYYY-MM');
  return jsonb_build_object('event_words_partitions', 0);
end
$$;

revoke all on function ops.split_words, ops.marker, ops.words_of_event, ops.word_query, ops.ensure_words, ops.index_words,
  ops.drop_words, ops.drop_expired_words from public;
grant execute on function ops.index_words to mcp_hub, mcp_monitor;
