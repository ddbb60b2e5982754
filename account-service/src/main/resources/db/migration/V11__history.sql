-- How reading went, added up over buckets of time: five minutes long and kept for two days, and an hour long and kept for
-- a month. A bucket without a row is one in which nothing was tried.
create table history (
    tenant text not null references tenant,
    account uuid not null references account on delete cascade,
    bucket_seconds integer not null,
    begins timestamptz not null,
    -- Work items of which everything was read, and those of which it was not.
    read bigint not null,
    not_read bigint not null,
    points bigint not null,
    -- How many of the items that brought points were how old: one count for each class of history.Ages.
    ages bigint[] not null,
    oldest_seconds bigint not null,
    primary key (account, bucket_seconds, begins)
) with (fillfactor = 70); -- The newest rows are updated all the time, and no update touches a key.

create index history_by_age on history (bucket_seconds, begins);

alter table history enable row level security, force row level security;
create policy seen on history
    using ((select sees_all_tenants()) or tenant in (select unnest(seen_tenants())));
