package io.github.slamonitor.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Discord's embeds, one with its colour for each change. Nobody is mentioned, whatever a service is called. */
final class DiscordFormat implements Format {

    private static final int LONGEST_CONTENT = 2000;
    private static final int LONGEST_TITLE = 256;
    private static final int LONGEST_DESCRIPTION = 4096;
    private static final int LONGEST_FIELD_VALUE = 1024;

    /** Discord takes 10 embeds; one is kept for what is not shown. */
    private static final int MOST_CHANGES = 9;

    /** Of all embeds of a message together. */
    private static final int MOST_CHARACTERS = 6000;

    private static final Set<String> COUNTED = Set.of("title", "description", "name", "value", "text");

    private final Optional<URI> dashboard;

    DiscordFormat(Optional<URI> dashboard) {
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
                        message -> characters(message.path("embeds")) <= MOST_CHARACTERS))));
    }

    private JsonNode message(News news, List<Change> changes, String more) {
        ObjectNode message = Json.object();
        message.put("content", new Headline(news).text(LONGEST_CONTENT / 2, DiscordFormat::escape));
        message.putObject("allowed_mentions").putArray("parse");
        ArrayNode embeds = message.putArray("embeds");
        changes.forEach(change -> embeds.add(embed(change)));
        if (!more.isEmpty()) {
            embeds.addObject().put("description", more);
        }
        return message;
    }

    private JsonNode embed(Change change) {
        ObjectNode embed = Json.object();
        embed.put(
                "title",
                Text.cut(Facts.label(change) + ": " + Facts.service(change), LONGEST_TITLE, DiscordFormat::escape));
        embed.put("description", Text.cut(Facts.rule(change), LONGEST_DESCRIPTION, DiscordFormat::escape));
        embed.put("color", change.look().colour);
        embed.put("timestamp", change.at().toString());
        dashboard.ifPresent(uri -> embed.put("url", uri.toASCIIString()));
        ArrayNode fields = embed.putArray("fields");
        for (Fact fact : Facts.of(change)) {
            fields.addObject()
                    .put("name", fact.label())
                    .put("value", Text.cut(fact.value(), LONGEST_FIELD_VALUE, DiscordFormat::escape));
        }
        return embed;
    }

    private static int characters(JsonNode node) {
        int sum = 0;
        for (String name : COUNTED) {
            sum += node.findValues(name).stream()
                    .mapToInt(text -> text.asText().length())
                    .sum();
        }
        return sum;
    }

    /** Everything that is markup somewhere, and what makes a link or a mention. */
    private static String escape(int c) {
        return "\\*_~`|<>[]()#/@".indexOf(c) >= 0 ? "\\" + (char) c : Character.toString(c);
    }
}
