package dev.rolewatch.account;

import dev.rolewatch.account.accesskeys.KeysetTestResource;
import dev.rolewatch.local.testing.KafkaTestResource;
import dev.rolewatch.local.testing.OidcTestResource;
import dev.rolewatch.local.testing.PostgresTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;

/** One broker, one database, one OpenID provider and one keyset for all tests of this module. */
@WithTestResource(value = KafkaTestResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = PostgresTestResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(
        value = OidcTestResource.class,
        scope = TestResourceScope.GLOBAL,
        // Of tenants that one test alone uses, for what it finds in the console to be its own.
        initArgs = {
            @ResourceArg(name = "bea", value = "bakery administrator"),
            @ResourceArg(name = "cara", value = "cinema administrator"),
            @ResourceArg(name = "carl", value = "cinema viewer"),
            @ResourceArg(name = "dora", value = "dairy administrator")
        })
@WithTestResource(value = KeysetTestResource.class, scope = TestResourceScope.GLOBAL)
final class ServersForTests {}
