package io.xcmgateway.gateway.pkcs11;

import io.xcmgateway.gateway.keystore.Password;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xipki.pkcs11.wrapper.PKCS11Constants;
import org.xipki.pkcs11.wrapper.PKCS11Exception;
import org.xipki.pkcs11.wrapper.PKCS11Module;
import org.xipki.pkcs11.wrapper.Session;
import org.xipki.pkcs11.wrapper.Slot;
import org.xipki.pkcs11.wrapper.Token;
import org.xipki.pkcs11.wrapper.TokenException;

/// A token and the session in which its user is logged in. A session that is lost is opened again
/// once before the call counts as failed.
final class Pkcs11Token {
    private final Pkcs11Module module;
    private final TokenPlace place;

    // For the module's thread alone.
    private @Nullable Connection connection;
    private @Nullable FileTime refusedPin;

    Pkcs11Token(Pkcs11Module module, TokenPlace place) {
        this.module = module;
        this.place = place;
    }

    /// Something to do in a session.
    @FunctionalInterface
    interface Work<T> {
        T in(Connection connection) throws TokenException, Unusable;
    }

    TokenPlace place() {
        return place;
    }

    /// @throws Unusable if the token is not there, does not open, or fails
    <T> T use(Work<T> work) throws Unusable {
        return module.call(
                place.timeout(),
                () -> {
                    Connection before = connection;
                    if (before != null) {
                        try {
                            return work.in(before);
                        } catch (TokenException _) {
                            connection = null; // lost, or so it seems
                        }
                    }
                    Connection now = new Connection(connected());
                    try {
                        T result = work.in(now);
                        connection = now;
                        return result;
                    } catch (TokenException | Unusable e) {
                        end(now.session());
                        throw e;
                    }
                });
    }

    private Session connected() throws Unusable, TokenException {
        @Nullable FileTime pin = refusedPin;
        if (pin != null && pin.equals(pinTime())) {
            throw pinRefused(null);
        }
        refusedPin = null;
        PKCS11Module library = module.ready();
        try {
            return login(library);
        } catch (TokenException | Unusable e) {
            if (refusedPin != null) {
                throw e;
            }
            // A library may notice a token that came back only after it is started anew.
            module.restart();
            return login(library);
        }
    }

    private Session login(PKCS11Module library) throws Unusable, TokenException {
        Session opened = token(library).openSession(true);
        char[] pin;
        try (Password password = Password.read(place.pinFile())) {
            pin = password.chars();
        }
        try {
            opened.login(PKCS11Constants.CKU_USER, pin);
            return opened;
        } catch (PKCS11Exception e) {
            if (e.getErrorCode() == PKCS11Constants.CKR_USER_ALREADY_LOGGED_IN) {
                return opened;
            }
            end(opened);
            if (isAboutPin(e.getErrorCode())) {
                refusedPin = pinTime();
                throw pinRefused(e);
            }
            throw e;
        } finally {
            Arrays.fill(pin, '\0');
        }
    }

    private static boolean isAboutPin(long code) {
        return code == PKCS11Constants.CKR_PIN_INCORRECT
                || code == PKCS11Constants.CKR_PIN_INVALID
                || code == PKCS11Constants.CKR_PIN_LEN_RANGE
                || code == PKCS11Constants.CKR_PIN_EXPIRED
                || code == PKCS11Constants.CKR_PIN_LOCKED;
    }

    /// Tokens lock after a few wrong ones, so a PIN is tried once.
    private Unusable pinRefused(@Nullable PKCS11Exception cause) {
        return new Unusable(
                place.words()
                        + " must open with the PIN in "
                        + place.pinFile()
                        + ", does not"
                        + (cause == null
                                ? "; it is not tried again until the file is written anew"
                                : ": " + cause.getMessage()),
                cause);
    }

    private FileTime pinTime() throws Unusable {
        try {
            return Files.getLastModifiedTime(place.pinFile());
        } catch (IOException e) {
            throw new Unusable("PIN file " + place.pinFile() + " cannot be read", e);
        }
    }

    private Token token(PKCS11Module library) throws Unusable, TokenException {
        List<String> found = new ArrayList<>();
        @Nullable Token named = null;
        for (Slot slot : library.getSlotList(true)) {
            Token token = slot.getToken();
            String label = token.getTokenInfo().getLabel().strip();
            found.add("\"" + label + "\" in slot " + slot.getSlotID());
            Long number = place.slot();
            if (number == null
                    ? label.equals(place.label())
                    : Long.valueOf(slot.getSlotID()).equals(number)) {
                if (named != null) {
                    throw new Unusable("one " + place.words() + " must be there, are two");
                }
                named = token;
            }
        }
        if (named == null) {
            throw new Unusable(place.words() + " must be there, found " + found);
        }
        return named;
    }

    private static void end(Session session) {
        try {
            session.closeSession();
        } catch (PKCS11Exception _) {
            // It is lost anyway.
        }
    }
}
