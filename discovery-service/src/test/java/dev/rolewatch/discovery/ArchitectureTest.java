package dev.rolewatch.discovery;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** ArchUnit fails a rule that no class falls under, so a package that is renamed does not go unnoticed. */
@AnalyzeClasses(packages = "dev.rolewatch.discovery", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule theRulesOfTheScheduleKnowNoFramework = plain("dev.rolewatch.discovery.schedule");

    @ArchTest
    static final ArchRule whatIsFoundKnowsNoFramework = plain("dev.rolewatch.discovery.scan");

    /** Jackson's annotations name the records in the state stores, as in the contracts. */
    private static ArchRule plain(String domain) {
        return classes()
                .that()
                .resideInAPackage(domain)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "com.fasterxml.jackson.annotation", "dev.rolewatch.contracts..", domain)
                .allowEmptyShould(false);
    }
}
