package dev.rolewatch.contracts.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Who an account belongs to; tenants never see each other's accounts. */
public record TenantId(@JsonValue String value) {
    /** The tenant of an installation that serves one company. */
    public static final TenantId DEFAULT = new TenantId("default");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TenantId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a tenant id is not blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
