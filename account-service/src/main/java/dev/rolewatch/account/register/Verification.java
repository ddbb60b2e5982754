package dev.rolewatch.account.register;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When trust was proven last, and who waits for that.
 *
 * @param revision the account's revision at which proof was last asked for; 0 before the first time
 * @param requestedAt when somebody asked for a proof that there is no answer to yet
 * @param checkedAt when the present role or access key was last tried
 */
public record Verification(long revision, Optional<Instant> requestedAt, Optional<Instant> checkedAt) {
    static final Verification NONE = new Verification(0, Optional.empty(), Optional.empty());

    /** Who asks again so soon is waiting for the same answer. */
    private static final Duration SAME_REQUEST = Duration.ofSeconds(10);

    /** Something new was given, which is tried without being asked for. */
    static Verification ofNewEntry(long revision) {
        return new Verification(revision, Optional.empty(), Optional.empty());
    }

    Verification request(long atRevision, Instant at) {
        return new Verification(atRevision, Optional.of(at), checkedAt);
    }

    boolean wasJustRequested(Instant now) {
        return requestedAt.isPresent() && now.isBefore(requestedAt.get().plus(SAME_REQUEST));
    }

    /**
     * Any news of the present role or access key that is folded after the request answers it. The order in which the
     * register learns of both decides, and not the time that the news tells: that is of another machine's clock, and one
     * that is behind would leave the request open for a day. At worst the answer is of a proof that was under way when
     * somebody asked; the one that was asked for follows it within seconds.
     */
    Verification answered(Instant at) {
        return new Verification(
                revision,
                Optional.empty(),
                Optional.of(checkedAt.filter(at::isBefore).orElse(at)));
    }
}
