-- The AWS account that is connected, or is to be: as it was registered, or else that of the role, or of the access key.
alter table account add column aws_account text
    generated always as (coalesce(expected_aws_account, split_part(role_arn, ':', 5), access_key_account)) stored;

-- Lists by name, by state and of one AWS account, as account_by_age is for lists by age. There is none for the time of the
-- last read, which changes with every report: sorting ten thousand rows costs less than keeping such an index.
create index account_by_name on account (tenant, lower(name), id) where deleted_at is null;
create index account_by_state on account (tenant, state, id) where deleted_at is null;
create index account_by_aws_account on account (tenant, aws_account) where deleted_at is null;
