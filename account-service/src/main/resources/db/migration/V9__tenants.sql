-- A tenant owns accounts. A provider is one that manages others; those manage none.
create table tenant (
    id text primary key,
    name text not null,
    managed_by text references tenant check (managed_by <> id),
    created_at timestamptz not null
);
create index tenant_managed on tenant (managed_by) where managed_by is not null;
insert into tenant (id, name, created_at)
select tenant, tenant, min(known_at) from (
    select tenant, created_at known_at from account
    union all select tenant, removed_at from removed_account
    union all select tenant, now() from spend
) known group by tenant;
alter table account add foreign key (tenant) references tenant;

-- That an account of another tenant uses a role or an access key must not show.
drop index account_role_arn_in_use;
create unique index account_role_arn_in_use on account (tenant, lower(role_arn collate "C")) where deleted_at is null;
drop index account_access_key_in_use;
create unique index account_access_key_in_use on account (tenant, access_key_id) where deleted_at is null;

-- Of all tenants that a provider sees together.
create index account_by_age_of_all on account (created_at, id) where deleted_at is null;

-- A million rows are filtered by their own column rather than by looking each one's account up.
alter table resource add column tenant text;
update resource r set tenant = coalesce(
    (select a.tenant from account a where a.id = r.account),
    (select a.tenant from removed_account a where a.id = r.account),
    '');
alter table resource alter column tenant set not null;

-- Below a policy PostgreSQL uses no index for operators that might tell of rows by an error, as those of jsonb.
drop index resource_by_tag;

-- What a transaction sees is in the setting rolewatch.tenants: the ids of tenants, separated by commas, or * for what the
-- service does by itself. Where it is not set, nothing is seen. The policies ask in subqueries, which are run once in a query
-- and hashed: a provider may have hundreds of tenants.
create function sees_all_tenants() returns boolean stable parallel safe
    return coalesce(current_setting('rolewatch.tenants', true), '') = '*';
create function seen_tenants() returns text[] stable parallel safe
    return string_to_array(current_setting('rolewatch.tenants', true), ',');

-- Forced, because the service's user owns the tables.
alter table tenant enable row level security, force row level security;
alter table account enable row level security, force row level security;
alter table account_trouble enable row level security, force row level security;
alter table spend enable row level security, force row level security;
alter table removed_account enable row level security, force row level security;
alter table inventory enable row level security, force row level security;
alter table resource enable row level security, force row level security;
alter table issued_external_id enable row level security, force row level security;

create policy seen on tenant using (
    (select sees_all_tenants())
    or id in (select unnest(seen_tenants()))
    or managed_by in (select unnest(seen_tenants())));
create policy seen on account
    using ((select sees_all_tenants()) or tenant in (select unnest(seen_tenants())));
create policy seen on spend
    using ((select sees_all_tenants()) or tenant in (select unnest(seen_tenants())));
create policy seen on removed_account
    using ((select sees_all_tenants()) or tenant in (select unnest(seen_tenants())));
create policy seen on resource
    using ((select sees_all_tenants()) or tenant in (select unnest(seen_tenants())));
-- Whose these are their account says, and its own policy whether that is seen.
create policy seen on account_trouble
    using ((select sees_all_tenants()) or exists (select from account a where a.id = account_id));
create policy seen on inventory
    using ((select sees_all_tenants()) or exists (select from account a where a.id = inventory.account));
-- Anybody's account gets a new one; which there are is nobody's business.
create policy issued on issued_external_id for insert with check (true);
create policy seen on issued_external_id using ((select sees_all_tenants()));
