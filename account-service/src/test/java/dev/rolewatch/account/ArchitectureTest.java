package dev.rolewatch.account;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.rolewatch.account.identity.Person;
import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.identity.Tenant;
import dev.rolewatch.account.identity.Visibility;
import org.junit.jupiter.api.Test;

/** A rule over a package without classes fails, so that these cannot pass for a name that no longer exists. */
class ArchitectureTest {
    private static final String[] DOMAIN = {
        "dev.rolewatch.account.register..",
        "dev.rolewatch.account.policy..",
        "dev.rolewatch.account.choice..",
        "dev.rolewatch.account.estimate..",
        "dev.rolewatch.account.spend..",
        "dev.rolewatch.account.history..",
        "dev.rolewatch.account.plot..",
        "dev.rolewatch.account.audit..",
        "dev.rolewatch.account.idempotency..",
        "dev.rolewatch.account.imports.."
    };

    private final JavaClasses service = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.rolewatch.account");

    @Test
    void theDomainKnowsNoFramework() {
        noClasses()
                .that()
                .resideInAnyPackage(DOMAIN)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta..",
                        "io.quarkus..",
                        "io.smallrye..",
                        "io.micrometer..",
                        "org.hibernate..",
                        "org.eclipse.microprofile..",
                        "org.apache.kafka..",
                        "com.fasterxml.jackson..",
                        "com.google.crypto..",
                        "software.amazon..")
                .allowEmptyShould(false)
                .check(service);
    }

    @Test
    void theDomainKnowsNothingOfItsEdges() {
        noClasses()
                .that()
                .resideInAnyPackage(DOMAIN)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.rolewatch.account.accesskeys..",
                        "dev.rolewatch.account.rest..",
                        "dev.rolewatch.account.storage..",
                        "dev.rolewatch.account.kafka..")
                .allowEmptyShould(false)
                .check(service);
    }

    /** Everything there but what brings it to Quarkus, Hibernate, PostgreSQL and OpenID Connect. */
    @Test
    void whatDecidesWhoSeesWhatIsPlain() {
        classes()
                .that()
                .belongToAnyOf(Person.class, Roles.class, Tenant.class, Visibility.class)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "dev.rolewatch.contracts.account..", "dev.rolewatch.account.identity..")
                .allowEmptyShould(false)
                .check(service);
    }
}
