package dev.rolewatch.discovery.kafka;

import dev.rolewatch.discovery.aws.SimulatedSessions;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;

/** In place of credential-service. */
@Mock
@Singleton
class SessionsOfTheTests extends SimulatedSessions {}
