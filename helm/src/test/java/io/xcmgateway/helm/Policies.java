package io.xcmgateway.helm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What we promise of every rendering: the restricted Pod Security Standard and more.
final class Policies {
    private static final Set<String> VOLUMES =
            Set.of("configMap", "secret", "emptyDir", "projected", "persistentVolumeClaim");

    private final List<String> broken = new ArrayList<>();

    private Policies() {}

    /// Each promise that does not hold, in words.
    static List<String> broken(List<Manifest> manifests) {
        Policies policies = new Policies();
        manifests.forEach(policies::object);
        policies.whole(manifests);
        return List.copyOf(policies.broken);
    }

    private void require(boolean holds, Manifest of, String promise) {
        if (!holds) {
            broken.add(of.kind() + " " + of.name() + ": " + promise);
        }
    }

    private void object(Manifest object) {
        require(!object.kind().equals("Secret"), object, "the chart makes no Secret");
        require(!object.kind().contains("Role"), object, "the gateway asks nothing of Kubernetes");
        switch (object.kind()) {
            case "Pod" -> pod(object, object.part("spec"));
            case "StatefulSet" -> {
                pod(object, object.part("spec", "template", "spec"));
                require(object.at("spec", "replicas").equals(1), object, "one pod signs");
                for (Manifest claim : object.parts("spec", "volumeClaimTemplates")) {
                    Object modes = claim.at("spec", "accessModes");
                    require(
                            modes.equals(List.of("ReadWriteOncePod"))
                                    || modes.equals(List.of("ReadWriteOnce")),
                            object,
                            "one writer for the volume " + claim.name());
                }
            }
            case "ServiceAccount" ->
                    require(
                            object.at("automountServiceAccountToken").equals(false),
                            object,
                            "no token");
            default -> {}
        }
    }

    private void pod(Manifest object, Manifest pod) {
        require(pod.at("automountServiceAccountToken").equals(false), object, "no token");
        for (String host : List.of("hostNetwork", "hostPID", "hostIPC", "hostUsers")) {
            require(!pod.at(host).equals(true), object, "no " + host);
        }
        Manifest security = pod.part("securityContext");
        require(security.at("runAsNonRoot").equals(true), object, "not root");
        require(
                security.text("seccompProfile", "type").equals("RuntimeDefault"),
                object,
                "seccomp RuntimeDefault");
        for (Manifest volume : pod.parts("volumes")) {
            Set<String> kinds = new TreeSet<>();
            volume.map().keySet().forEach(key -> kinds.add(String.valueOf(key)));
            kinds.remove("name");
            require(VOLUMES.containsAll(kinds), object, "no volume of the kind " + kinds);
        }
        List<Manifest> containers = new ArrayList<>(pod.parts("containers"));
        containers.addAll(pod.parts("initContainers"));
        containers.forEach(container -> container(object, container));
    }

    private void container(Manifest object, Manifest container) {
        String who = container.text("name") + " ";
        Manifest security = container.part("securityContext");
        require(!security.at("privileged").equals(true), object, who + "not privileged");
        require(
                security.at("allowPrivilegeEscalation").equals(false),
                object,
                who + "no escalation");
        require(
                security.at("readOnlyRootFilesystem").equals(true),
                object,
                who + "read-only root file system");
        require(
                security.at("capabilities", "drop").equals(List.of("ALL"))
                        && !security.has("capabilities", "add"),
                object,
                who + "no capabilities");
        String image = container.text("image");
        require(
                image.matches(".+(:[A-Za-z0-9_][A-Za-z0-9_.-]*|@sha256:[0-9a-f]{64})")
                        && !image.endsWith(":latest"),
                object,
                who + "an image of one version, not " + image);
        require(container.has("resources", "limits", "memory"), object, who + "a limit of memory");
        for (Manifest port : container.parts("ports")) {
            require(!port.has("hostPort"), object, who + "no port of the host");
        }
    }

    private void whole(List<Manifest> manifests) {
        for (Manifest set : manifests) {
            if (!set.kind().equals("StatefulSet")) {
                continue;
            }
            Map<?, ?> labels = set.part("spec", "template", "metadata", "labels").map();
            mounts(set);
            for (Manifest other : manifests) {
                Map<?, ?> selector = selector(other).map();
                require(
                        selector.isEmpty() || labels.entrySet().containsAll(selector.entrySet()),
                        other,
                        "selects the gateway's pod");
                if (other.kind().equals("Pod")) {
                    Map<?, ?> own = other.part("metadata", "labels").map();
                    require(
                            manifests.stream()
                                    .filter(each -> !selector(each).map().isEmpty())
                                    .noneMatch(each ->
                                            own.entrySet()
                                                    .containsAll(selector(each).map().entrySet())),
                            other,
                            "is not taken for the gateway");
                }
            }
        }
    }

    /// How an object selects pods; empty if it selects none.
    private static Manifest selector(Manifest object) {
        return switch (object.kind()) {
            case "Service" -> object.part("spec", "selector");
            case "PodDisruptionBudget", "StatefulSet" ->
                    object.part("spec", "selector", "matchLabels");
            case "NetworkPolicy" -> object.part("spec", "podSelector", "matchLabels");
            default -> new Manifest(Map.of());
        };
    }

    private void mounts(Manifest set) {
        Set<String> volumes = new TreeSet<>();
        set.parts("spec", "volumeClaimTemplates").forEach(each -> volumes.add(each.name()));
        set.parts("spec", "template", "spec", "volumes")
                .forEach(each -> volumes.add(each.text("name")));
        for (Manifest container : set.parts("spec", "template", "spec", "containers")) {
            Set<String> ports = new TreeSet<>();
            container.parts("ports").forEach(each -> ports.add(each.text("name")));
            for (Manifest mount : container.parts("volumeMounts")) {
                require(
                        volumes.contains(mount.text("name")),
                        set,
                        "a volume for the mount " + mount.text("name"));
            }
            for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                require(
                        !container.has(probe)
                                || ports.contains(container.text(probe, "httpGet", "port")),
                        set,
                        "a port for the " + probe);
            }
        }
    }
}
