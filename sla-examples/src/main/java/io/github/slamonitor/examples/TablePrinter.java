package io.github.slamonitor.examples;

import io.github.slamonitor.examples.Figures.Cell;
import io.github.slamonitor.examples.Figures.Row;
import java.util.ArrayList;
import java.util.List;

/** Prints figures as an aligned table, violated ones marked. */
final class TablePrinter {

    private static final int MOST_ROWS = 40;
    private static final int NARROWEST_SERVICE = 12;
    private static final String GAP = "  ";

    private final Terminal terminal;
    private final Figures figures;
    private final int[] widths;

    private TablePrinter(Terminal terminal, Figures figures) {
        this.terminal = terminal;
        this.figures = figures;
        this.widths = new int[figures.headers().size()];
    }

    static void print(Terminal terminal, Figures figures) {
        new TablePrinter(terminal, figures).print();
    }

    private void print() {
        List<Row> rows = rowsToShow();
        measure(rows);
        terminal.out().println(terminal.bold(line(figures.headers())));
        if (!String.join("", figures.limits()).isEmpty()) {
            terminal.out().println(terminal.faint(line(figures.limits())));
        }
        for (Row row : rows) {
            print(row);
        }
        int left = figures.rows().size() - rows.size();
        if (left > 0) {
            terminal.out().println(terminal.faint("and " + FigureText.count(left) + " more services, not shown"));
        }
    }

    /** All services, or of very many those with something to say. */
    private List<Row> rowsToShow() {
        List<Row> rows = figures.rows();
        if (rows.size() <= MOST_ROWS) {
            return rows;
        }
        List<Row> marked = new ArrayList<>();
        for (Row row : rows) {
            if (row.isMarked() && marked.size() < MOST_ROWS) {
                marked.add(row);
            }
        }
        return marked.isEmpty() ? rows.subList(0, MOST_ROWS) : marked;
    }

    private void measure(List<Row> rows) {
        int others = 0;
        for (int column = 1; column < widths.length; column++) {
            widths[column] = Math.max(
                    ShownText.width(figures.headers().get(column)),
                    ShownText.width(figures.limits().get(column)));
            for (Row row : rows) {
                widths[column] = Math.max(
                        widths[column], row.cells().get(column - 1).text().length());
            }
            others += GAP.length() + widths[column] + GAP.length();
        }
        widths[0] = ShownText.width(figures.headers().get(0));
        for (Row row : rows) {
            widths[0] = Math.max(widths[0], ShownText.width(terminal.harmless(row.service())));
        }
        widths[0] = Math.min(widths[0], Math.max(NARROWEST_SERVICE, terminal.width() - others));
    }

    private String line(List<String> texts) {
        StringBuilder line = new StringBuilder(ShownText.padRight(texts.get(0), widths[0]));
        for (int column = 1; column < texts.size(); column++) {
            line.append(GAP)
                    .append(ShownText.padLeft(texts.get(column), widths[column]))
                    .append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private void print(Row row) {
        String service = ShownText.fit(terminal.harmless(row.service()), widths[0], terminal.unicode());
        StringBuilder line = new StringBuilder(ShownText.padRight(service, widths[0]));
        for (int column = 1; column < widths.length; column++) {
            Cell cell = row.cells().get(column - 1);
            line.append(GAP)
                    .append(" ".repeat(Math.max(0, widths[column] - cell.text().length())));
            line.append(marked(cell));
        }
        terminal.out().println(line.toString().stripTrailing());
    }

    private String marked(Cell cell) {
        return switch (cell.mark()) {
            case NONE -> cell.text() + GAP;
            case VIOLATED -> terminal.red(cell.text() + " " + terminal.violatedMark());
            case UNKNOWN -> terminal.yellow(cell.text() + " " + terminal.unknownMark());
        };
    }
}
