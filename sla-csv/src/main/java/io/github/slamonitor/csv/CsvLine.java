package io.github.slamonitor.csv;

import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Writes rows of comma-separated values, field by field, quoted as RFC 4180 asks. */
final class CsvLine {

    private final Appendable out;
    private boolean empty = true;

    CsvLine(Appendable out) {
        this.out = out;
    }

    /** A whole row of texts. */
    void texts(String... texts) throws IOException {
        for (String text : texts) {
            text(text);
        }
        end();
    }

    /** A field that comes from a user: never a formula to a spreadsheet. */
    CsvLine text(String text) throws IOException {
        field(quoted(isFormula(text) ? "'" + text : text));
        return this;
    }

    /** A number with at least one decimal place, as Python prints it; blank when there is none. */
    CsvLine number(@Nullable BigDecimal number) throws IOException {
        field(number == null ? "" : decimal(number));
        return this;
    }

    void end() throws IOException {
        out.append('\n');
        empty = true;
    }

    private void field(String text) throws IOException {
        if (!empty) {
            out.append(',');
        }
        out.append(text);
        empty = false;
    }

    private static String decimal(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return plain.setScale(Math.max(1, plain.scale())).toPlainString();
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
    }

    private static String quoted(String text) {
        boolean plain =
                text.indexOf(',') < 0 && text.indexOf('"') < 0 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
