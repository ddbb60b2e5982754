#!/bin/bash
# Makes account-service's database, and a role of its own for it: what keeps tenants apart in the database, row-level
# security, does not bind a superuser.
set -euo pipefail
psql --username "$POSTGRES_USER" --set ON_ERROR_STOP=1 --set password="$ACCOUNT_SERVICE_PASSWORD" <<'SQL'
create role rolewatch login nosuperuser nobypassrls nocreatedb nocreaterole password :'password';
create database rolewatch owner rolewatch;
SQL
