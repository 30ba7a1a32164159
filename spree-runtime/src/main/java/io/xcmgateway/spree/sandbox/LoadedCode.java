package io.xcmgateway.spree.sandbox;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import io.xcmgateway.api.bytes.ByteString;
import java.lang.reflect.Constructor;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Compiled code that this JVM has loaded, verified and linked; goes away with the last module that
/// uses it.
public final class LoadedCode {
    private final Constructor<? extends Machine> machine;

    private LoadedCode(Constructor<? extends Machine> machine) {
        this.machine = machine;
    }

    /// @throws LinkageError if this JVM does not take it
    public static LoadedCode of(CompiledCode code) {
        Classes classes = new Classes(code.classes());
        try {
            for (String name : code.classes().keySet()) {
                // Now, not in the middle of a run.
                Class.forName(name, true, classes);
            }
            return new LoadedCode(
                    Class.forName(code.mainClass(), true, classes)
                            .asSubclass(Machine.class)
                            .getConstructor(Instance.class));
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new LinkageError("compiled code must have a machine: " + code.mainClass(), e);
        }
    }

    Machine machine(Instance instance) {
        try {
            return machine.newInstance(instance);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a machine that was linked must be made", e);
        }
    }

    /// Defines each class once, and then forgets its bytes.
    private static final class Classes extends ClassLoader {
        private final Map<String, ByteString> undefined;

        Classes(Map<String, ByteString> classes) {
            super(LoadedCode.class.getClassLoader());
            this.undefined = new HashMap<>(classes);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            ByteString bytes = take(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes.toByteArray(), 0, bytes.length());
        }

        private synchronized @Nullable ByteString take(String name) {
            return undefined.remove(name);
        }
    }
}
