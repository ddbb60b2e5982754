package dev.rolewatch.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.rolewatch.contracts", importOptions = ImportOption.DoNotIncludeTests.class)
class DomainIsPlainJavaTest {
    @ArchTest
    static final ArchRule MESSAGES_KNOW_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAPackage("dev.rolewatch.contracts..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "io.quarkus..", "io.smallrye..", "software.amazon..", "org.eclipse..");

    @ArchTest
    static final ArchRule ONLY_TOPICS_AND_JSON_KNOW_KAFKA = noClasses()
            .that()
            .resideOutsideOfPackages("dev.rolewatch.contracts.topics..", "dev.rolewatch.contracts.json..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");
}
