-- What AWS bills for reading, by the calendar month (UTC) in which CloudWatch was asked; month is its first day. It outlives
-- the account: whoever invoices its owner for last month needs it.
create table spend (
    tenant text not null,
    month date not null,
    account uuid not null,
    namespace text not null,
    -- Five statistics of a metric counted as one, and each counted.
    billed_metrics_low bigint not null,
    billed_metrics_high bigint not null,
    primary key (tenant, month, account, namespace)
);

-- Whose spend that was.
create table removed_account (
    id uuid primary key,
    tenant text not null,
    name text not null,
    removed_at timestamptz not null
);
insert into removed_account select id, tenant, name, deleted_at from account where deleted_at is not null;

-- The last AccountEvent.BudgetKept; null until one is told.
alter table account add column budget_kept jsonb;
