package dev.rolewatch.account.identity;

import dev.rolewatch.contracts.account.TenantId;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whose data may be seen and changed. Nothing else decides that: the database and Hibernate are told what is decided here. */
public final class Visibility {
    /** Of whoever has not said who it is. */
    public static final Visibility NOTHING = new Visibility(false, Set.of());

    /** Of what the service does by itself, for nobody in particular. */
    public static final Visibility EVERYTHING = new Visibility(true, Set.of());

    private static final String ALL = "*";

    private final boolean everything;
    private final Set<TenantId> tenants;
    private final String setting;

    private Visibility(boolean everything, Set<TenantId> tenants) {
        this.everything = everything;
        this.tenants = tenants;
        this.setting = everything
                ? ALL
                : tenants.stream().map(TenantId::value).sorted().collect(Collectors.joining(","));
    }

    /** A tenant's people see what is its own, and what is of those that it manages. */
    public static Visibility of(TenantId own, Collection<TenantId> managed) {
        Set<TenantId> tenants = Stream.concat(Stream.of(own), managed.stream()).collect(Collectors.toUnmodifiableSet());
        tenants.stream().filter(tenant -> !Tenant.isId(tenant.value())).forEach(tenant -> {
            throw new IllegalArgumentException("'" + tenant + "' is no id of a tenant: " + Tenant.ALLOWED_ID);
        });
        return new Visibility(false, tenants);
    }

    public boolean sees(TenantId tenant) {
        return everything || tenants.contains(tenant);
    }

    /** For row-level security: the ids with commas between them, or {@code *}; empty where nothing is seen. */
    public String setting() {
        return setting;
    }

    /** For a discriminator, which knows one tenant or {@link #isRoot all of them}; empty where nothing is seen. */
    public String discriminator() {
        return everything || tenants.size() > 1 ? ALL : setting();
    }

    /** Whether that discriminator sees more than one tenant; row-level security says then which. */
    public static boolean isRoot(String discriminator) {
        return discriminator.equals(ALL);
    }
}
