package dev.rolewatch.credential.config;

import dev.rolewatch.credential.account.KnownAccounts;
import dev.rolewatch.credential.aws.StsRoles;
import dev.rolewatch.credential.session.AccessKeys;
import dev.rolewatch.credential.session.Entrances;
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
                config.patience(),
                config.firstPause(),
                config.longestPause(),
                config.proveEvery(),
                config.tryEvery(),
                config.rotateEvery()));
    }

    @Produces
    @Singleton
    TrustProbe trustProbe(StsRoles roles, AccessKeys keys, TrustConfig config) {
        return new TrustProbe(roles.forProofs(), keys, config.evaluated());
    }

    @Produces
    @Singleton
    Entrances entrances(StsRoles roles, AccessKeys keys, Proofs proofs, Clock clock) {
        // Proven at once, so that the next external ID takes the place of the present one.
        return new Entrances(roles, keys, account -> proofs.doubt(account, clock.instant()));
    }

    @Produces
    @Singleton
    Sessions sessions(Entrances entrances, Proofs proofs, SessionsConfig config, Clock clock) {
        return new Sessions(
                entrances,
                config.life(),
                clock,
                () -> ThreadLocalRandom.current().nextDouble(),
                (account, refusal) -> {
                    if (!refusal.passing()) {
                        proofs.doubt(account, clock.instant());
                    }
                });
    }

    @Produces
    @Singleton
    Gate gate(KnownAccounts accounts, Proofs proofs, Sessions sessions) {
        return new Gate(accounts, proofs, sessions);
    }
}
