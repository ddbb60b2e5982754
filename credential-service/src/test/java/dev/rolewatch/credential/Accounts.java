package dev.rolewatch.credential;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.account.EncryptedAccessKey;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.account.RoleArn;
import dev.rolewatch.contracts.account.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Accounts for tests of the domain. */
public final class Accounts {
    public static final AccountId ID = AccountId.of("6f1de1c5-5e3f-4a0e-9f5c-0f8f0a7d1a11");
    public static final ExternalId EXTERNAL_ID = new ExternalId("9f0c6c2e-1d5c-4d6f-9a55-3c1f2a7a9b10");
    public static final RoleArn ROLE = new RoleArn("arn:aws:iam::111122223333:role/RolewatchRead");
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    public static final ExternalId NEXT_EXTERNAL_ID = new ExternalId("0d1f7f7e-5f0b-4f0e-8a5b-0a6f6f1c2b11");
    public static final EncryptedAccessKey KEY =
            new EncryptedAccessKey("AKIAIOSFODNN7EXAMPLE", "aws", new byte[] {1, 2, 3});

    private Accounts() {}

    public static Account in(AccountState state) {
        return withRole(state, 2);
    }

    public static Account withRole(AccountState state, long roleRevision) {
        return new Account(
                ID, TenantId.DEFAULT, "test", roleRevision, state, EXTERNAL_ID, ROLE, roleRevision, List.of(), NOON);
    }

    /** The same account while its external ID is being rotated. */
    public static Account rotating(AccountState state) {
        return account(state, 2, 2, ROLE, NEXT_EXTERNAL_ID, null);
    }

    /** The same account after somebody has asked, at this revision, that its trust be proven. */
    public static Account asked(AccountState state, long verifyRevision) {
        return asked(state, verifyRevision, verifyRevision);
    }

    /** The same, at a later revision. */
    public static Account asked(AccountState state, long verifyRevision, long revision) {
        return account(state, revision, verifyRevision, ROLE, null, null);
    }

    /** The same account, with the same role, as a later revision says. */
    public static Account revised(AccountState state, long revision) {
        return account(state, revision, 2, ROLE, null, null);
    }

    /** Another account than the other ones here. */
    public static Account another(AccountState state) {
        Account account = in(state);
        return new Account(
                new AccountId(UUID.randomUUID()),
                account.tenant(),
                account.name(),
                account.revision(),
                state,
                EXTERNAL_ID,
                ROLE,
                account.roleRevision(),
                List.of(),
                NOON);
    }

    /** The same account, entered by an access key. */
    public static Account withKey(AccountState state) {
        return account(state, 2, 2, null, null, KEY);
    }

    private static Account account(
            AccountState state,
            long revision,
            long verifyRevision,
            RoleArn role,
            ExternalId next,
            EncryptedAccessKey key) {
        return new Account(
                ID,
                TenantId.DEFAULT,
                "test",
                revision,
                state,
                EXTERNAL_ID,
                role,
                2,
                List.of(),
                NOON,
                next,
                verifyRevision,
                key,
                ROLE.account(),
                null);
    }
}
