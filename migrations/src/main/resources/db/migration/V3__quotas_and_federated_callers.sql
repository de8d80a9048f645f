-- Calls counted per caller, provider, quota class and fixed window. Half-empty pages keep the updates of a busy window on
-- one page (heap-only tuples).
create table ops.provider_rate_limits (
  provider       text        not null,
  quota_class    text        not null,
  caller_id      uuid        not null,
  window_seconds int         not null check (window_seconds > 0),
  window_start   timestamptz not null,
  call_count     int         not null check (call_count > 0),
  constraint provider_rate_limits_pkey primary key (provider, quota_class, caller_id, window_seconds, window_start)
) with (fillfactor = 50);

alter table ops.provider_rate_limits enable row level security;

-- A GitHub repository's workflows as callers. repository_id, not the name: a name can be given up and taken by others.
create table ops.federated_callers (
  id            uuid        not null default gen_random_uuid() primary key,
  issuer        text        not null default 'https://token.actions.githubusercontent.com',
  repository_id bigint      not null,
  ref           text,
  environment   text,
  role          text        not null check (role in ('ops_viewer', 'ops_operator', 'ops_admin')),
  description   text        not null default '',
  created_at    timestamptz not null default now(),
  revoked_at    timestamptz,
  constraint federated_callers_not_the_whole_repository check (ref is not null or environment is not null)
);

-- Revoked rows stay, so that the events they caused keep their explanation.
create unique index federated_callers_once on ops.federated_callers (issuer, repository_id, ref, environment)
  nulls not distinct where revoked_at is null;

comment on table ops.federated_callers is
  'A workflow matches a row when issuer and repository_id are equal and each of ref and environment that is set equals the '
  'token''s. Of several matches the lowest role counts.';

alter table ops.federated_callers enable row level security;

revoke all on ops.provider_rate_limits, ops.federated_callers from public, anon, authenticated, service_role;
