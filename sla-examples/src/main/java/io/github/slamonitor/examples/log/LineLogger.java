package io.github.slamonitor.examples.log;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** A logger of SLF4J that writes {@link LogLines}. */
final class LineLogger extends LegacyAbstractLogger {

    @Serial
    private static final long serialVersionUID = 1;

    LineLogger(String name) {
        this.name = name;
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            @Nullable String message,
            Object @Nullable [] arguments,
            @Nullable Throwable cause) {
        String text = MessageFormatter.basicArrayFormat(message, arguments);
        LogLines.write(name, level, text == null ? "" : text, cause);
    }

    @Override
    public boolean isTraceEnabled() {
        return false;
    }

    @Override
    public boolean isDebugEnabled() {
        return LogLines.isLogged(name, Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return LogLines.isLogged(name, Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return LogLines.isLogged(name, Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return LogLines.isLogged(name, Level.ERROR);
    }
}
