package dev.rolewatch.contracts.credential;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/**
 * The value of the {@code credential-requests} topic.
 *
 * @param requestId names this request; the reply is sealed to it
 * @param publicKey the asker's HPKE public key, a serialised Tink keyset without secret material
 * @param refusedExpiry when the session would have ended that AWS refused to the asker, who wants another one; null in a
 *     first request
 * @param awsAccount the AWS account that the asker means to enter; null to take whichever the account's role is in
 */
public record CredentialRequest(
        String requestId,
        AccountId account,
        byte[] publicKey,
        Instant at,
        Instant refusedExpiry,
        AwsAccountId awsAccount) {
    public CredentialRequest {
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(publicKey, "publicKey");
        Objects.requireNonNull(at, "at");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CredentialRequest that
                && requestId.equals(that.requestId)
                && account.equals(that.account)
                && Arrays.equals(publicKey, that.publicKey)
                && at.equals(that.at)
                && Objects.equals(refusedExpiry, that.refusedExpiry)
                && Objects.equals(awsAccount, that.awsAccount);
    }

    @Override
    public int hashCode() {
        return requestId.hashCode();
    }

    @Override
    public String toString() {
        return "CredentialRequest[" + requestId + " for " + account + "]";
    }
}
