package dev.rolewatch.simulator.iam;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** All users, roles and sessions. */
public final class Identities {
    /** An expired session is told from an unknown one for this long. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final Map<Name, IamUser> users = new ConcurrentHashMap<>();
    private final Map<String, Name> userNamesByKey = new ConcurrentHashMap<>();
    private final Map<Name, Role> roles = new ConcurrentHashMap<>();
    private final Map<String, Session> sessionsByKey = new ConcurrentHashMap<>();
    private final Queue<Session> byAge = new ConcurrentLinkedQueue<>();

    private record Name(String accountId, String name) {
        static Name of(Principal principal) {
            return new Name(principal.account().id(), principal.name());
        }
    }

    /** Adds a user, or replaces it: its previous access key is deleted. */
    public void put(IamUser user) {
        IamUser previous = users.put(Name.of(user), user);
        if (previous != null && !previous.key().id().equals(user.key().id())) {
            userNamesByKey.remove(previous.key().id());
        }
        userNamesByKey.put(user.key().id(), Name.of(user));
    }

    public void put(Role role) {
        roles.put(Name.of(role), role);
    }

    public void deleteUser(String accountId, String name) {
        IamUser deleted = users.remove(new Name(accountId, name));
        if (deleted != null) {
            userNamesByKey.remove(deleted.key().id());
        }
    }

    public void deleteRole(String accountId, String name) {
        roles.remove(new Name(accountId, name));
    }

    public void deleteAccount(String accountId) {
        users.keySet().removeIf(user -> user.accountId().equals(accountId));
        userNamesByKey.values().removeIf(user -> user.accountId().equals(accountId));
        roles.keySet().removeIf(role -> role.accountId().equals(accountId));
    }

    public void clear() {
        users.clear();
        userNamesByKey.clear();
        roles.clear();
        sessionsByKey.clear();
        byAge.clear();
    }

    /** Changes a role; empty if there is none. */
    public Optional<Role> updateRole(String accountId, String name, UnaryOperator<Role> change) {
        return Optional.ofNullable(
                roles.computeIfPresent(new Name(accountId, name), (key, role) -> change.apply(role)));
    }

    /** Changes a user, but not its key; empty if there is none. */
    public Optional<IamUser> updateUser(String accountId, String name, UnaryOperator<IamUser> change) {
        return Optional.ofNullable(
                users.computeIfPresent(new Name(accountId, name), (key, user) -> change.apply(user)));
    }

    public Optional<Role> role(RoleArn arn) {
        return Optional.ofNullable(roles.get(new Name(arn.account().id(), arn.name())))
                .filter(role -> role.account().equals(arn.account()))
                .filter(role -> role.path().equals(arn.path()));
    }

    public Optional<IamUser> user(String accountId, String name) {
        return Optional.ofNullable(users.get(new Name(accountId, name)));
    }

    /** The user who has that access key, which may be deactivated. */
    public Optional<IamUser> userWithKey(String accessKeyId) {
        return Optional.ofNullable(userNamesByKey.get(accessKeyId)).map(users::get);
    }

    public Session open(
            Principal principal, String sessionName, Optional<Policy> policy, Instant now, Duration duration) {
        var key = new AccessKey(Ids.random("ASIA"), Ids.secret(30));
        var session = new Session(key, Ids.secret(192), principal, sessionName, policy, now, now.plus(duration));
        sessionsByKey.put(key.id(), session);
        byAge.add(session);
        forgetBefore(now.minus(REMEMBERED));
        return session;
    }

    /** The secret keys and tokens of all sessions that ended less than a day ago. */
    public List<String> issuedSecrets() {
        return sessionsByKey.values().stream()
                .flatMap(session -> Stream.of(session.key().secret(), session.token()))
                .toList();
    }

    /** Whose the key is, be it a user's or a session's. */
    Optional<Principal> ownerOfKey(String accessKeyId) {
        return sessionWithKey(accessKeyId).map(Session::principal).or(() -> userWithKey(accessKeyId));
    }

    Optional<Session> sessionWithKey(String accessKeyId) {
        return Optional.ofNullable(sessionsByKey.get(accessKeyId));
    }

    /** Who calls with the session, as its principal is now; empty if that has been deleted. */
    Optional<Caller> callerOf(Session session) {
        Map<Name, ? extends Principal> now = session.principal() instanceof Role ? roles : users;
        return Optional.<Principal>ofNullable(now.get(Name.of(session.principal())))
                .map(principal -> new Caller(principal, Optional.of(session)));
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
