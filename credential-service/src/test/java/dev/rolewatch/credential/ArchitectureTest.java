package dev.rolewatch.credential;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ArchUnit fails a rule that no class falls under, so a package that is renamed does not go unnoticed. */
class ArchitectureTest {
    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.rolewatch.credential");

    @ParameterizedTest
    @ValueSource(strings = {"account", "rate", "session", "trust"})
    void theDomainKnowsNoFramework(String domain) {
        classes()
                .that()
                .resideInAPackage("dev.rolewatch.credential." + domain)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "dev.rolewatch.contracts..",
                        "dev.rolewatch.awsaccess.rate",
                        "dev.rolewatch.awsaccess.sealing",
                        "dev.rolewatch.credential.account",
                        "dev.rolewatch.credential.rate",
                        "dev.rolewatch.credential.session",
                        "dev.rolewatch.credential.trust")
                .check(SERVICE);
    }
}
