package dev.rolewatch.awsaccess;

import dev.rolewatch.awsaccess.client.AwsClients;
import dev.rolewatch.awsaccess.kafka.SessionRequests;
import dev.rolewatch.awsaccess.rate.CallRates;
import dev.rolewatch.awsaccess.rate.RateMeters;
import dev.rolewatch.awsaccess.session.AccountSessions;
import dev.rolewatch.awsaccess.session.CachedSessions;
import dev.rolewatch.contracts.topics.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The beans for services that enter accounts. A service that only reads topics or seals sessions excludes them. */
@Dependent
class AwsAccessBeans {
    @Produces
    @Singleton
    SessionRequests sessionRequests(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "rolewatch.topics.prefix") Optional<String> prefix,
            AwsAccessConfig config,
            MeterRegistry meters) {
        return new SessionRequests(
                kafka, new Topics(prefix.orElse("")), config.sessionTimeout(), Clock.systemUTC(), meters);
    }

    @Produces
    @Singleton
    AccountSessions accountSessions(SessionRequests requests) {
        var sessions = new CachedSessions(requests, Clock.systemUTC());
        requests.onWithdrawal(sessions::withdraw);
        return sessions;
    }

    @Produces
    @Singleton
    AwsClients awsClients(AwsAccessConfig config) {
        return new AwsClients(config.maxConnections(), config.callTimeout());
    }

    @Produces
    @Singleton
    CallRates callRates(AwsAccessConfig config, MeterRegistry meters) {
        CallRates rates = new CallRates(config.quotaShare(), System::nanoTime);
        RateMeters.register(rates, meters);
        return rates;
    }

    void close(@Disposes SessionRequests requests) {
        requests.close();
    }

    void close(@Disposes AwsClients clients) {
        clients.close();
    }
}
