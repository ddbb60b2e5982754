package dev.rolewatch.discovery;

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
            .importPackages("dev.rolewatch.discovery");

    /** Jackson's annotations name the records in the state stores, as in the contracts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.rolewatch.discovery.schedule",
                "dev.rolewatch.discovery.scan",
                "dev.rolewatch.discovery.budget"
            })
    void theDomainKnowsNoFramework(String domain) {
        classes()
                .that()
                .resideInAPackage(domain)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "com.fasterxml.jackson.annotation", "dev.rolewatch.contracts..", domain)
                .check(SERVICE);
    }
}
