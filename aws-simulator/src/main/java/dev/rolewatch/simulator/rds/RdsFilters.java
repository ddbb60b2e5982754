package dev.rolewatch.simulator.rds;

import dev.rolewatch.simulator.inventory.Resource;
import dev.rolewatch.simulator.wire.AwsException;
import java.util.List;
import software.amazon.awssdk.services.rds.model.Filter;

/** RDS' filters: by engine and by identifier. */
final class RdsFilters {
    private RdsFilters() {}

    static boolean match(List<Filter> filters, Resource database, String idDimension) {
        return filters.stream()
                .allMatch(filter -> filter.values().contains(property(filter.name(), database, idDimension)));
    }

    private static String property(String name, Resource database, String idDimension) {
        boolean byId = name.equals(idDimension.equals("DBInstanceIdentifier") ? "db-instance-id" : "db-cluster-id");
        if (!byId && !name.equals("engine")) {
            throw AwsException.of("InvalidParameterValue", "Unrecognized filter name: " + name);
        }
        return byId ? database.dimension(idDimension) : RdsOperations.engine(database);
    }
}
