package dev.rolewatch.account.storage;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.resource.ResourceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.hibernate.Session;

/** Shows what there is in an account. */
@ApplicationScoped
public class Resources {
    private final EntityManager entities;

    Resources(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * A resource, as the topic {@code resources} has it.
     *
     * @param key its place in the order of the account's resources
     */
    public record Stored(
            String key,
            ResourceId id,
            String arn,
            String name,
            SortedMap<String, String> tags,
            SortedMap<String, String> metadata,
            List<String> metrics,
            boolean read,
            Instant firstSeen,
            Instant lastSeen) {}

    /** @param after the last resource of the page before; empty for the first page */
    public record Wanted(
            ResourceFilter filter, ResourceSort sort, boolean descending, Optional<ResourcePlace> after, int limit) {}

    /** Some of an account's resources, filtered and sorted. */
    @Transactional
    public List<Stored> page(AccountId account, Wanted wanted) {
        ResourceSort sort = wanted.sort();
        Where where = where(account, wanted.filter());
        wanted.after().ifPresent(place -> sort.behind(place, wanted.descending(), where));
        String sql = "select * from resource" + where.sql() + " order by " + sort.orderBy(wanted.descending())
                + " limit " + wanted.limit();
        return entities.unwrap(Session.class)
                .doReturningWork(connection -> where.list(connection, sql, Resources::stored));
    }

    /** The resources behind that key, in the order of their keys; all keys are behind the empty one. */
    @Transactional
    public List<Stored> list(AccountId account, ResourceFilter filter, String after, int limit) {
        Optional<ResourcePlace> behind = Optional.of(new ResourcePlace(ResourceSort.REGION, "", after));
        return page(account, new Wanted(filter, ResourceSort.REGION, false, behind, limit));
    }

    private static Where where(AccountId account, ResourceFilter filter) {
        Where where = new Where().and("account = ?", account.value());
        // The slash behind the Region, and the character that follows it.
        filter.region().ifPresent(region -> where.and("key >= ? and key < ?", region + "/", region + "0"));
        filter.namespace().ifPresent(namespace -> where.and("namespace = ?", namespace));
        for (ResourceFilter.TagFilter tag : filter.tags()) {
            tag.value()
                    .ifPresentOrElse(
                            value -> where.and("tags @> ?::jsonb", JsonColumn.write(Map.of(tag.key(), value))),
                            () -> where.and("tags ?? ?", tag.key()));
        }
        filter.namePart().ifPresent(part -> where.and("position(lower(?) in lower(name)) > 0", part));
        filter.arn().ifPresent(arn -> where.and("arn = ?", arn));
        filter.read().ifPresent(read -> where.and("read = ?", read));
        return where;
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getString("key"),
                new ResourceId(
                        new Region(row.getString("region")),
                        row.getString("namespace"),
                        JsonColumn.texts(row.getString("dimensions"))),
                row.getString("arn"),
                row.getString("name"),
                JsonColumn.texts(row.getString("tags")),
                JsonColumn.texts(row.getString("metadata")),
                List.of((String[]) row.getArray("metrics").getArray()),
                row.getBoolean("read"),
                row.getObject("first_seen", OffsetDateTime.class).toInstant(),
                row.getObject("last_seen", OffsetDateTime.class).toInstant());
    }
}
