package dev.rolewatch.credential.config;

import dev.rolewatch.credential.account.KnownAccounts;
import dev.rolewatch.credential.aws.StsRoles;
import dev.rolewatch.credential.session.Gate;
import dev.rolewatch.credential.session.Sessions;
import dev.rolewatch.credential.trust.ProofPolicy;
import dev.rolewatch.credential.trust.Proofs;
import dev.rolewatch.credential.trust.TrustProbe;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;

/** Makes the domain's objects, which know no framework, from settings. */
@Dependent
class CredentialBeans {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    KnownAccounts knownAccounts() {
        return new KnownAccounts();
    }

    @Produces
    @Singleton
    Proofs proofs(TrustConfig config) {
        return new Proofs(new ProofPolicy(
                config.patience(), config.firstPause(), config.longestPause(), config.proveEvery(), config.tryEvery()));
    }

    @Produces
    @Singleton
    TrustProbe trustProbe(StsRoles roles, TrustConfig config) {
        return new TrustProbe(roles.forProofs(), config.evaluated());
    }

    @Produces
    @Singleton
    Sessions sessions(StsRoles roles, SessionsConfig config, Clock clock) {
        return new Sessions(
                roles, config.life(), clock, () -> ThreadLocalRandom.current().nextDouble());
    }

    @Produces
    @Singleton
    Gate gate(KnownAccounts accounts, Proofs proofs, Sessions sessions) {
        return new Gate(accounts, proofs, sessions);
    }
}
