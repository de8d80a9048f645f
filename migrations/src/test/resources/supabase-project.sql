-- The part of a Supabase project that the migrations meet, written for the tests: owners, rights and shapes as there, the
-- vault's cipher replaced by base64.
create role anon nologin noinherit;
create role authenticated nologin noinherit;
create role service_role nologin noinherit bypassrls;
create role supabase_admin nologin;
create role supabase_auth_admin nologin noinherit;

create schema extensions;
create extension pgcrypto schema extensions;

create schema auth authorization supabase_auth_admin;
grant usage on schema auth to anon, authenticated, service_role;
set role supabase_auth_admin;
create table auth.users (
  instance_id                 uuid,
  id                          uuid not null primary key,
  aud                         varchar(255),
  role                        varchar(255),
  email                       varchar(255),
  encrypted_password          varchar(255),
  last_sign_in_at             timestamptz,
  raw_app_meta_data           jsonb,
  raw_user_meta_data          jsonb,
  is_super_admin              boolean,
  created_at                  timestamptz,
  updated_at                  timestamptz,
  phone                       text unique default null,
  confirmed_at                timestamptz,
  banned_until                timestamptz,
  reauthentication_token      varchar(255) default '',
  is_sso_user                 boolean not null default false,
  deleted_at                  timestamptz,
  is_anonymous                boolean not null default false
);
alter table auth.users enable row level security;
create table auth.sessions (
  id           uuid not null primary key,
  user_id      uuid not null references auth.users on delete cascade,
  created_at   timestamptz,
  updated_at   timestamptz,
  factor_id    uuid,
  not_after    timestamptz,
  refreshed_at timestamp,
  user_agent   text,
  ip           inet,
  tag          text
);
alter table auth.sessions enable row level security;
create function auth.uid() returns uuid language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.sub', true), ''),
    (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub'))::uuid
$$;
create function auth.jwt() returns jsonb language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim', true), ''),
    nullif(current_setting('request.jwt.claims', true), ''))::jsonb
$$;
reset role;

create schema vault authorization supabase_admin;
set role supabase_admin;
create table vault.secrets (
  id          uuid primary key default gen_random_uuid(),
  name        text,
  description text not null default '',
  secret      text not null,
  key_id      uuid,
  nonce       bytea,
  created_at  timestamptz not null default current_timestamp,
  updated_at  timestamptz not null default current_timestamp
);
create unique index on vault.secrets (name) where name is not null;
create function vault._crypto_aead_det_decrypt(message bytea) returns bytea language sql immutable as $$
  select decode(convert_from(message, 'utf8'), 'base64')
$$;
revoke all on function vault._crypto_aead_det_decrypt from public;
create view vault.decrypted_secrets as
  select s.id, s.name, s.description, s.secret,
         convert_from(vault._crypto_aead_det_decrypt(convert_to(s.secret, 'utf8')), 'utf8') as decrypted_secret,
         s.key_id, s.nonce, s.created_at, s.updated_at
    from vault.secrets s;
create function vault.create_secret(
  new_secret text, new_name text default null, new_description text default '', new_key_id uuid default null)
returns uuid language sql security definer set search_path = '' as $$
  insert into vault.secrets (secret, name, description)
  values (encode(convert_to(new_secret, 'utf8'), 'base64'), new_name, new_description) returning id
$$;
revoke all on function vault.create_secret from public;
reset role;

-- What the role postgres of a project may do with them.
create role supabase_project_rights nologin;
grant anon, authenticated, service_role to supabase_project_rights with admin option;
grant usage on schema auth, vault, extensions to supabase_project_rights;
grant all on auth.users, auth.sessions to supabase_project_rights;
grant select, delete on vault.secrets, vault.decrypted_secrets to supabase_project_rights;
grant execute on function vault.create_secret, vault._crypto_aead_det_decrypt to supabase_project_rights;
