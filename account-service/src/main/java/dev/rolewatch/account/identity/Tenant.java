package dev.rolewatch.account.identity;

import dev.rolewatch.contracts.account.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Who owns accounts.
 *
 * @param managedBy its provider, which sees and does whatever it can itself; empty for a provider and for whoever has none
 */
public record Tenant(TenantId id, String name, Optional<TenantId> managedBy, Instant createdAt) {
    /** Ids are listed with commas between them, and none may pass for all of them, {@code *}. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:@/-]{0,127}");

    public static final String ALLOWED_ID =
            "1 to 128 letters, digits and . _ : @ / -, of which the first is a letter or a digit";

    /**
     * A tenant of which this one is the provider. Its id is made here, so that nobody can have taken it before its owner comes.
     *
     * @throws ManagedTenantException if this one is managed itself
     */
    public Tenant manage(String name, Instant now) {
        if (managedBy.isPresent()) {
            throw new ManagedTenantException();
        }
        return new Tenant(new TenantId(UUID.randomUUID().toString()), name, Optional.of(id), now);
    }

    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }
}
