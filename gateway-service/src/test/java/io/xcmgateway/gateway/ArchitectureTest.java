package io.xcmgateway.gateway;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The decisions about structure that the compiler cannot hold.
class ArchitectureTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.xcmgateway");

    @Test
    void seesAllFourModules() {
        assertThat(CLASSES.stream().map(c -> c.getPackageName()))
                .contains(
                        "io.xcmgateway.api.bytes",
                        "io.xcmgateway.spree.sandbox",
                        "io.xcmgateway.proof.trie",
                        "io.xcmgateway.gateway.http");
    }

    @Test
    void modulesDependInOneDirection() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("api")
                .definedBy("io.xcmgateway.api..")
                .layer("spree")
                .definedBy("io.xcmgateway.spree..")
                .layer("proof")
                .definedBy("io.xcmgateway.proof..")
                .layer("gateway")
                .definedBy("io.xcmgateway.gateway..")
                .whereLayer("gateway")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("proof")
                .mayOnlyBeAccessedByLayers("gateway")
                .whereLayer("spree")
                .mayOnlyBeAccessedByLayers("proof", "gateway")
                .check(CLASSES);
    }

    /// The packages of `api.xcm` count as one: a version of XCM uses what all versions share, and
    /// `VersionedXcm` is shared and names each version.
    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.xcmgateway.api.(*)..").should().beFreeOfCycles().check(CLASSES);
        for (String module : new String[] {"spree", "proof", "gateway"}) {
            slices().matching("io.xcmgateway." + module + ".(**)")
                    .should()
                    .beFreeOfCycles()
                    .check(CLASSES);
        }
    }

    @Test
    void oneImporterForEachTechnology() {
        onlyIn("io.xcmgateway.spree.sandbox..", "com.dylibso.chicory..");
        // A test engine: nothing that ships uses it.
        noClasses().should().dependOnClassesThat().resideInAPackage("run.endive..").check(CLASSES);
        onlyIn("io.xcmgateway.gateway.state.rocksdb..", "org.rocksdb..");
        onlyIn("io.xcmgateway.gateway.pkcs11..", "org.xipki..", "iaik..");
        onlyIn("io.xcmgateway.(api.crypto|gateway.keystore)..", "org.bouncycastle..");
        onlyIn(
                "io.xcmgateway.(proof.cli|gateway.consistency|gateway.keys|gateway.backup|gateway.usage|gateway.archive)..",
                "picocli..");
        onlyIn(
                "io.xcmgateway.gateway..",
                "org.springframework..",
                "reactor..",
                "io.github.resilience4j..",
                "io.micrometer..",
                "io.swagger..",
                "jakarta..");
    }

    /// The sandbox and all that it decides is a function of its input: one package compiles in
    /// processes and keeps files, and nothing that it decides knows of that one.
    @Test
    void theRuntimeIsPure() {
        noClasses()
                .that()
                .resideInAPackage("io.xcmgateway.spree..")
                .and()
                .resideOutsideOfPackage("io.xcmgateway.spree.compiled..")
                .should()
                .dependOnClassesThat(
                        DescribedPredicate.describe(
                                "start processes, or read or write files",
                                ArchitectureTest::reachesOutside))
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("io.xcmgateway.spree.compiled..")
                .check(CLASSES);
    }

    private static boolean reachesOutside(JavaClass type) {
        String name = type.getName();
        return name.startsWith("java.lang.Process")
                || name.startsWith("java.nio.file.")
                || name.startsWith("java.nio.channels.")
                || name.startsWith("java.net.")
                || name.startsWith("java.io.File");
    }

    @Test
    void theWebStaysInItsPackages() {
        onlyIn(
                "io.xcmgateway.gateway.http..",
                "org.springframework.http..",
                "org.springframework.web..",
                "io.swagger..");
    }

    @Test
    void reactorStaysOutOfTheState() {
        noClasses()
                .that()
                .resideInAPackage("io.xcmgateway.gateway.state..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("reactor..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void timeAndChanceComeThroughTheConstructor() {
        noClasses()
                .that(
                        DescribedPredicate.not(
                                resideInAnyPackage(
                                        "io.xcmgateway.gateway.attestation..",
                                        "io.xcmgateway.gateway.bootstrap..",
                                        "io.xcmgateway.gateway.keys..")))
                .should()
                .callMethodWhere(
                        DescribedPredicate.describe(
                                "reads clock or chance", ArchitectureTest::readsClockOrChance))
                .orShould()
                .callConstructorWhere(
                        DescribedPredicate.describe(
                                "makes a random generator",
                                call ->
                                        call.getTargetOwner().isAssignableTo(Random.class)
                                                && !call.getTargetOwner()
                                                        .getPackageName()
                                                        .startsWith("io.xcmgateway")))
                .check(CLASSES);
    }

    @Test
    void nothingBlocksAReactiveThread() {
        noClasses()
                .should()
                .callMethodWhere(
                        DescribedPredicate.describe(
                                "blocks or subscribes",
                                call ->
                                        call.getTargetOwner()
                                                        .getPackageName()
                                                        .startsWith("reactor.core.publisher")
                                                && Set.of(
                                                                "block",
                                                                "blockFirst",
                                                                "blockLast",
                                                                "blockOptional",
                                                                "subscribe",
                                                                "toIterable",
                                                                "toStream")
                                                        .contains(call.getName())))
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(CLASSES);
    }

    private static boolean readsClockOrChance(JavaAccess<?> call) {
        JavaClass owner = call.getTargetOwner();
        String method = call.getName();
        if (owner.isEquivalentTo(System.class)) {
            return method.equals("currentTimeMillis") || method.equals("nanoTime");
        }
        if (owner.isEquivalentTo(Instant.class)) {
            return method.equals("now")
                    && call.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
                    && target.getRawParameterTypes().isEmpty();
        }
        return (owner.isEquivalentTo(Math.class) && method.equals("random"))
                || (owner.isEquivalentTo(UUID.class) && method.equals("randomUUID"));
    }

    /// Only `home` may use what is in `packages`.
    private static void onlyIn(String home, String... packages) {
        noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .and()
                .resideInAPackage("io.xcmgateway..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(CLASSES);
    }
}
