package dev.rolewatch.credential;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.rolewatch.credential", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule theDomainKnowsNoFramework = classes()
            .that()
            .resideInAnyPackage(
                    "dev.rolewatch.credential.account",
                    "dev.rolewatch.credential.session",
                    "dev.rolewatch.credential.trust")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "dev.rolewatch.contracts..",
                    "dev.rolewatch.awsaccess.sealing",
                    "dev.rolewatch.credential.account",
                    "dev.rolewatch.credential.session",
                    "dev.rolewatch.credential.trust");
}
