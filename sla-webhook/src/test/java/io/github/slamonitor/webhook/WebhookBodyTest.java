package io.github.slamonitor.webhook;

import static io.github.slamonitor.Severity.CRITICAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.slamonitor.Acknowledgement;
import io.github.slamonitor.Bound;
import io.github.slamonitor.Measurement;
import io.github.slamonitor.Severity;
import io.github.slamonitor.Transition;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The JSON body beside its schema and its documentation. */
class WebhookBodyTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().endsWith("sla-webhook") ? Path.of("..") : Path.of("");
    private static final Path SNIPPET =
            Path.of("sla-webhook/src/test/java/io/github/slamonitor/webhook/VerifySnippet.java");

    private static JsonNode body(News news) {
        Format format = new JsonFormat(Optional.of(URI.create("https://sla.example.com")));
        return WebhookBodySchema.check(format.parts(news).get(0).body().get());
    }

    @Test
    void documentationShowsABodyAsItIsSent() throws IOException {
        String shown = between(documentation(), "```json\n", "```");
        assertThat(Json.MAPPER.readTree(shown)).isEqualTo(body(Samples.news(Samples.resolved("payment"))));
    }

    @Test
    void documentationShowsTheCodeThatIsTested() throws IOException {
        String shown = between(documentation(), "```java\n", "```");
        String tested = between(Files.readString(ROOT.resolve(SNIPPET)), "    // snippet\n", "    // end");
        assertThat(shown.strip()).isEqualTo(tested.stripTrailing().stripIndent().strip());
    }

    @Test
    void everyKindOfChangeIsAsTheSchemaSays() {
        for (Transition.Kind kind : Transition.Kind.values()) {
            JsonNode change =
                    body(Samples.news(Samples.later(kind, "a", CRITICAL))).at("/changes/0");
            assertThat(change.path("kind").asText()).isEqualTo(kind.name().toLowerCase(Locale.ROOT));
            assertThat(change.has("acknowledgement")).isFalse();
        }
        Change seen = Change.of(Samples.violation("a", CRITICAL), new Acknowledgement("kim", "on it", Samples.NOON));
        JsonNode change = body(new News("n", Samples.NOON, List.of(seen))).at("/changes/0");
        assertThat(change.path("kind").asText()).isEqualTo("acknowledged");
        assertThat(change.at("/acknowledgement/by").asText()).isEqualTo("kim");
        assertThat(change.at("/acknowledgement/note").asText()).isEqualTo("on it");
    }

    @Test
    void schemaKnowsEveryWord() {
        assertThat(words("/$defs/change/properties/kind/enum")).containsExactlyInAnyOrder(names(Change.Kind.values()));
        assertThat(words("/$defs/violation/properties/severity/enum"))
                .containsExactlyInAnyOrder(names(Severity.values()));
        assertThat(words("/$defs/bound/properties/comparison/enum"))
                .containsExactlyInAnyOrder(names(Bound.Comparison.values()));
        assertThat(words("/$defs/measurement/properties/unit/enum"))
                .containsExactlyInAnyOrder(names(Measurement.Unit.values()));
    }

    @Test
    void schemaRefusesABodyWithAFieldLessOrMore() {
        ObjectNode body = (ObjectNode) body(Samples.news(Samples.opened("a")));
        assertThat(WebhookBodySchema.accepts(body)).isTrue();
        ObjectNode more = body.deepCopy();
        ((ObjectNode) more.at("/changes/0/violation/evidence")).put("secret", 1);
        assertThat(WebhookBodySchema.accepts(more)).isFalse();
        ObjectNode less = body.deepCopy();
        ((ObjectNode) less.at("/changes/0/violation")).remove("service");
        assertThat(WebhookBodySchema.accepts(less)).isFalse();
    }

    @Test
    void namesArriveAsTheyAre() {
        for (String name : HostileTexts.NAMES) {
            JsonNode body = body(Samples.news(Samples.opened(name)));
            assertThat(body.at("/changes/0/violation/service").asText()).isEqualTo(Text.wellFormed(name));
        }
        assertThat(Text.wellFormed("a\uD83D\uDE80\uD83Db")).isEqualTo("a\uD83D\uDE80\uFFFDb");
    }

    private static String documentation() throws IOException {
        return Files.readString(ROOT.resolve("docs/webhook-body.md"));
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        assertThat(text).contains(start, end);
        return text.substring(from, text.indexOf(end, from));
    }

    private static List<String> words(String pointer) {
        return StreamSupport.stream(WebhookBodySchema.JSON.at(pointer).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String[] names(Enum<?>[] constants) {
        return List.of(constants).stream()
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }
}
