package io.github.slamonitor.examples;

import java.io.PrintStream;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Where the command writes to, and what can be shown there.
 *
 * @param out for what the command found
 * @param err for errors and the progress bar
 * @param colour whether colours may be used
 * @param unicode whether characters outside ASCII can be shown
 * @param interactive whether a person is looking, so that a line may be written over
 * @param width characters in a line
 */
record Terminal(PrintStream out, PrintStream err, boolean colour, boolean unicode, boolean interactive, int width) {

    private static final int USUAL_WIDTH = 80;
    private static final int NARROWEST = 40;

    /** The terminal that this process runs in, or the files and pipes that stand in for it. */
    static Terminal ofProcess() {
        boolean unicode = charset().startsWith("UTF-");
        boolean interactive = isTerminal() && !"dumb".equals(System.getenv("TERM"));
        String noColour = System.getenv("NO_COLOR");
        boolean colour = interactive && (noColour == null || noColour.isEmpty());
        return new Terminal(System.out, System.err, colour, unicode, interactive, width(System.getenv("COLUMNS")));
    }

    /** On JDK 22 to 24 another console is used unless asked not to: one that is slow, and there without a terminal too. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        System.setProperty("jdk.console", "java.base");
        return System.console() != null;
    }

    Terminal withColour(boolean colour) {
        return new Terminal(out, err, colour, unicode, interactive, width);
    }

    private static String charset() {
        String named = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
        return named == null ? Charset.defaultCharset().name() : named;
    }

    private static int width(@Nullable String columns) {
        try {
            return columns == null ? USUAL_WIDTH : Math.max(NARROWEST, Integer.parseInt(columns));
        } catch (NumberFormatException e) {
            return USUAL_WIDTH;
        }
    }

    /** What stands beside a violated figure. */
    String violatedMark() {
        return unicode ? "✗" : "!";
    }

    /** What stands beside a figure that there is too little data for. */
    String unknownMark() {
        return "?";
    }

    String red(String text) {
        return styled("31;1", text);
    }

    String green(String text) {
        return styled("32;1", text);
    }

    String yellow(String text) {
        return styled("33", text);
    }

    String bold(String text) {
        return styled("1", text);
    }

    String faint(String text) {
        return styled("2", text);
    }

    private String styled(String code, String text) {
        return colour ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }

    /** A text from outside that can do no harm here; see {@link ShownText#harmless}. */
    String harmless(String text) {
        return ShownText.harmless(text, unicode);
    }
}
