package io.xcmgateway.gateway.http.security;

import io.github.bucket4j.TimeMeter;
import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.gateway.config.SecurityProperties.Limits;
import io.xcmgateway.gateway.http.json.JsonFields;
import io.xcmgateway.gateway.http.json.RefusedField;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the file of clients, strictly:
///
///     {"clients": [
///       {"name": "acme",
///        "scopes": ["halts:write", "retries:write"],
///        "keys": [{"id": "00112233aabbccdd", "sha256": "0x…"}],
///        "certificates": ["CN=acme,O=Acme"],
///        "subjects": ["acme-backend"],
///        "budget": {"gasPerSecond": "2000000000", "gasBurst": "20000000000",
///                   "requestsPerSecond": "1000", "requestsBurst": "2000"}}]}
///
/// All but `name` may be left out. A client may have several keys at a time, to change from one to
/// the next. A token of a subject has the client's name and budget, and the scopes of the token.
final class ClientsReader {
    static final int CLIENTS_MAX = 1000;

    /// Keys, certificates or subjects of one client.
    static final int CREDENTIALS_MAX = 16;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Clients before;
    private final Limits defaults;
    private final TimeMeter time;
    private final Map<String, Clients.Key> keys = new HashMap<>();
    private final Map<String, Caller.Known> certificates = new HashMap<>();
    private final Map<String, Caller.Known> subjects = new HashMap<>();
    private final Map<String, Caller.Known> named = new HashMap<>();

    private ClientsReader(Clients before, Limits defaults, TimeMeter time) {
        this.before = before;
        this.defaults = defaults;
        this.time = time;
    }

    /// @param before whose budgets go on where they are the same
    /// @param defaults of a client without budget
    static Clients read(byte[] json, Clients before, Limits defaults, TimeMeter time)
            throws RefusedField {
        ClientsReader reader = new ClientsReader(before, defaults, time);
        JsonFields file = JsonFields.parse(json, "clients");
        for (Item item : items(file, "clients", CLIENTS_MAX)) {
            reader.client(item);
        }
        return new Clients(reader.keys, reader.certificates, reader.subjects, reader.named);
    }

    private record Item(JsonNode node, String pointer) {
        String text() throws RefusedField {
            if (!node.isString()) {
                throw new RefusedField(pointer, "a string", "something else");
            }
            return node.stringValue();
        }
    }

    private void client(Item item) throws RefusedField {
        JsonFields fields =
                JsonFields.of(
                        item.node(),
                        item.pointer(),
                        "name",
                        "scopes",
                        "keys",
                        "certificates",
                        "subjects",
                        "budget");
        String name = fields.text("name");
        if (!NAME.matcher(name).matches()) {
            throw new RefusedField(
                    fields.pointer("name"), "1 to 64 of A-Z a-z 0-9 . _ -", JsonFields.shown(name));
        }
        Caller.Known client = new Caller.Known(name, scopes(fields), budget(fields, name));
        add(named, name, client, fields.pointer("name"));
        for (Item key : items(fields, "keys", CREDENTIALS_MAX)) {
            JsonFields stored = JsonFields.of(key.node(), key.pointer(), "id", "sha256");
            String id = stored.text("id");
            if (!ApiKey.ID.matcher(id).matches()) {
                throw new RefusedField(
                        stored.pointer("id"), "16 lower-case hex digits", JsonFields.shown(id));
            }
            ByteString sha256 = stored.bytes("sha256", 32);
            add(keys, id, new Clients.Key(sha256, client), stored.pointer("id"));
        }
        for (Item subject : items(fields, "certificates", CREDENTIALS_MAX)) {
            String text = subject.text();
            String canonical = distinguishedName(text);
            if (canonical == null) {
                throw new RefusedField(
                        subject.pointer(), "a distinguished name", JsonFields.shown(text));
            }
            add(certificates, canonical, client, subject.pointer());
        }
        for (Item subject : items(fields, "subjects", CREDENTIALS_MAX)) {
            add(subjects, subject.text(), client, subject.pointer());
        }
    }

    private static Set<Scope> scopes(JsonFields fields) throws RefusedField {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (Item item : items(fields, "scopes", Scope.values().length)) {
            String word = item.text();
            Scope scope = Scope.of(word);
            if (scope == null) {
                throw new RefusedField(
                        item.pointer(), "one of " + Scope.words(), JsonFields.shown(word));
            }
            scopes.add(scope);
        }
        return scopes;
    }

    private Budget budget(JsonFields fields, String name) throws RefusedField {
        Limits limits = defaults;
        if (fields.has("budget")) {
            JsonFields budget =
                    fields.object(
                            "budget",
                            "gasPerSecond",
                            "gasBurst",
                            "requestsPerSecond",
                            "requestsBurst");
            limits =
                    new Limits(
                            number(budget, "gasPerSecond", 1000, Limits.MAX),
                            number(budget, "gasBurst", 1000, Limits.MAX),
                            (int) number(budget, "requestsPerSecond", 1, 1_000_000),
                            (int) number(budget, "requestsBurst", 1, 10_000_000));
        }
        Caller.Known earlier = before.named().get(name);
        return earlier != null && earlier.budget().limits().equals(limits)
                ? earlier.budget()
                : new Budget(limits, time);
    }

    private static long number(JsonFields fields, String name, long least, long most)
            throws RefusedField {
        long value = fields.u64(name);
        if (Long.compareUnsigned(value, least) < 0 || Long.compareUnsigned(value, most) > 0) {
            throw new RefusedField(
                    fields.pointer(name), least + ".." + most, Long.toUnsignedString(value));
        }
        return value;
    }

    private static <T> void add(Map<String, T> all, String name, T value, String pointer)
            throws RefusedField {
        if (all.putIfAbsent(name, value) != null) {
            throw new RefusedField(pointer, "given once", "twice: " + JsonFields.shown(name));
        }
    }

    private static List<Item> items(JsonFields fields, String name, int most) throws RefusedField {
        if (!fields.has(name)) {
            return List.of();
        }
        JsonNode array = fields.node(name);
        if (!array.isArray() || array.size() > most) {
            throw new RefusedField(
                    fields.pointer(name), "an array of at most " + most, "something else");
        }
        List<Item> items = new ArrayList<>();
        for (JsonNode node : array) {
            items.add(new Item(node, fields.pointer(name) + "/" + items.size()));
        }
        return items;
    }

    /// One way to write a distinguished name; `null` if it is none.
    static @Nullable String distinguishedName(String text) {
        try {
            Function<LdapName, String> canonical =
                    name -> new javax.security.auth.x500.X500Principal(name.toString()).getName();
            return canonical.apply(new LdapName(text));
        } catch (InvalidNameException | IllegalArgumentException _) {
            return null;
        }
    }
}
