package io.github.slamonitor.csv;

import java.io.Serial;

/**
 * A CSV file that cannot be used; the message says which, where and why.
 *
 * <pre>{@code
 * try {
 *     CsvMetrics.read(Path.of("hourly.csv"));
 * } catch (CsvException e) {
 *     System.err.println(e.getMessage());
 * }
 * }</pre>
 */
public final class CsvException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * An exception with a message.
     *
     * @param message which file, where and why
     */
    public CsvException(String message) {
        super(message);
    }

    /**
     * An exception with a message and its cause.
     *
     * @param message which file, where and why
     * @param cause what brought it about
     */
    public CsvException(String message, Throwable cause) {
        super(message, cause);
    }
}
