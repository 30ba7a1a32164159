package io.xcmgateway.gateway.pkcs11;

import io.xcmgateway.gateway.keystore.KeyScheme;
import java.util.HashMap;
import java.util.Map;
import org.xipki.pkcs11.wrapper.Session;
import org.xipki.pkcs11.wrapper.TokenException;

/// A session in which the user is logged in, and what was found in it: handles are a session's own.
/// For the module's thread alone.
final class Connection {
    private final Session session;
    private final Map<Named, Long> handles = new HashMap<>();

    private record Named(KeyScheme scheme, KeyName name) {}

    Connection(Session session) {
        this.session = session;
    }

    Session session() {
        return session;
    }

    /// Of the private half.
    ///
    /// @throws Unusable if there is no such key
    long handle(KeyScheme scheme, KeyName name) throws TokenException, Unusable {
        Named named = new Named(scheme, name);
        Long known = handles.get(named);
        if (known != null) {
            return known;
        }
        long found = TokenKey.find(session, scheme, name).handle();
        handles.put(named, found);
        return found;
    }
}
