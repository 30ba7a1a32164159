package io.xcmgateway.proof;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// What the verifier stands on: everything here must be trusted by whoever trusts a verdict.
class DependenciesTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.xcmgateway.proof");

    @Test
    void usesThisAndNothingElse() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "io.xcmgateway.api..",
                        "io.xcmgateway.spree..",
                        "io.xcmgateway.proof..",
                        "tools.jackson.core..",
                        "org.jspecify..",
                        "picocli..")
                .check(CLASSES);
    }

    @Test
    void needsNoCommandLineAsALibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.xcmgateway.proof.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.xcmgateway.proof.cli..", "picocli..")
                .check(CLASSES);
    }

    @Test
    void hasNoSpringAndNoDatabase() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.rocksdb..", "reactor..")
                .check(CLASSES);
    }
}
