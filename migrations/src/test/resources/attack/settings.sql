-- The settings that a login may change and that bear on how a function is read and run, with each type by a domain.
set row_security = off;
set array_nulls = off;
set transform_null_equals = on;
set plan_cache_mode = force_generic_plan;
set check_function_bodies = off;
set standard_conforming_strings = off;
set backslash_quote = on;
set datestyle = 'ISO, DMY';
set intervalstyle = 'sql_standard';
set timezone = 'Pacific/Auckland';
set synchronous_commit = off;
set statement_timeout = 0;
set lock_timeout = 0;
set idle_in_transaction_session_timeout = 0;
set search_path = pg_temp, public, ops, pg_catalog;
