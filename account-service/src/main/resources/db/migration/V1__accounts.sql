-- External IDs are never used again, so they outlive their accounts.
create table issued_external_id (
    external_id text primary key,
    issued_at timestamptz not null
);

create table account (
    id uuid primary key,
    tenant text not null,
    name text not null,
    custom_namespaces text[] not null,
    external_id text not null unique references issued_external_id,
    created_at timestamptz not null,

    -- A row whose revision is ahead of the published one is waiting for the relay; a deleted one, for its tombstone.
    revision bigint not null,
    published_revision bigint not null default 0,
    deleted_at timestamptz,

    state text not null,
    state_since timestamptz not null,
    role_arn text,
    role_revision bigint,
    trust_evaluated boolean,
    refusal_reason text,
    refusal_detail text,
    refusal_retrying_until timestamptz,

    resources integer,
    scanned_at timestamptz,
    scan_failures text[] not null,

    calls bigint not null,
    billed_metrics_low bigint not null,
    billed_metrics_high bigint not null,
    last_read_at timestamptz,

    constraint account_role_exists_unless_pending
        check ((state = 'PENDING') = (role_arn is null) and (role_arn is null) = (role_revision is null))
);

create unique index account_role_arn_in_use on account (role_arn) where deleted_at is null;
create index account_by_age on account (tenant, created_at, id) where deleted_at is null;
create index account_unpublished on account (id) where revision > published_revision;

create table account_trouble (
    account_id uuid not null references account on delete cascade,
    region text not null,
    action text not null,
    reason text not null,
    detail text not null,
    at timestamptz not null,
    primary key (account_id, region, action)
);

-- What was folded into the tables above, in the same transaction: a record that comes again counts once.
create table consumed_offset (
    topic text not null,
    topic_partition integer not null,
    last_offset bigint not null,
    primary key (topic, topic_partition)
);
