package io.xcmgateway.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The chart linted, rendered with each values file for each version of Kubernetes, and each
/// manifest held to the API and to our policies; then the same with faults planted.
class ChartTest {

    static Stream<Arguments> matrix() {
        return Chart.VALUES.stream()
                .flatMap(values ->
                        Chart.KUBERNETES.stream().map(version -> Arguments.of(values, version)));
    }

    @Test
    void allValuesFilesAreInTheMatrix() throws Exception {
        try (Stream<Path> files = Files.list(Chart.DIRECTORY.resolve("ci"))) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Chart.VALUES.stream().map(each -> each + "-values.yaml").toList());
        }
    }

    @Test
    void lintsStrictly() {
        var result = new Helm(Chart.DIRECTORY).lint().strict().call();
        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }

    @ParameterizedTest(name = "{0} on Kubernetes {1}")
    @MethodSource("matrix")
    void rendersWhatKubernetesTakesAndWePromise(String values, String version) {
        List<Manifest> manifests = Chart.render(values, version);
        for (Manifest manifest : manifests) {
            assertThat(Validity.faults(manifest)).as("%s", manifest).isEmpty();
        }
        assertThat(manifests)
                .extracting(each -> each.kind() + " " + each.name())
                .doesNotHaveDuplicates();
        assertThat(Policies.broken(manifests)).isEmpty();
    }

    @Test
    void rendersEachKindWhereItIsAskedFor() {
        assertThat(kinds("least"))
                .containsExactlyInAnyOrder(
                        "ConfigMap",
                        "NetworkPolicy",
                        "Pod",
                        "PodDisruptionBudget",
                        "Service",
                        "Service",
                        "ServiceAccount",
                        "StatefulSet");
        assertThat(kinds("everything"))
                .containsAll(kinds("least"))
                .contains("Ingress", "HTTPRoute", "ServiceMonitor", "PrometheusRule")
                .hasSize(13);
        assertThat(kinds("bare"))
                .containsExactlyInAnyOrder(
                        "ConfigMap", "Service", "Service", "ServiceMonitor", "StatefulSet");
    }

    private static List<String> kinds(String values) {
        return Chart.render(values, Chart.NEWEST).stream().map(Manifest::kind).toList();
    }

    @Test
    void sleepsBeforeItStopsWhereKubernetesCan() {
        assertThat(Chart.template("least", "1.29.0").call()).doesNotContain("preStop");
        assertThat(Chart.template("least", "1.30.0").call()).contains("preStop");
        assertThat(Chart.template("bare", "1.34.0").call()).doesNotContain("preStop");
    }

    /// The same file starts the service in a test of its own (`ProductionStartTest`).
    @Test
    void tellsTheServiceWhatItMustKnow() throws Exception {
        String properties =
                Chart.render("least", Chart.NEWEST).stream()
                        .filter(each -> each.kind().equals("ConfigMap"))
                        .map(each -> each.text("data", "application.yaml"))
                        .findFirst()
                        .orElseThrow();
        assertThat(properties.strip())
                .isEqualTo(
                        Files.readString(Path.of("src/test/resources/least/application.yaml"))
                                .strip());
    }

    @Test
    void lastWordOnKeysAndPlacesIsTheCharts() {
        String yaml =
                Chart.template("least", Chart.NEWEST)
                        .set("config.xcm-gateway.storage.directory", "/elsewhere")
                        .set("config.xcm-gateway.gas.per-message-max", "7")
                        .call();
        assertThat(yaml)
                .contains("\"directory\": \"/data/gateway\"")
                .contains("\"per-message-max\": 7")
                .doesNotContain("/elsewhere");
    }

    @Test
    void leavesKeysToATokenOrASigner() {
        String yaml =
                Chart.template("least", Chart.NEWEST)
                        .set("keys.secp256k1.secretName", "")
                        .set("config.xcm-gateway.keys.remote.url", "https://signer:8443")
                        .set("config.xcm-gateway.keys.remote.ssl-bundle", "signer")
                        .call();
        assertThat(yaml)
                .contains("\"url\": \"https://signer:8443\"")
                .doesNotContain("key-secp256k1")
                .doesNotContain("keystore.json");
        assertThat(Policies.broken(Chart.manifests(yaml))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "network.name, '', network.name is required",
        "network.attestors, null, network.attestors is required",
        "keys.secp256k1.secretName, '', keys.secp256k1.secretName is required",
        "httpRoute.enabled, true, httpRoute.parentRefs is required",
        "ingress.enabled, true, ingress.hosts is required"
    })
    void namesAValueThatIsMissing(String value, String to, String reason) {
        assertThatThrownBy(() -> Chart.template("least", Chart.NEWEST).set(value, to).call())
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "typo, 1",
        "replicaCount, 3",
        "image.tag, latest",
        "image.digest, sha256:12",
        "service.port, 0",
        "service.type, ExternalName",
        "network.threshold, 0",
        "network.attestors[0].address, 0x12",
        "podDisruptionBudget.maxUnavailable, 2",
        "securityContext.privileged, true",
        "securityContext.readOnlyRootFilesystem, false",
        "podSecurityContext.runAsNonRoot, false",
        "persistence.data.accessModes[0], ReadWriteMany",
        "persistence.data.size, big",
        "resources.limits.memory, null",
        "extraEnv[0].name, DEBUG",
        "keys.secp256k1.password, secret"
    })
    void theSchemaRefuses(String value, String to) {
        assertThatThrownBy(() -> Chart.template("least", Chart.NEWEST).set(value, to).call())
                .hasMessageContaining("values don't meet the specifications of the schema");
    }

    @Test
    void refusesAKubernetesThatIsTooOld() {
        assertThatThrownBy(() -> Chart.template("least", "1.28.0").call())
                .hasMessageContaining("kubeVersion");
    }

    /// Each is found by at least one of the two libraries.
    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "podManagementPolicy: | podManagmentPolicy:",
                "containerPort: 8080 | containerPortt: 8080",
                "serviceName: rel-xcm-gateway-headless | serviceNam: x",
                "replicas: 1 | replicas: one",
                "path: /actuator/health/readiness | pth: /actuator/health/readiness",
                "readOnlyRootFilesystem: true | readOnlyRootFilesystem: \"yes\"",
                "clusterIP: None | clusterIp: None",
                "policyTypes: | policyTypez:",
                "pathType: Prefix | pathTyp: Prefix",
                "kind: PodDisruptionBudget | kind: PodDisruptionBudgets",
                "apiVersion: apps/v1 | apiVersion: apps/v1beta9",
                "terminationGracePeriodSeconds: 75 | terminationGracePeriodSeconds: soon",
                "interval: 15s | intervall: 15s",
                "parentRefs: | parents:",
                "alert: XcmGatewayDown | alerts: XcmGatewayDown",
                "backendRefs: | backendRef:"
            })
    void findsAPlantedFault(String part, String fault) {
        String yaml = Chart.template("everything", Chart.NEWEST).call();
        assertThat(yaml).contains(part);
        assertThat(Chart.manifests(yaml.replace(part, fault)))
                .anySatisfy(each -> assertThat(Validity.faults(each)).isNotEmpty());
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "readOnlyRootFilesystem: true | readOnlyRootFilesystem: false",
                "allowPrivilegeEscalation: false | allowPrivilegeEscalation: true",
                "allowPrivilegeEscalation: false | privileged: true",
                "automountServiceAccountToken: false | automountServiceAccountToken: true",
                "replicas: 1 | replicas: 2",
                "- ReadWriteOncePod | - ReadWriteMany",
                "xcm-gateway:0.1.0 | xcm-gateway:latest",
                "xcm-gateway:0.1.0 | xcm-gateway",
                "memory: 3Gi | ephemeral-storage: 3Gi",
                "type: RuntimeDefault | type: Unconfined",
                "- ALL | - NET_RAW",
                "emptyDir: | hostPath:",
                "containerPort: 8080 | hostPort: 8080",
                "enableServiceLinks: false | hostNetwork: true",
                "kind: ConfigMap | kind: Secret",
                "component: test | component: gateway",
                "- name: marks | - name: mark",
                "port: management | port: manage"
            })
    void findsABrokenPromise(String part, String fault) {
        String yaml = Chart.template("least", Chart.NEWEST).call();
        assertThat(Policies.broken(Chart.manifests(yaml))).isEmpty();
        assertThat(yaml).contains(part);
        assertThat(Policies.broken(Chart.manifests(yaml.replace(part, fault)))).isNotEmpty();
    }

    @Test
    void givesTheAlertsItsNamesAndLinksThemWhereItIsTold() {
        String rules = rules(Chart.template("everything", Chart.NEWEST).call());
        assertThat(rules)
                .contains("up{job=\"rel-xcm-gateway-headless\",namespace=\"ns\"}")
                .contains("https://runbooks.example.org/xcm-gateway#xcmgatewaydown")
                .contains("{{ $value | humanizePercentage }}")
                .doesNotContain("the-");
        String unlinked =
                rules(
                        Chart.template("everything", Chart.NEWEST)
                                .set("prometheusRule.runbookUrl", "")
                                .call());
        assertThat(unlinked).contains("alert: XcmGatewayDown").doesNotContain("runbook");
    }

    private static String rules(String yaml) {
        int from = yaml.indexOf("kind: PrometheusRule");
        int to = yaml.indexOf("\n---", from);
        return yaml.substring(from, to < 0 ? yaml.length() : to);
    }

    @Test
    void scrapesTheManagementPortAlone() {
        List<Manifest> manifests = Chart.render("everything", Chart.NEWEST);
        Manifest monitor =
                manifests.stream()
                        .filter(each -> each.kind().equals("ServiceMonitor"))
                        .findFirst()
                        .orElseThrow();
        Map<?, ?> selector = monitor.part("spec", "selector", "matchLabels").map();
        assertThat(manifests)
                .filteredOn(each -> each.kind().equals("Service"))
                .filteredOn(each ->
                        each.part("metadata", "labels")
                                .map()
                                .entrySet()
                                .containsAll(selector.entrySet()))
                .singleElement()
                .extracting(Manifest::name)
                .isEqualTo("rel-xcm-gateway-headless");
    }
}
