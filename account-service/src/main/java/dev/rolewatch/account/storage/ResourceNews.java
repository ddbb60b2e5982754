package dev.rolewatch.account.storage;

import dev.rolewatch.account.storage.News.Place;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.resource.Resource;
import java.util.Optional;

/** A record of the topic {@code resources}, and where it was. */
public sealed interface ResourceNews {
    Place place();

    /** Whose resource it is about; empty if that cannot be told. */
    Optional<AccountId> account();

    /** A resource as it is now. */
    record Told(Place place, Resource resource) implements ResourceNews {
        @Override
        public Optional<AccountId> account() {
            return Optional.of(resource.account());
        }
    }

    /** A resource is no longer there; the key is that of its {@link dev.rolewatch.contracts.resource.ResourceId}. */
    record Gone(Place place, AccountId of, String key) implements ResourceNews {
        @Override
        public Optional<AccountId> account() {
            return Optional.of(of);
        }
    }

    /** Nothing can become of it. It is folded all the same, so that the partition is known to be read past it. */
    record Malformed(Place place, String defect) implements ResourceNews {
        @Override
        public Optional<AccountId> account() {
            return Optional.empty();
        }
    }
}
