package dev.rolewatch.simulator.kms;

import dev.rolewatch.simulator.iam.Account;
import java.time.Instant;

/**
 * A symmetric key of a customer's.
 *
 * @param id a UUID
 * @param generation how often it was rotated; the next encryption uses this generation's material
 */
public record KmsKey(Account account, String region, String id, Instant createdAt, boolean enabled, int generation) {

    public String arn() {
        return account.arn("kms", region, "key/" + id);
    }

    public KmsKey withEnabled(boolean nowEnabled) {
        return new KmsKey(account, region, id, createdAt, nowEnabled, generation);
    }

    public KmsKey rotated() {
        return new KmsKey(account, region, id, createdAt, enabled, generation + 1);
    }
}
