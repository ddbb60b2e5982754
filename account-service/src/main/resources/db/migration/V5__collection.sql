-- What the owner chose to have looked at and read; null is everything.
alter table account add column collect jsonb;

-- Of the last scan: the Regions that were looked at whole, and the namespaces that could be chosen besides with how many
-- metrics each has.
alter table account add column scanned_regions text[] not null default '{}';
alter table account add column outside jsonb not null default '{}';

-- account.resources is no longer used. It stays for now: instances of the former version read it while they are replaced.

-- Each copy of a partition of a topic has a number. Where a partition is copied again from its start, what the former copy
-- left behind is found by its number, and goes in small steps.
alter table consumed_offset add column copy bigserial;
alter table consumed_offset add column folded_at timestamptz not null default now();

create table outdated_copy (
    copy bigint primary key
);

-- How many rows the table below has of an account. Both outlive the account's own row, and go in small steps, for a large
-- account has many: whoever changes rows of an account below holds the lock on its row here.
create table inventory (
    account uuid primary key,
    resources bigint not null
);

-- A copy of the topic "resources".
create table resource (
    account uuid not null,
    -- ResourceId's text, cut where it is too long for an index; in the order of its bytes.
    key text collate "C" not null,
    region text not null,
    namespace text not null,
    dimensions jsonb not null,
    arn text,
    name text,
    tags jsonb not null,
    metadata jsonb not null,
    metrics text[] not null,
    read boolean not null,
    first_seen timestamptz not null,
    last_seen timestamptz not null,
    copy bigint not null,
    primary key (account, key)
);

-- A Region is found by the beginning of the key, and a part of a name by looking at the account's rows in their order.
create index resource_by_namespace on resource (account, namespace, key);
create index resource_by_copy on resource (copy, account);
create index resource_by_arn on resource using hash (arn);
-- Of all accounts together, which is combined with the account's rows where a tag is common.
create index resource_by_tag on resource using gin (tags);
