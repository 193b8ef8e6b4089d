package io.github.slamonitor.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * An Adaptive Card for a Teams workflow that posts what it receives. All text is in runs of a {@code RichTextBlock}, in which, unlike in
 * a {@code TextBlock}, Teams knows no Markdown.
 */
final class TeamsFormat implements Format {

    /** Teams takes about 28 KB, and the workflow adds some of its own. */
    private static final int MOST_BYTES = 24_000;

    private static final int MOST_CHANGES = 30;
    private static final int LONGEST_HEADLINE = 300;

    private final Optional<URI> dashboard;

    TeamsFormat(Optional<URI> dashboard) {
        this.dashboard = dashboard;
    }

    @Override
    public List<Part> parts(News news) {
        return List.of(new Part(
                news.id(),
                () -> Json.bytes(Digest.largest(
                        news,
                        MOST_CHANGES,
                        (changes, more) -> message(news, changes, more),
                        message -> Json.bytes(message).length <= MOST_BYTES))));
    }

    private JsonNode message(News news, List<Change> changes, String more) {
        ObjectNode message = Json.object().put("type", "message");
        ObjectNode attachment = message.putArray("attachments").addObject();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
        attachment.set("content", card(new Headline(news).text(LONGEST_HEADLINE), changes, more));
        return message;
    }

    private JsonNode card(String headline, List<Change> changes, String more) {
        ObjectNode card = Json.object();
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.put("type", "AdaptiveCard").put("version", "1.4").put("fallbackText", headline);
        card.putObject("msteams").put("width", "Full");
        ArrayNode body = card.putArray("body");
        body.add(block(run(headline).put("size", "Large").put("weight", "Bolder")));
        changes.forEach(change -> body.add(container(change)));
        if (!more.isEmpty()) {
            body.add(block(run(more)));
        }
        dashboard.ifPresent(uri -> card.putArray("actions")
                .addObject()
                .put("type", "Action.OpenUrl")
                .put("title", "Dashboard")
                .put("url", uri.toASCIIString()));
        return card;
    }

    private static JsonNode container(Change change) {
        ObjectNode container = Json.object().put("type", "Container");
        container.put("style", change.look().cardStyle);
        ArrayNode items = container.putArray("items");
        String title = Facts.label(change) + ": " + Facts.service(change);
        items.add(block(run(title).put("weight", "Bolder")));
        items.add(line(run(Facts.rule(change))));
        Facts.of(change)
                .forEach(fact -> items.add(line(run(fact.label() + ": ").put("weight", "Bolder"), run(fact.value()))));
        return container;
    }

    private static JsonNode line(ObjectNode... runs) {
        return block(runs).put("spacing", "None");
    }

    private static ObjectNode block(ObjectNode... runs) {
        ObjectNode block = Json.object().put("type", "RichTextBlock");
        block.putArray("inlines").addAll(List.of(runs));
        return block;
    }

    private static ObjectNode run(String text) {
        return Json.object().put("type", "TextRun").put("text", text);
    }
}
