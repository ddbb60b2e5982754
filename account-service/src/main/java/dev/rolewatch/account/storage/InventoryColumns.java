package dev.rolewatch.account.storage;

import dev.rolewatch.account.register.Inventory;
import dev.rolewatch.contracts.account.Region;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An {@link Inventory} in columns. */
@Embeddable
class InventoryColumns {
    /** Counted by {@link ResourceFold}; null before the first resource. */
    @Formula("(select i.resources from inventory i where i.account = id)")
    Long resources;

    Instant scannedAt;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> scanFailures;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> scannedRegions;

    @JdbcTypeCode(SqlTypes.JSON)
    String outside;

    @JdbcTypeCode(SqlTypes.JSON)
    String listMetricsRequests;

    Instant newRegionsAt;

    static InventoryColumns of(Inventory inventory) {
        InventoryColumns columns = new InventoryColumns();
        columns.resources = inventory.resources();
        columns.scannedAt = inventory.scannedAt();
        columns.scanFailures = inventory.failures();
        columns.scannedRegions = inventory.regions().stream().map(Region::value).toList();
        columns.outside = JsonColumn.write(inventory.outside());
        columns.listMetricsRequests = JsonColumn.write(inventory.listMetricsRequests());
        columns.newRegionsAt = inventory.newRegionsAt();
        return columns;
    }

    Inventory inventory() {
        return new Inventory(
                resources == null ? 0 : resources,
                scannedAt,
                scanFailures,
                scannedRegions.stream().map(Region::new).toList(),
                JsonColumn.numbers(outside),
                JsonColumn.numbers(listMetricsRequests),
                newRegionsAt);
    }
}
