-- What the later migrations expect from Supabase, for a plain PostgreSQL.
-- On Supabase all of it exists, and this file changes nothing.

-- Roles belong to the whole cluster: another database's migration may have made them already, or be making them now.
do $$
declare
  v_role text;
begin
  foreach v_role in array array['anon', 'authenticated', 'service_role'] loop
    if not exists (select from pg_catalog.pg_roles where rolname = v_role) then
      begin
        execute format('create role %I nologin noinherit', v_role);
      exception when duplicate_object or unique_violation then
        null;
      end;
    end if;
  end loop;
end
$$;

-- auth: the users table as far as it is read here, and the two functions that row level security policies use.
do $$
begin
  if exists (select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where n.nspname = 'auth' and c.relname = 'users') then
    return;
  end if;

  create schema if not exists auth;
  grant usage on schema auth to anon, authenticated, service_role;

  create table auth.users (
    id                 uuid primary key,
    email              varchar(255),
    raw_app_meta_data  jsonb,
    raw_user_meta_data jsonb,
    created_at         timestamptz default now(),
    updated_at         timestamptz default now(),
    banned_until       timestamptz,
    deleted_at         timestamptz,
    is_anonymous       boolean not null default false
  );
  alter table auth.users enable row level security;
end
$$;

do $$
begin
  if not exists (select from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
                 where n.nspname = 'auth' and p.proname = 'jwt') then
    create function auth.jwt() returns jsonb
    language sql stable set search_path = pg_catalog, pg_temp
    as $f$
      select coalesce(
        nullif(current_setting('request.jwt.claim', true), ''),
        nullif(current_setting('request.jwt.claims', true), ''))::jsonb
    $f$;
  end if;

  if not exists (select from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
                 where n.nspname = 'auth' and p.proname = 'uid') then
    create function auth.uid() returns uuid
    language sql stable set search_path = pg_catalog, pg_temp
    as $f$
      select coalesce(
        nullif(current_setting('request.jwt.claim.sub', true), ''),
        nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid
    $f$;
  end if;
end
$$;

-- vault: the table, view and functions of Supabase Vault 0.3 (https://github.com/supabase/vault).
-- The root key lies in the same database, where Supabase keeps it on the server: whoever copies the whole database
-- has the secrets, so a self-hosted installation should encrypt its disk and its backups.
do $$
declare
  v_crypto text;
begin
  if exists (select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where n.nspname = 'vault' and c.relname = 'decrypted_secrets') then
    return;
  end if;
  if exists (select from pg_catalog.pg_available_extensions where name = 'supabase_vault') then
    raise exception 'the extension supabase_vault is available but not enabled'
      using hint = 'Run: create extension supabase_vault cascade';
  end if;

  if not exists (select from pg_catalog.pg_extension where extname = 'pgcrypto') then
    create schema if not exists extensions;
    create extension pgcrypto schema extensions;
  end if;
  select n.nspname into strict v_crypto
    from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace
   where e.extname = 'pgcrypto';

  create schema if not exists vault;
  revoke all on schema vault from public;

  create table vault.root_key (
    only_row boolean primary key default true check (only_row),
    key      text not null
  );
  execute format($q$insert into vault.root_key (key) select encode(%I.gen_random_bytes(32), 'base64')$q$, v_crypto);

  create table vault.secrets (
    id          uuid primary key default gen_random_uuid(),
    name        text,
    description text not null default '',
    secret      text not null,
    key_id      uuid,
    nonce       bytea,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now()
  );
  create unique index secrets_name_idx on vault.secrets (name) where name is not null;

  -- The key is random, so stretching it (s2k-mode 3) would cost time on each call and protect nothing.
  -- The row's id is part of the key: a ciphertext copied to another row does not decrypt there.
  execute format($q$
    create function vault._encrypt(p_secret text, p_id uuid) returns text
    language sql volatile security definer set search_path = pg_catalog, pg_temp
    as $f$
      select encode(
        %1$I.pgp_sym_encrypt(p_secret, k.key || p_id,
          'cipher-algo=aes256, s2k-mode=1, s2k-digest-algo=sha256, compress-algo=0'),
        'base64')
      from vault.root_key k
    $f$;
    create view vault.decrypted_secrets as
      select s.id, s.name, s.description, s.secret,
             %1$I.pgp_sym_decrypt(decode(s.secret, 'base64'), k.key || s.id) as decrypted_secret,
             s.key_id, s.nonce, s.created_at, s.updated_at
        from vault.secrets s cross join vault.root_key k;
  $q$, v_crypto);

  create function vault.create_secret(
    new_secret text, new_name text default null, new_description text default '', new_key_id uuid default null)
  returns uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $f$
  declare
    v_id uuid := gen_random_uuid();
  begin
    insert into vault.secrets (id, secret, name, description, key_id)
    values (v_id, vault._encrypt(new_secret, v_id), new_name, new_description, new_key_id);
    return v_id;
  end
  $f$;

  create function vault.update_secret(
    secret_id uuid, new_secret text default null, new_name text default null, new_description text default null,
    new_key_id uuid default null)
  returns void
  language sql security definer set search_path = pg_catalog, pg_temp
  as $f$
    update vault.secrets s
       set secret = case when new_secret is null then s.secret else vault._encrypt(new_secret, s.id) end,
           name = coalesce(new_name, s.name),
           description = coalesce(new_description, s.description),
           key_id = coalesce(new_key_id, s.key_id),
           updated_at = now()
     where s.id = secret_id
  $f$;

  revoke all on function vault._encrypt, vault.create_secret, vault.update_secret from public;
end
$$;

-- The functions of schema ops run as their owner, who must be able to read roles and secrets. Found out here, this is
-- one clear message; found out by the first call, it would be an outage.
do $$
declare
  v_missing text;
begin
  if not has_table_privilege('auth.users', 'select') or row_security_active('auth.users') then
    raise exception 'role % cannot read auth.users', current_user
      using errcode = 'insufficient_privilege',
            hint = 'Migrate as the owner of auth.users or as a role with BYPASSRLS and SELECT on it.';
  end if;
  if not has_table_privilege('vault.decrypted_secrets', 'select') then
    raise exception 'role % cannot read vault.decrypted_secrets', current_user
      using errcode = 'insufficient_privilege', hint = 'Grant it SELECT on vault.decrypted_secrets.';
  end if;
  select string_agg(needed, ', ') into v_missing
    from unnest(array['id', 'raw_app_meta_data', 'banned_until', 'deleted_at', 'is_anonymous']) as needed
   where not exists (select from pg_catalog.pg_attribute a
                     where a.attrelid = 'auth.users'::regclass and a.attname = needed and not a.attisdropped);
  if v_missing is not null then
    raise exception 'auth.users lacks the columns: %', v_missing
      using hint = 'Upgrade Supabase Auth to a version that has them.';
  end if;
end
$$;
