package io.xcmgateway.gateway.http.security;

import io.github.bucket4j.TimeMeter;
import io.xcmgateway.gateway.config.FileModes;
import io.xcmgateway.gateway.config.SecurityProperties;
import io.xcmgateway.gateway.config.UnsafeStartException;
import io.xcmgateway.gateway.http.json.RefusedField;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The clients of the file as it is now: read at the start, and again when its content changes. A
/// start with a broken file, or one that names no client, is refused; a broken change is logged and
/// the clients before it stay.
public final class KnownClients {
    private static final Logger LOG = LoggerFactory.getLogger(KnownClients.class);
    private static final int FILE_BYTES_MAX = 1 << 20;

    private final @Nullable Path file;
    private final SecurityProperties properties;
    private final TimeMeter time;
    private volatile Clients now = Clients.NONE;
    private volatile boolean current = true;
    private byte[] content = new byte[0];

    KnownClients(SecurityProperties properties, TimeMeter time) {
        this.file = properties.clientsFile();
        this.properties = properties;
        this.time = time;
        if (file != null && properties.enabled()) {
            String wrong = read(file);
            if (wrong == null && now.named().isEmpty()) {
                wrong = "must name a client";
            }
            if (wrong != null) {
                throw new UnsafeStartException(
                        "xcm-gateway.security.clients-file must be a readable file of clients: "
                                + wrong,
                        "Correct " + file + ", or leave the property unset.");
            }
        }
    }

    Clients now() {
        return now;
    }

    /// Whether the clients are those of the file as it is.
    boolean current() {
        return current;
    }

    /// Takes over what changed in the file. Called by one thread, from time to time.
    public void reread() {
        if (file == null || !properties.enabled()) {
            return;
        }
        String wrong;
        try {
            wrong = read(file);
        } catch (RuntimeException e) {
            // This is the outermost loop of its thread: it must look again, whatever happened.
            LOG.error("the file of clients could not be read", e);
            wrong = "not understood";
        }
        if (wrong != null && current) {
            LOG.error("the file of clients has changed and is not used: {}", wrong);
        }
        current = wrong == null;
    }

    /// What is wrong with the file; `null` if nothing is.
    private synchronized @Nullable String read(Path from) {
        try {
            String changeable = FileModes.changeable(from);
            if (changeable != null) {
                return changeable;
            }
            byte[] bytes = content(from);
            if (bytes.length > FILE_BYTES_MAX) {
                return "must be at most " + FILE_BYTES_MAX + " bytes";
            }
            if (!Arrays.equals(bytes, content)) {
                now = ClientsReader.read(bytes, now, properties.client(), time);
                content = bytes;
                LOG.info("{} clients read", now.named().size());
            }
            return null;
        } catch (IOException e) {
            return "cannot be read (" + e.getClass().getSimpleName() + ")";
        } catch (RefusedField e) {
            return "at \"" + e.pointer() + "\" must be " + e.expected() + ", was " + e.found();
        }
    }

    /// A byte more than may be, if there is.
    private static byte[] content(Path from) throws IOException {
        try (InputStream in = Files.newInputStream(from)) {
            return in.readNBytes(FILE_BYTES_MAX + 1);
        }
    }
}
