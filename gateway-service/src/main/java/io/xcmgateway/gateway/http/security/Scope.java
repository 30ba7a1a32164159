package io.xcmgateway.gateway.http.security;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a client may be allowed beyond what everybody is: the words of the file of clients and of
/// the claim `scope` of tokens. A word is never given another meaning.
public enum Scope {
    /// Reads, proofs and dry runs, where these are not public.
    READ("read"),
    /// Registers modules.
    MODULES("modules:write"),
    /// Opts host chains in and out.
    INSTANCES("instances:write"),
    /// Lets a halted instance go on, or pass over a message.
    HALTS("halts:write"),
    /// Has parked messages tried again.
    RETRIES("retries:write"),
    /// Submits messages whose origin the gateway's relayer vouches for.
    ORIGINS("origins:assert"),
    /// Reads metrics, where these are not public.
    METRICS("metrics:read"),
    /// Makes backups, and sees which there are.
    BACKUPS("backups:write");

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /// `null` for a word that means nothing here.
    static @Nullable Scope of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word.equals(word))
                .findFirst()
                .orElse(null);
    }

    /// The scopes among `words`; a token has words for other services too.
    static Set<Scope> among(Iterable<String> words) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String word : words) {
            Scope scope = of(word);
            if (scope != null) {
                scopes.add(scope);
            }
        }
        return scopes;
    }

    /// All words, for a message.
    static String words() {
        return Arrays.stream(values())
                .map(Scope::word)
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }
}
