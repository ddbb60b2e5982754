package dev.rolewatch.simulator.iam;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;

/** All users, roles and sessions. */
public final class Identities {
    /** An expired session is told from an unknown one for this long. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final Map<String, IamUser> usersByKey = new ConcurrentHashMap<>();
    private final Map<RoleKey, Role> roles = new ConcurrentHashMap<>();
    private final Map<String, Session> sessionsByKey = new ConcurrentHashMap<>();
    private final Queue<Session> byAge = new ConcurrentLinkedQueue<>();

    private record RoleKey(String accountId, String name) {}

    public void put(IamUser user) {
        usersByKey
                .values()
                .removeIf(old ->
                        old.accountId().equals(user.accountId()) && old.name().equals(user.name()));
        usersByKey.put(user.key().id(), user);
    }

    public void put(Role role) {
        roles.put(new RoleKey(role.accountId(), role.name()), role);
    }

    public void deleteRole(String accountId, String name) {
        roles.remove(new RoleKey(accountId, name));
    }

    public void deleteAccount(String accountId) {
        usersByKey.values().removeIf(user -> user.accountId().equals(accountId));
        roles.keySet().removeIf(role -> role.accountId().equals(accountId));
    }

    public void clear() {
        usersByKey.clear();
        roles.clear();
        sessionsByKey.clear();
        byAge.clear();
    }

    /** Changes a role; empty if there is none. */
    public Optional<Role> update(String accountId, String name, UnaryOperator<Role> change) {
        return Optional.ofNullable(
                roles.computeIfPresent(new RoleKey(accountId, name), (key, role) -> change.apply(role)));
    }

    public Optional<Role> role(RoleArn arn) {
        return Optional.ofNullable(roles.get(new RoleKey(arn.accountId(), arn.name())))
                .filter(role -> role.path().equals(arn.path()));
    }

    public Session open(Role role, String sessionName, Optional<Policy> sessionPolicy, Instant now, Duration duration) {
        var key = new AccessKey(Ids.random("ASIA"), Ids.secret(30));
        var session = new Session(
                key,
                Ids.secret(192),
                role.accountId(),
                role.name(),
                sessionName,
                sessionPolicy,
                now,
                now.plus(duration));
        sessionsByKey.put(key.id(), session);
        byAge.add(session);
        forgetBefore(now.minus(REMEMBERED));
        return session;
    }

    Optional<IamUser> userWithKey(String accessKeyId) {
        return Optional.ofNullable(usersByKey.get(accessKeyId));
    }

    Optional<Session> sessionWithKey(String accessKeyId) {
        return Optional.ofNullable(sessionsByKey.get(accessKeyId));
    }

    Optional<Role> roleOf(Session session) {
        return Optional.ofNullable(roles.get(new RoleKey(session.accountId(), session.roleName())));
    }

    private void forgetBefore(Instant instant) {
        for (Session oldest = byAge.peek();
                oldest != null && oldest.expiresAt().isBefore(instant);
                oldest = byAge.peek()) {
            if (byAge.remove(oldest)) {
                sessionsByKey.remove(oldest.key().id());
            }
        }
    }
}
