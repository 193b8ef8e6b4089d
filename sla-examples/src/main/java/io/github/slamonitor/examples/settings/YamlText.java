package io.github.slamonitor.examples.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The texts of a YAML file, all taken as written: 1%, yes and 10:30 are what they look like. */
final class YamlText {

    private YamlText() {}

    /** A text; what is none is told as such. */
    static String of(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue().strip() : "(no text)";
    }

    /** Whether nothing is written there, as when all lines of a section are comments. */
    static boolean isEmpty(Node node) {
        return node instanceof ScalarNode scalar && scalar.getValue().isBlank();
    }

    /** A value, or the values of a list with commas between them; empty when it is neither. */
    static Optional<String> values(Node node) {
        if (node instanceof MappingNode || isEmpty(node)) {
            return Optional.empty();
        }
        if (!(node instanceof SequenceNode sequence)) {
            return Optional.of(of(node));
        }
        List<String> texts = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            if (!(item instanceof ScalarNode)) {
                return Optional.empty();
            }
            texts.add(of(item));
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", texts));
    }

    /** The line that it begins on, the first being 1. */
    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
