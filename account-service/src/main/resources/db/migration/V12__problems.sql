-- Whether somebody must mend something, as the register says whenever it writes an account: asking for the troubles of all
-- accounts took longer than all else that a list does.
set local rolewatch.tenants = '*';
alter table account add column has_problem boolean not null default false;
update account set has_problem = state in ('REFUSED', 'INSECURE') or refusal_reason is not null
    or exists (select from account_trouble t where t.account_id = account.id and t.reason in ('DENIED', 'NO_SESSION'));
create index account_with_problem on account (created_at, id) where has_problem and deleted_at is null;
