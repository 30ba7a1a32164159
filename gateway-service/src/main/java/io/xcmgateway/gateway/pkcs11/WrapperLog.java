package io.xcmgateway.gateway.pkcs11;

import org.xipki.pkcs11.wrapper.Logger;

/// What the wrapper of PKCS#11 libraries has to say, which it would print otherwise. Single calls
/// are not written down at any level: they have what is signed, and more.
final class WrapperLog implements Logger {
    private static final System.Logger LOG = System.getLogger(WrapperLog.class.getName());

    @Override
    public void info(String format, Object... arguments) {
        write(System.Logger.Level.DEBUG, format, arguments);
    }

    @Override
    public void warn(String format, Object... arguments) {
        write(System.Logger.Level.WARNING, format, arguments);
    }

    @Override
    public void error(String format, Object... arguments) {
        write(System.Logger.Level.WARNING, format, arguments);
    }

    @Override
    public void debug(String format, Object... arguments) {
        // single calls
    }

    @Override
    public void trace(String format, Object... arguments) {
        // single calls
    }

    @Override
    public boolean isDebugEnabled() {
        return false;
    }

    @Override
    public boolean isInfoEnabled() {
        return LOG.isLoggable(System.Logger.Level.DEBUG);
    }

    @Override
    public boolean isWarnEnabled() {
        return true;
    }

    @Override
    public boolean isTraceEnabled() {
        return false;
    }

    /// @param format with `{}` for each argument
    private static void write(System.Logger.Level level, String format, Object... arguments) {
        if (!LOG.isLoggable(level)) {
            return;
        }
        StringBuilder text = new StringBuilder(format);
        int from = 0;
        for (Object argument : arguments) {
            int at = text.indexOf("{}", from);
            if (at < 0) {
                break;
            }
            String shown = String.valueOf(argument);
            text.replace(at, at + 2, shown);
            from = at + shown.length();
        }
        LOG.log(level, text.toString());
    }
}
