package io.github.slamonitor.examples.http;

/** Writes metrics in the text format of Prometheus. */
final class PrometheusText {

    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder out = new StringBuilder(4096);

    /** Begins a metric, whose samples follow. */
    PrometheusText metric(String name, String type, String help) {
        out.append("# HELP ")
                .append(name)
                .append(' ')
                .append(help.replace("\\", "\\\\"))
                .append('\n');
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    /** A sample with the names and values of its labels in turn. */
    PrometheusText sample(String name, double value, String... labels) {
        return sampleOf(name, number(value), labels);
    }

    PrometheusText sample(String name, long value, String... labels) {
        return sampleOf(name, Long.toString(value), labels);
    }

    private PrometheusText sampleOf(String name, String value, String... labels) {
        out.append(name);
        for (int i = 0; i < labels.length; i += 2) {
            out.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"");
            escape(labels[i + 1]);
            out.append('"');
        }
        out.append(labels.length == 0 ? " " : "} ").append(value).append('\n');
        return this;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '"' -> out.append("\\\"");
                case '\n' -> out.append("\\n");
                default -> out.append(c);
            }
        }
    }

    private static String number(double value) {
        if (Double.isFinite(value)) {
            return Double.toString(value);
        }
        return Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
