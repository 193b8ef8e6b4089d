package io.github.slamonitor.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Slack's Block Kit: a header, and an attachment with its colour for each change. Foreign text is in {@code plain_text}, or in code,
 * where nothing is marked up.
 */
final class SlackFormat implements Format {

    private static final int LONGEST_HEADER = 150;
    private static final int LONGEST_FALLBACK = 1000;
    private static final int LONGEST_FIELD = 2000;
    private static final int LONGEST_SECTION = 3000;

    /** Slack takes 20 attachments well; one is kept for what is not shown. */
    private static final int MOST_CHANGES = 19;

    /** Slack refuses a message whose blocks have over about 13,100 characters together, which it does not document. */
    private static final int LONGEST_MESSAGE = 12_000;

    private final Optional<URI> dashboard;

    SlackFormat(Optional<URI> dashboard) {
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
                        message -> message.toString().length() <= LONGEST_MESSAGE))));
    }

    private JsonNode message(News news, List<Change> changes, String more) {
        Headline headline = new Headline(news);
        ObjectNode message = Json.object();
        message.put("text", headline.text(LONGEST_FALLBACK, SlackFormat::escape));
        message.put("unfurl_links", false).put("unfurl_media", false);
        ObjectNode header = message.putArray("blocks").addObject().put("type", "header");
        header.set("text", plainText(headline.text(LONGEST_HEADER, SlackFormat::escape)));
        ArrayNode attachments = message.putArray("attachments");
        changes.forEach(change -> attachments.add(attachment(change)));
        if (!more.isEmpty() || dashboard.isPresent()) {
            attachments.addObject().putArray("blocks").add(footer(more));
        }
        return message;
    }

    private static JsonNode attachment(Change change) {
        ObjectNode attachment = Json.object();
        attachment.put("color", change.look().hexColour());
        ArrayNode blocks = attachment.putArray("blocks");
        ObjectNode section = blocks.addObject().put("type", "section");
        String title = "*" + Facts.label(change) + "* `"
                + Text.cut(Facts.service(change), LONGEST_SECTION / 2, SlackFormat::code) + "`";
        section.set("text", markdown(title));
        ArrayNode fields = section.putArray("fields");
        fields.add(field(Facts.rule(change)));
        Facts.of(change).forEach(fact -> fields.add(field(fact.label() + ": " + fact.value())));
        return attachment;
    }

    private static JsonNode field(String text) {
        return plainText(Text.cut(text, LONGEST_FIELD, SlackFormat::escape));
    }

    private JsonNode footer(String more) {
        ObjectNode context = Json.object().put("type", "context");
        ArrayNode elements = context.putArray("elements");
        if (!more.isEmpty()) {
            elements.add(plainText(more));
        }
        dashboard.ifPresent(
                uri -> elements.add(markdown("<" + uri.toASCIIString().replace("&", "&amp;") + "|Dashboard>")));
        return context;
    }

    private static JsonNode plainText(String text) {
        return Json.object().put("type", "plain_text").put("text", text).put("emoji", false);
    }

    private static JsonNode markdown(String text) {
        return Json.object().put("type", "mrkdwn").put("text", text).put("verbatim", true);
    }

    /** The three characters that Slack gives a meaning in every text. */
    private static String escape(int c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            default -> Character.toString(c);
        };
    }

    /** Within code only a backtick still means something, and there is no way to write one. */
    private static String code(int c) {
        return c == '`' ? "'" : escape(c);
    }
}
