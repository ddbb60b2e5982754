-- The AWS account that is connected, or is to be: as it was registered, or else that of the role, or of the access key.
alter table account add column aws_account text
    generated always as (coalesce(expected_aws_account, split_part(role_arn, ':', 5), access_key_account)) stored;

-- What names are sorted and searched by, whatever their case. A column, for row-level security lets no function of one use
-- an index.
alter table account add column name_lower text generated always as (lower(name)) stored;

-- Lists by name, by state and of one AWS account, as account_by_age is for lists by age. There is none for the time of the
-- last read, which changes with every report: sorting ten thousand rows costs less than keeping such an index.
create index account_by_name on account (tenant, name_lower, id) where deleted_at is null;
create index account_by_name_of_all on account (name_lower, id) where deleted_at is null;
create index account_by_state on account (tenant, state, id) where deleted_at is null;
create index account_by_aws_account on account (tenant, aws_account) where deleted_at is null;

-- What requests with an Idempotency-Key were answered with.
create table given_answer (
    tenant text not null,
    key text not null,
    -- Of the request: another one with the same key is refused.
    fingerprint text not null,
    given_at timestamptz not null,
    status integer not null,
    location text,
    entity_tag text,
    body text not null,
    primary key (tenant, key)
);
create index given_answer_by_age on given_answer (given_at);

-- Who did what, or tried to: written with what was done, never changed.
create table audit (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    -- Whose thing it was about; that of whoever tried where that is not known.
    tenant text not null,
    account uuid,
    operation text not null,
    outcome text not null,
    status integer,
    problem text,
    subject text not null,
    person text not null,
    person_tenant text not null,
    roles text[] not null,
    address text not null,
    request_id text not null,
    changes jsonb not null
);
create index audit_by_account on audit (account, id);
create index audit_by_subject on audit (subject, id);
create index audit_by_tenant on audit (tenant, id);
create index audit_by_time on audit (at);

alter table given_answer enable row level security, force row level security;
create policy seen on given_answer
    using ((select sees_all_tenants()) or tenant in (select unnest(seen_tenants())));

-- Without a policy for updates there are none.
alter table audit enable row level security, force row level security;
create policy seen on audit for select
    using ((select sees_all_tenants()) or tenant in (select unnest(seen_tenants())));
create policy written on audit for insert
    with check ((select sees_all_tenants()) or tenant in (select unnest(seen_tenants())));
create policy forgotten on audit for delete using ((select sees_all_tenants()));
