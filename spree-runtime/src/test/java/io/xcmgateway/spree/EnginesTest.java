package io.xcmgateway.spree;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/// One importer for each engine, tests included.
class EnginesTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter().importPackages("io.xcmgateway.spree");

    @Test
    void onlyTheSandboxKnowsChicory() {
        onlyIn("io.xcmgateway.spree.sandbox..", "com.dylibso.chicory..");
    }

    @Test
    void onlyTheTwinKnowsEndive() {
        onlyIn("io.xcmgateway.spree.twin..", "run.endive..");
    }

    private static void onlyIn(String home, String engine) {
        noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(engine)
                .check(CLASSES);
    }
}
