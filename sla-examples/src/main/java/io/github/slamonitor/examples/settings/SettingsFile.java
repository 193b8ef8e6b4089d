package io.github.slamonitor.examples.settings;

import io.github.slamonitor.SlaPolicy;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Reads {@code sla-monitor.yaml}. What is not known or makes no sense is refused with its line and the nearest right name. */
final class SettingsFile {

    private static final String POLICIES = "policies";

    private final Path file;
    private final Map<String, Value> values = new LinkedHashMap<>();
    private List<SlaPolicy> policies = List.of();

    private SettingsFile(Path file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException when it makes no sense; the message names file, line and remedy
     * @throws UncheckedIOException when it cannot be read
     */
    static SettingsFile read(Path file) {
        SettingsFile settings = new SettingsFile(file);
        settings.root(PolicyFile.text(file, "")).ifPresent(settings::readAll);
        return settings;
    }

    private Optional<Node> root(String text) {
        try {
            return new Compose(LoadSettings.builder()
                            .setMaxAliasesForCollections(0)
                            .build())
                    .composeString(text);
        } catch (MarkedYamlEngineException e) {
            String line = e.getProblemMark()
                    .map(mark -> " line " + (mark.getLine() + 1))
                    .orElse("");
            throw new IllegalArgumentException(file + line + ": this is no YAML: " + e.getProblem(), e);
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(file + ": this is no YAML: " + e.getMessage(), e);
        }
    }

    private void readAll(Node root) {
        for (NodeTuple entry :
                entries(root, "settings are written 'database: sla_violations.db', a name and a value")) {
            String name = YamlText.of(entry.getKeyNode());
            Node value = entry.getValueNode();
            if (name.equals(POLICIES)) {
                policies = new PolicyList(file).read(value);
            } else if (isSection(name)) {
                readSection(name, value);
            } else {
                set(name, entry);
            }
        }
    }

    private static boolean isSection(String name) {
        return Setting.ALL.stream().anyMatch(setting -> setting.isIn(name))
                || Secret.ALL.stream().anyMatch(secret -> secret.name().startsWith(name + "."));
    }

    private void readSection(String section, Node value) {
        if (YamlText.isEmpty(value)) {
            return;
        }
        for (NodeTuple entry : entries(value, section + " has settings of its own, indented in the lines below")) {
            set(section + "." + YamlText.of(entry.getKeyNode()), entry);
        }
    }

    private List<NodeTuple> entries(Node node, String remedy) {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(node, remedy);
        }
        Set<String> names = new HashSet<>();
        for (NodeTuple entry : mapping.getValue()) {
            String name = YamlText.of(entry.getKeyNode());
            if (!names.add(name)) {
                throw wrong(entry.getKeyNode(), name + " is set already");
            }
        }
        return mapping.getValue();
    }

    private void set(String name, NodeTuple entry) {
        Secret.named(name).ifPresent(secret -> {
            throw wrong(entry.getKeyNode(), secret.refusal());
        });
        String origin = origin(entry.getKeyNode());
        if (name.startsWith("limits.") && Amounts.percentile(name.substring("limits.".length())) != null) {
            String percentile = name.substring("limits.".length()) + "=" + text(name, entry);
            values.merge(
                    "limits.percentile",
                    new Value(percentile, origin),
                    (some, more) -> new Value(some.text() + ", " + more.text(), some.origin()));
        } else if (Setting.ALL.stream().anyMatch(setting -> setting.name().equals(name))) {
            values.put(name, new Value(text(name, entry), origin));
        } else {
            throw wrong(entry.getKeyNode(), Suggestion.unknown(name));
        }
    }

    private String text(String name, NodeTuple entry) {
        return YamlText.values(entry.getValueNode())
                .orElseThrow(() -> wrong(entry.getKeyNode(), name + " takes a value, or a list of them"));
    }

    private String origin(Node node) {
        return file + " line " + YamlText.line(node);
    }

    private IllegalArgumentException wrong(Node node, String why) {
        return new IllegalArgumentException(origin(node) + ": " + why);
    }

    /** The values by name of their setting. */
    Map<String, Value> values() {
        return values;
    }

    /** The policies, none when the file has none. */
    List<SlaPolicy> policies() {
        return policies;
    }
}
