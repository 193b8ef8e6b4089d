package io.github.slamonitor.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.slamonitor.examples.Figures.Cell;
import io.github.slamonitor.examples.Figures.Mark;
import io.github.slamonitor.examples.Figures.Row;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTest {

    private static final Figures FIGURES = new Figures(
            List.of("service", "requests", "failed"),
            List.of("", "", "max 5%"),
            List.of(
                    new Row("支付", List.of(new Cell("12", Mark.NONE), new Cell("10.00%", Mark.VIOLATED))),
                    new Row("café", List.of(new Cell("1,200", Mark.NONE), new Cell("-", Mark.UNKNOWN)))));

    @Test
    void violatedFiguresHaveAMark() {
        assertThat(table(false, true)).isEqualTo("""
                service  requests    failed
                                     max 5%
                支付           12    10.00% ✗
                café        1,200         - ?
                """);
    }

    @Test
    void marksAreAsciiWhereNothingElseCanBeShown() {
        assertThat(table(false, false)).isEqualTo("""
                service  requests    failed
                                     max 5%
                ??             12    10.00% !
                caf?        1,200         - ?
                """);
    }

    @Test
    void violatedFiguresAreRedOnATerminal() {
        assertThat(table(true, true))
                .contains("    \u001B[31;1m10.00% ✗\u001B[0m\n")
                .contains("\u001B[33m- ?\u001B[0m");
    }

    @Test
    void progressIsShownAfterASecondAndCleared() throws InterruptedException {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(shown, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(err, err, true, true, true, 80);

        ProgressBar.start(terminal, () -> 0.5).stop();
        assertThat(shown.toString(StandardCharsets.UTF_8)).isBlank();

        ProgressBar bar = ProgressBar.start(terminal, () -> 0.5);
        Thread.sleep(1500);
        bar.stop();
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .contains("\r" + "█".repeat(20) + "░".repeat(20) + " 50%, 1 s left")
                .endsWith(" \r");
    }

    private static String table(boolean colour, boolean unicode) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TablePrinter.print(Run.terminal(out, new ByteArrayOutputStream(), colour, unicode), FIGURES);
        return Run.text(out);
    }
}
