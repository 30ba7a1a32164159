package io.xcmgateway.helm;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.util.ModelMapper;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether Kubernetes would take a manifest, by two libraries that were generated from its API
/// independently. Each alone misses faults that the other finds.
final class Validity {
    private static final Gson PLAIN = new Gson();
    private static final KubernetesSerialization FABRIC8 = new KubernetesSerialization();

    private Validity() {}

    /// What is wrong with it, each with who says so; nothing if it is valid.
    static List<String> faults(Manifest manifest) {
        List<String> faults = new ArrayList<>();
        String official = official(manifest);
        if (official != null) {
            faults.add("client-java: " + official);
        }
        String fabric8 = fabric8(manifest);
        if (fabric8 != null) {
            faults.add("fabric8: " + fabric8);
        }
        return List.copyOf(faults);
    }

    /// The official client: unknown and missing fields by its generated checks, types by Gson. It
    /// knows no kinds of others.
    static @Nullable String official(Manifest manifest) {
        String[] version = manifest.text("apiVersion").split("/", -1);
        String group = version.length == 1 ? "" : version[0];
        Class<?> type =
                ModelMapper.getApiTypeClass(group, version[version.length - 1], manifest.kind());
        if (type == null || type == DynamicKubernetesObject.class) {
            return group.contains(".coreos.com") || group.equals("gateway.networking.k8s.io")
                    ? null
                    : "unknown kind " + manifest.text("apiVersion") + " " + manifest.kind();
        }
        JsonElement json = PLAIN.toJsonTree(manifest.map());
        try {
            type.getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
            return JSON.getGson().fromJson(json, type) == null ? "nothing" : null;
        } catch (InvocationTargetException e) {
            return String.valueOf(e.getCause());
        } catch (JsonParseException | IllegalArgumentException e) {
            return e.toString();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// fabric8: types by Jackson, and that nothing is left over that no field took. What it has no
    /// type for must be one of [OperatorKinds].
    static @Nullable String fabric8(Manifest manifest) {
        try {
            Object read = FABRIC8.unmarshal(PLAIN.toJson(manifest.map()));
            return read.getClass().getSimpleName().startsWith("Generic")
                    ? OperatorKinds.fault(manifest)
                    : leftOver(read, manifest.kind());
        } catch (RuntimeException e) {
            return e.toString();
        }
    }

    /// The path of the first field that nothing took, or `null`.
    private static @Nullable String leftOver(@Nullable Object value, String path) {
        if (value instanceof Collection<?> all) {
            for (Object each : all) {
                String found = leftOver(each, path);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
        if (value == null || !value.getClass().getName().startsWith("io.fabric8.")) {
            return null;
        }
        try {
            for (Method getter : value.getClass().getMethods()) {
                String name = getter.getName();
                if (!name.startsWith("get")
                        || getter.getParameterCount() > 0
                        || getter.getDeclaringClass() == Object.class) {
                    continue;
                }
                Object got = getter.invoke(value);
                if (name.equals("getAdditionalProperties")
                        && got instanceof Map<?, ?> rest
                        && !rest.isEmpty()) {
                    return path + " has unknown " + rest.keySet();
                }
                String found = value.getClass().isEnum() ? null : leftOver(got, path + "." + name);
                if (found != null) {
                    return found;
                }
            }
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
