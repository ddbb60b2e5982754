package dev.rolewatch.simulator.iam;

import dev.rolewatch.simulator.wire.AwsException;
import dev.rolewatch.simulator.wire.AwsFailure;
import dev.rolewatch.simulator.wire.AwsService;
import dev.rolewatch.simulator.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Tells who signed a request, or refuses it as AWS does. */
public final class Authenticator {
    private static final Duration MAX_SKEW = Duration.ofMinutes(15);
    private static final DateTimeFormatter AMZ_DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX").withZone(ZoneOffset.UTC);

    private final Identities identities;
    private final Clock simulatedClock;
    private final Clock wallClock;

    /**
     * @param simulatedClock decides whether a session has expired
     * @param wallClock decides whether a signature is too old: clients sign with the time of their machine, however far
     *     the simulated time has been moved
     */
    public Authenticator(Identities identities, Clock simulatedClock, Clock wallClock) {
        this.identities = identities;
        this.simulatedClock = simulatedClock;
        this.wallClock = wallClock;
    }

    /** Who calls, and in which Region: the Region is that of the signature's scope. */
    public record Authentication(Caller caller, String region) {}

    public Authentication authenticate(WireRequest request, AwsService service) {
        String header = request.header("authorization");
        if (header.isEmpty()) {
            throw AwsException.of(AwsFailure.UNSIGNED, "Request is missing Authentication Token");
        }
        SignedHeader claim = SignedHeader.parse(header)
                .orElseThrow(() -> AwsException.of(
                        "IncompleteSignature", "Authorization header is not in the form of Signature Version 4."));
        if (!claim.service().equals(service.signingName())) {
            throw AwsException.of(
                    AwsFailure.BAD_SIGNATURE,
                    "Credential should be scoped to correct service: '" + service.signingName() + "'.");
        }
        checkAge(request, claim);
        Caller caller = callerOf(request, claim);
        if (!caller.account().partition().has(claim.region())) {
            throw invalidToken();
        }
        return new Authentication(caller, claim.region());
    }

    /** Whose key the request claims to be signed with, whether or not it is; empty if the key is nobody's. */
    public Optional<String> claimedAccount(WireRequest request) {
        return SignedHeader.parse(request.header("authorization"))
                .map(SignedHeader::accessKeyId)
                .flatMap(identities::ownerOfKey)
                .map(principal -> principal.account().id());
    }

    private void checkAge(WireRequest request, SignedHeader claim) {
        String date = request.header("x-amz-date");
        Instant signedAt;
        try {
            signedAt = AMZ_DATE.parse(date, Instant::from);
        } catch (DateTimeException e) {
            throw AwsException.of(
                    "IncompleteSignature", "Date must be in ISO-8601 'basic format'. Got '" + date + "'.");
        }
        Instant now = wallClock.instant();
        if (signedAt.isBefore(now.minus(MAX_SKEW)) || !date.startsWith(claim.date())) {
            throw AwsException.of(
                    AwsFailure.BAD_SIGNATURE,
                    "Signature expired: " + date + " is now earlier than " + AMZ_DATE.format(now.minus(MAX_SKEW)) + " ("
                            + AMZ_DATE.format(now) + " - 15 min.)");
        }
        if (signedAt.isAfter(now.plus(MAX_SKEW))) {
            throw AwsException.of(
                    AwsFailure.BAD_SIGNATURE,
                    "Signature not yet current: " + date + " is still later than " + AMZ_DATE.format(now.plus(MAX_SKEW))
                            + " (" + AMZ_DATE.format(now) + " + 15 min.)");
        }
    }

    private Caller callerOf(WireRequest request, SignedHeader claim) {
        var user = identities.userWithKey(claim.accessKeyId());
        if (user.isPresent()) {
            verify(request, claim, user.get().key());
            if (!user.get().active()) {
                throw invalidToken();
            }
            return new Caller(user.get(), Optional.empty());
        }
        Session session = identities.sessionWithKey(claim.accessKeyId()).orElseThrow(Authenticator::invalidToken);
        if (!same(session.token(), request.header("x-amz-security-token"))) {
            throw invalidToken();
        }
        verify(request, claim, session.key());
        if (!simulatedClock.instant().isBefore(session.expiresAt())) {
            throw AwsException.of(AwsFailure.EXPIRED_TOKEN, "The security token included in the request is expired");
        }
        return identities.callerOf(session).orElseThrow(Authenticator::invalidToken);
    }

    private static void verify(WireRequest request, SignedHeader claim, AccessKey key) {
        boolean hostSigned = claim.signedHeaders().contains("host");
        if (!hostSigned || !same(SigV4.signature(request, claim, key.secret()), claim.signature())) {
            throw AwsException.of(
                    AwsFailure.BAD_SIGNATURE,
                    "The request signature we calculated does not match the signature you provided. Check your AWS"
                            + " Secret Access Key and signing method. Consult the service documentation for details.");
        }
    }

    private static boolean same(String expected, String actual) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), actual.getBytes(StandardCharsets.UTF_8));
    }

    private static AwsException invalidToken() {
        return AwsException.of(AwsFailure.UNKNOWN_KEY, "The security token included in the request is invalid.");
    }
}
