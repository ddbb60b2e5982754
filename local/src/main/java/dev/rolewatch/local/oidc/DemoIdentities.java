package dev.rolewatch.local.oidc;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Whoever can sign in on this machine. A company of its own, and a provider that manages others. */
public final class DemoIdentities {
    public static final DemoIdentity ADA = administrator("ada", "Ada", "Acme", "acme");
    public static final DemoIdentity NORA = administrator("nora", "Nora", "the provider Northwind", "northwind");

    private final List<DemoIdentity> all = new CopyOnWriteArrayList<>(List.of(
            ADA,
            new DemoIdentity("omar", "Omar", "operator of Acme", "acme", List.of("operator")),
            new DemoIdentity("vic", "Vic", "viewer of Acme", "acme", List.of("viewer")),
            NORA,
            new DemoIdentity("pat", "Pat", "operator of the provider Northwind", "northwind", List.of("operator"))));

    /** Somebody whose tenant came into being after the provider of identities. */
    public void add(DemoIdentity identity) {
        all.add(identity);
    }

    public List<DemoIdentity> all() {
        return List.copyOf(all);
    }

    Optional<DemoIdentity> find(String login) {
        return all.stream().filter(identity -> identity.login().equals(login)).findFirst();
    }

    private static DemoIdentity administrator(String login, String name, String company, String tenant) {
        return new DemoIdentity(login, name, "administrator of " + company, tenant, List.of("administrator"));
    }
}
