-- The rotation of the external ID: the next one is as unique for ever as the present one.
alter table account add column next_external_id text unique references issued_external_id;

-- When trust was checked, and who waits for that.
alter table account add column verify_revision bigint not null default 0;
alter table account add column verification_requested_at timestamptz;
alter table account add column trust_checked_at timestamptz;
update account set verify_revision = role_revision where role_revision is not null;

-- What was said at registration of the AWS account to connect.
alter table account add column expected_aws_account text;
alter table account add column expected_partition text;

-- An access key instead of a role, its secret encrypted. role_revision is the revision at which either was given.
alter table account add column access_key_id text;
alter table account add column access_key_partition text;
alter table account add column access_key_secret bytea;
alter table account add column access_key_account text;

alter table account drop constraint account_role_exists_unless_pending;
alter table account add constraint account_entry_exists_unless_pending check (
    num_nonnulls(role_arn, access_key_id) = case when state = 'PENDING' then 0 else 1 end
    and (role_revision is null) = (state = 'PENDING')
    and (access_key_id is null) = (access_key_partition is null)
    -- The secret of a removed account goes at once, the row when the others know.
    and (deleted_at is not null or (access_key_id is null) = (access_key_secret is null))
);

-- Role names are unique in an AWS account whatever their case (IAM User Guide, "IAM and AWS STS quotas"), so an ARN in
-- other case is of the same role.
drop index account_role_arn_in_use;
create unique index account_role_arn_in_use on account (lower(role_arn collate "C")) where deleted_at is null;
create unique index account_access_key_in_use on account (access_key_id) where deleted_at is null;
