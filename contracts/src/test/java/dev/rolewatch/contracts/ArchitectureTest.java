package dev.rolewatch.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.rolewatch.contracts");

    @Test
    void messagesKnowNoFramework() {
        noClasses()
                .that()
                .resideInAPackage("dev.rolewatch.contracts..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "io.quarkus..", "io.smallrye..", "software.amazon..", "org.eclipse..")
                .check(CLASSES);
    }

    @Test
    void onlyTheTopicsAndTheSerdeKnowKafka() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.rolewatch.contracts.topics..", "dev.rolewatch.contracts.json..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(CLASSES);
    }
}
