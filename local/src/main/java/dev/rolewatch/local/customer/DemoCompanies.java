package dev.rolewatch.local.customer;

import dev.rolewatch.local.oidc.DemoIdentities;
import dev.rolewatch.local.oidc.DemoIdentity;
import dev.rolewatch.local.system.LocalSystem;
import dev.rolewatch.local.system.Progress;
import dev.rolewatch.simulator.admin.SimulatorAdmin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Connects the demo's accounts as those would who see to them: Acme its own, and the provider Northwind those of its
 * customers, each of which is a tenant with somebody who can sign in.
 */
public final class DemoCompanies {
    private static final List<Customer> CUSTOMERS =
            List.of(new Customer("Globex", "Cleo"), new Customer("Initech", "Ike"));

    private final LocalSystem system;
    private final SimulatorAdmin aws;
    private final Progress progress;
    private final RolewatchApi acme;
    private final RolewatchApi northwind;

    public DemoCompanies(LocalSystem system, SimulatorAdmin aws, Progress progress) {
        this.system = system;
        this.aws = aws;
        this.progress = progress;
        this.acme = RolewatchApi.as(DemoIdentities.ADA, system);
        this.northwind = RolewatchApi.as(DemoIdentities.NORA, system);
    }

    /** Returns when all of them are active. */
    public void connect(List<DemoAccount> accounts) throws InterruptedException {
        List<DemoAccount> own = new ArrayList<>(accounts);
        for (Customer customer : CUSTOMERS) {
            List<DemoAccount> its = accounts.stream()
                    .filter(account -> account.name().startsWith(customer.company()))
                    .toList();
            own.removeAll(its);
            connect(northwind.forTenant(join(customer)), its);
        }
        connect(acme, own);
    }

    /** All accounts, of whatever tenant. */
    public List<AccountRecord> accounts() {
        return Stream.of(acme, northwind)
                .flatMap(api -> api.accounts().stream())
                .toList();
    }

    private String join(Customer customer) {
        String tenant = northwind.addTenant(customer.company());
        system.oidc().identities().add(customer.person(tenant));
        return tenant;
    }

    private void connect(RolewatchApi api, List<DemoAccount> accounts) throws InterruptedException {
        new FirstUser(api, aws, system::requireAlive, progress).connect(accounts);
    }

    private record Customer(String company, String name) {
        DemoIdentity person(String tenant) {
            String standing = "administrator of " + company + ", a customer of Northwind";
            return new DemoIdentity(name.toLowerCase(Locale.ROOT), name, standing, tenant, List.of("administrator"));
        }
    }
}
