package dev.rolewatch.account.audit;

import dev.rolewatch.account.identity.Tenant;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.TenantId;
import java.util.List;
import java.util.Optional;

/**
 * Something that a person changed.
 *
 * @param tenant whose it is
 * @param fields those that have another value now; empty where something happened that no field shows
 */
public record Change(TenantId tenant, Optional<AccountId> account, List<FieldChange> fields) {
    public static Change added(RegisteredAccount account) {
        return of(account, AccountFields.between(Optional.empty(), Optional.of(account)));
    }

    public static Change changed(RegisteredAccount before, RegisteredAccount after) {
        return of(after, AccountFields.between(Optional.of(before), Optional.of(after)));
    }

    public static Change removed(RegisteredAccount account) {
        return of(account, AccountFields.between(Optional.of(account), Optional.empty()));
    }

    /** Of a tenant that another one manages, which has it in its record: nobody sees the new one before. */
    public static Change added(Tenant tenant) {
        return new Change(
                tenant.managedBy().orElse(tenant.id()),
                Optional.empty(),
                List.of(
                        new FieldChange("tenant", null, tenant.id().value()),
                        new FieldChange("name", null, tenant.name())));
    }

    public static Change renamed(Tenant tenant, String name) {
        return new Change(tenant.id(), Optional.empty(), List.of(new FieldChange("name", tenant.name(), name)));
    }

    private static Change of(RegisteredAccount account, List<FieldChange> fields) {
        return new Change(account.tenant(), Optional.of(account.id()), fields);
    }
}
