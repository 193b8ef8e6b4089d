package io.github.slamonitor.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the services say in their documentation of what they take. Each fails when a body breaks a rule. */
final class ServiceRules {

    private static final String SLACK_LINK = "<https://[^<>|]+\\|Dashboard>";

    private ServiceRules() {}

    /** The body as JSON; it has to be UTF-8 throughout. */
    static JsonNode json(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return Json.MAPPER.readTree(body);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** docs.slack.dev: Block Kit reference of header, section and context; 50 blocks, 20 attachments, text of 40,000 characters. */
    static JsonNode slack(byte[] body) {
        JsonNode message = json(body);
        between(message.path("text").asText(), 1, 40_000);
        assertThat(message.path("attachments").size()).isLessThanOrEqualTo(20);
        List<JsonNode> blocks = new ArrayList<>();
        message.path("blocks").forEach(blocks::add);
        for (JsonNode attachment : message.path("attachments")) {
            assertThat(attachment.path("color").asText("#000000")).matches("#[0-9A-F]{6}");
            attachment.path("blocks").forEach(blocks::add);
        }
        assertThat(blocks).hasSizeBetween(1, 50);
        blocks.forEach(ServiceRules::slackBlock);
        assertThat(message.path("blocks").toString().length()
                        + message.path("attachments").toString().length())
                .isLessThanOrEqualTo(13_000);
        return message;
    }

    private static void slackBlock(JsonNode block) {
        switch (block.path("type").asText()) {
            case "header" -> {
                assertThat(block.path("text").path("type").asText()).isEqualTo("plain_text");
                slackText(block.path("text"), 150);
            }
            case "section" -> {
                slackText(block.path("text"), 3000);
                assertThat(block.path("fields").size()).isBetween(1, 10);
                block.path("fields").forEach(field -> slackText(field, 2000));
            }
            case "context" -> {
                assertThat(block.path("elements").size()).isBetween(1, 10);
                block.path("elements").forEach(element -> slackText(element, 2000));
            }
            default -> throw new AssertionError("no such block: " + block);
        }
    }

    private static void slackText(JsonNode text, int most) {
        String shown = text.path("text").asText();
        between(shown, 1, most);
        if (text.path("type").asText().equals("mrkdwn")) {
            assertThat(text.path("verbatim").asBoolean()).isTrue();
            assertThat(text.has("emoji")).isFalse();
        } else {
            assertThat(text.path("type").asText()).isEqualTo("plain_text");
            assertThat(text.has("verbatim")).isFalse();
        }
        assertThat(shown.replaceAll(SLACK_LINK, "")).doesNotContain("<", ">");
        assertThat(shown.replaceAll("&(amp|lt|gt);", "")).doesNotContain("&");
    }

    /** discord.com/developers: execute webhook, embed limits. */
    static JsonNode discord(byte[] body) {
        JsonNode message = json(body);
        between(message.path("content").asText(), 1, 2000);
        assertThat(message.path("allowed_mentions").path("parse").isArray()).isTrue();
        assertThat(message.path("allowed_mentions").path("parse")).isEmpty();
        assertThat(message.path("embeds").size()).isBetween(1, 10);
        int sum = 0;
        for (JsonNode embed : message.path("embeds")) {
            sum += discordEmbed(embed);
        }
        assertThat(sum).isLessThanOrEqualTo(6000);
        return message;
    }

    private static int discordEmbed(JsonNode embed) {
        int sum = between(embed.path("description").asText(), 1, 4096);
        if (embed.has("title")) {
            sum += between(embed.path("title").asText(), 1, 256);
            assertThat(embed.path("color").asInt(-1)).isBetween(0, 0xFFFFFF);
            assertThat(Instant.parse(embed.path("timestamp").asText())).isNotNull();
        }
        assertThat(embed.path("fields").size()).isLessThanOrEqualTo(25);
        for (JsonNode field : embed.path("fields")) {
            sum += between(field.path("name").asText(), 1, 256)
                    + between(field.path("value").asText(), 1, 1024);
        }
        return sum;
    }

    /** learn.microsoft.com: 28 KB for a message; adaptivecards.io: the elements of version 1.4 that are used. */
    static JsonNode teams(byte[] body) {
        assertThat(body.length).isLessThanOrEqualTo(28 * 1024);
        JsonNode message = json(body);
        assertThat(message.path("type").asText()).isEqualTo("message");
        assertThat(message.path("attachments")).hasSize(1);
        JsonNode attachment = message.path("attachments").get(0);
        assertThat(attachment.path("contentType").asText()).isEqualTo("application/vnd.microsoft.card.adaptive");
        JsonNode card = attachment.path("content");
        assertThat(card.path("type").asText()).isEqualTo("AdaptiveCard");
        assertThat(card.path("version").asText()).isEqualTo("1.4");
        assertThat(card.path("body")).isNotEmpty();
        card.path("body").forEach(ServiceRules::teamsElement);
        return card;
    }

    private static void teamsElement(JsonNode element) {
        if (element.path("type").asText().equals("Container")) {
            assertThat(element.path("style").asText()).isIn("attention", "warning", "accent", "good");
            assertThat(element.path("items")).isNotEmpty();
            element.path("items").forEach(ServiceRules::teamsElement);
            return;
        }
        assertThat(element.path("type").asText()).isEqualTo("RichTextBlock");
        assertThat(element.path("inlines")).isNotEmpty();
        for (JsonNode run : element.path("inlines")) {
            assertThat(run.path("type").asText()).isEqualTo("TextRun");
            assertThat(run.path("text").asText()).isNotEmpty();
        }
    }

    /** developer.pagerduty.com: Events API v2, PD-CEF; 512 KB for an event. */
    static JsonNode pagerDuty(byte[] body) {
        assertThat(body.length).isLessThanOrEqualTo(512 * 1024);
        JsonNode event = json(body);
        assertThat(event.path("routing_key").asText()).hasSize(32);
        String action = event.path("event_action").asText();
        assertThat(action).isIn("trigger", "acknowledge", "resolve");
        between(event.path("dedup_key").asText(), 1, 255);
        if (action.equals("trigger")) {
            JsonNode payload = event.path("payload");
            between(payload.path("summary").asText(), 1, 1024);
            between(payload.path("source").asText(), 1, 255);
            assertThat(Set.of("critical", "error", "warning", "info"))
                    .contains(payload.path("severity").asText());
            assertThat(Instant.parse(payload.path("timestamp").asText())).isNotNull();
        }
        return event;
    }

    private static int between(String text, int least, int most) {
        assertThat(text.length()).as(text).isBetween(least, most);
        assertThat(text).isNotBlank();
        return text.length();
    }
}
