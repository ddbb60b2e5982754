package dev.rolewatch.collector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.rolewatch.collector");

    @ParameterizedTest
    @ValueSource(strings = {"dev.rolewatch.collector.plan", "dev.rolewatch.collector.collection"})
    void theDomainKnowsNoFrameworkNoKafkaAndNoAws(String domain) {
        assertThat(CLASSES.containPackage(domain)).as(domain + " exists").isTrue();
        noClasses()
                .that()
                .resideInAPackage(domain + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta..",
                        "io.quarkus..",
                        "io.smallrye..",
                        "io.micrometer..",
                        "org.apache.kafka..",
                        "org.jboss..",
                        "software.amazon..",
                        "dev.rolewatch.awsaccess..",
                        "dev.rolewatch.collector.aws..",
                        "dev.rolewatch.collector.kafka..")
                .check(CLASSES);
    }
}
