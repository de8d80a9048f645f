-- Which seals have left the database for a bucket. It is a note for the monitor and proves nothing: the bucket does.

create table ops.exported_seals (
  only_row boolean primary key default true check (only_row),
  -- The bucket has all seals up to this one.
  sequence bigint  not null default 0
);

insert into ops.exported_seals default values;
alter table ops.exported_seals enable row level security;
revoke all on ops.exported_seals from public, anon, authenticated, service_role;

-- The first seals that the bucket does not have, in their order.
create function ops.unexported_seals(p_limit int)
returns table (sequence bigint, kind text, previous text, format int, after_at timestamptz, after_id uuid, first_at timestamptz,
               last_at timestamptz, last_id uuid, until timestamptz, events bigint, root text, reason text, key_id text,
               sealed_at timestamptz, signature text)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select s.sequence, s.kind, encode(s.previous, 'hex'), s.format, s.after_at, s.after_id, s.first_at, s.last_at, s.last_id,
         s.until, s.events, encode(s.root, 'hex'), s.reason, s.key_id, s.sealed_at, encode(s.signature, 'hex')
    from ops.audit_seals s, ops.exported_seals x, ops.seal_head h
   where s.sequence > x.sequence and s.sequence <= h.sealed_sequence and session_user in ('mcp_hub', 'mcp_monitor')
   order by s.sequence
   limit p_limit
$$;

-- Notes that the bucket has all seals up to one; false where that was noted before.
create function ops.note_exported_seals(p_sequence bigint) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  update ops.exported_seals x
     set sequence = p_sequence
   where x.sequence < p_sequence and session_user in ('mcp_hub', 'mcp_monitor');
  return found;
end
$$;

revoke all on function ops.unexported_seals, ops.note_exported_seals from public;
grant execute on function ops.unexported_seals, ops.note_exported_seals to mcp_hub, mcp_monitor;
