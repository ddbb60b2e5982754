package dev.rolewatch.credential.kafka;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.EncryptedAccessKey;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.account.RoleArn;

/** The next revision of an account, as account-service publishes it after a change. */
final class Revised {
    private final Account before;
    private final long revision;
    private AccountState state;
    private ExternalId externalId;
    private ExternalId nextExternalId;
    private RoleArn role;
    private EncryptedAccessKey key;
    private long roleRevision;
    private long verifyRevision;
    private AwsAccountId awsAccount;

    private Revised(Account before) {
        this.before = before;
        this.revision = before.revision() + 1;
        this.state = before.state();
        this.externalId = before.externalId();
        this.nextExternalId = before.nextExternalId();
        this.role = before.roleArn();
        this.key = before.accessKey();
        this.roleRevision = before.roleRevision();
        this.verifyRevision = before.verifyRevision();
        this.awsAccount = before.awsAccount();
    }

    static Account inState(Account account, AccountState state) {
        Revised next = new Revised(account);
        next.state = state;
        return next.account();
    }

    /** Somebody asks that its trust be proven. */
    static Account asked(Account account) {
        Revised next = new Revised(account);
        next.verifyRevision = next.revision;
        return next.account();
    }

    /** Its external ID is being rotated. */
    static Account rotating(Account account, ExternalId nextExternalId) {
        Revised next = new Revised(account);
        next.nextExternalId = nextExternalId;
        return next.account();
    }

    /** The next external ID has taken the place of the former one. */
    static Account rotated(Account account) {
        Revised next = new Revised(account);
        next.externalId = account.nextExternalId();
        next.nextExternalId = null;
        return next.account();
    }

    static Account withRole(Account account, RoleArn role) {
        Revised next = new Revised(account);
        next.role = role;
        next.key = null;
        next.awsAccount = role.account();
        return next.entered();
    }

    static Account withKey(Account account, EncryptedAccessKey key) {
        Revised next = new Revised(account);
        next.role = null;
        next.key = key;
        next.awsAccount = null;
        return next.entered();
    }

    /** Its key was proven to be of this AWS account. */
    static Account active(Account account, AwsAccountId awsAccount) {
        Revised next = new Revised(account);
        next.state = AccountState.ACTIVE;
        next.awsAccount = awsAccount;
        return next.account();
    }

    private Account entered() {
        state = AccountState.VERIFYING;
        roleRevision = revision;
        verifyRevision = revision;
        return account();
    }

    private Account account() {
        return new Account(
                before.id(),
                before.tenant(),
                before.name(),
                revision,
                state,
                externalId,
                role,
                roleRevision,
                before.customNamespaces(),
                before.createdAt(),
                nextExternalId,
                verifyRevision,
                key,
                awsAccount,
                before.collect());
    }
}
