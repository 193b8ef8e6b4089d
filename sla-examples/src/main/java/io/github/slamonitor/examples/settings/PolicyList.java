package io.github.slamonitor.examples.settings;

import io.github.slamonitor.SlaPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The policies in a {@code sla-monitor.yaml}, with the names of {@link Thresholds}. */
final class PolicyList {

    private static final String FORM = "policies are a list: '- services: checkout' with limits in the lines below";

    private final Path file;
    private final Set<String> names = new HashSet<>();

    PolicyList(Path file) {
        this.file = file;
    }

    List<SlaPolicy> read(Node list) {
        if (YamlText.isEmpty(list)) {
            return List.of();
        }
        if (!(list instanceof SequenceNode sequence)) {
            throw wrong(list, FORM);
        }
        List<SlaPolicy> policies = new ArrayList<>();
        for (Node node : sequence.getValue()) {
            if (!(node instanceof MappingNode mapping)) {
                throw wrong(node, FORM);
            }
            policies.add(policy(mapping));
        }
        return policies;
    }

    private SlaPolicy policy(MappingNode node) {
        Thresholds thresholds = Thresholds.none();
        Set<String> keys = new HashSet<>();
        String services = null;
        String name = null;
        for (NodeTuple entry : node.getValue()) {
            String key = YamlText.of(entry.getKeyNode());
            String value = YamlText.values(entry.getValueNode())
                    .orElseThrow(() -> wrong(entry.getKeyNode(), key + " takes a value, or a list of them"));
            if (!keys.add(key)) {
                throw wrong(entry.getKeyNode(), key + " is set already in this policy");
            }
            switch (key) {
                case "services" -> services = value;
                case "name" -> name = value;
                default -> set(thresholds, entry.getKeyNode(), key, value);
            }
        }
        return finished(node, thresholds, name, services);
    }

    private void set(Thresholds thresholds, Node node, String key, String value) {
        try {
            if (thresholds.set(key, value)) {
                return;
            }
        } catch (IllegalArgumentException e) {
            throw wrong(node, key + ": " + e.getMessage());
        }
        throw wrong(node, Suggestion.unknownInPolicy(key));
    }

    private SlaPolicy finished(Node node, Thresholds thresholds, @Nullable String name, @Nullable String services) {
        if (services == null) {
            throw wrong(node, "a policy says what services it is for: services: checkout, or services: '*' for all");
        }
        String unique = name == null ? services : name;
        if (!names.add(unique)) {
            throw wrong(node, "there is a policy '" + unique + "' already; give this one a name of its own");
        }
        try {
            return thresholds.policy(unique, services.split("\\s*,\\s*", -1));
        } catch (IllegalArgumentException e) {
            throw wrong(node, String.valueOf(e.getMessage()));
        }
    }

    private IllegalArgumentException wrong(Node node, String why) {
        return new IllegalArgumentException(file + " line " + YamlText.line(node) + ": " + why);
    }
}
