package io.github.slamonitor.webhook;

import static io.github.slamonitor.Severity.CRITICAL;
import static io.github.slamonitor.Severity.INFO;
import static io.github.slamonitor.Severity.WARNING;
import static io.github.slamonitor.Transition.Kind.FLAPPING;
import static io.github.slamonitor.Transition.Kind.FLAPPING_ENDED;
import static io.github.slamonitor.Transition.Kind.REMINDED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.slamonitor.Acknowledgement;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What a reader sees in each service. */
class LooksTest {

    private static final Optional<URI> DASHBOARD = Optional.of(URI.create("https://sla.example.com/?a=1&b=2"));

    @Test
    void slackShowsAChangeInItsColourWithAllThatIsKnown() {
        JsonNode message = slack(Samples.news(Samples.opened("pay_ment")));
        assertThat(message.path("text").asText()).isEqualTo("CRITICAL: 1 service in violation: pay_ment");
        assertThat(message.at("/blocks/0/text/text").asText()).isEqualTo("CRITICAL: 1 service in violation: pay_ment");
        assertThat(message.at("/attachments/0/color").asText()).isEqualTo("#D32F2F");
        assertThat(message.at("/attachments/0/blocks/0/text/text").asText()).isEqualTo("*CRITICAL* `pay_ment`");
        assertThat(texts(message.at("/attachments/0/blocks/0/fields"), "text"))
                .containsExactly(
                        "failure rate at most 5%: 10.22% of 2407 requests failed",
                        "Since: 2026-05-04 12:00:00 UTC",
                        "Value: 10.22%, must be at most 5%",
                        "Requests: 2407, 246 failed, 12 slow",
                        "Worst minutes: 11:58:00 to 11:59:00 UTC: 20% of 480",
                        "Because: contract 4.2",
                        "Policy: checkout-policy");
        assertThat(message.at("/attachments/1/blocks/0/elements/0/text").asText())
                .isEqualTo("<https://sla.example.com/?a=1&amp;b=2|Dashboard>");
    }

    @Test
    void slackMarksUpNothingInANameAndCallsNobody() {
        String hostile = "<!channel> *a* & `b`";
        JsonNode section = slack(Samples.news(Samples.opened(hostile))).at("/attachments/0/blocks/0/text/text");
        assertThat(section.asText()).isEqualTo("*CRITICAL* `&lt;!channel&gt; *a* &amp; 'b'`");
    }

    @Test
    void discordShowsAChangeInItsColourWithAllThatIsKnown() {
        JsonNode message = discord(Samples.news(Samples.opened("payment", WARNING)));
        assertThat(message.path("content").asText()).isEqualTo("WARNING: 1 service in violation: payment");
        JsonNode embed = message.at("/embeds/0");
        assertThat(embed.path("title").asText()).isEqualTo("WARNING: payment");
        assertThat(embed.path("color").asInt()).isEqualTo(0xF9A825);
        assertThat(embed.path("url").asText()).isEqualTo("https://sla.example.com/?a=1&b=2");
        assertThat(embed.path("timestamp").asText()).isEqualTo("2026-05-04T12:00:00Z");
        assertThat(texts(embed.path("fields"), "name"))
                .containsExactly("Since", "Value", "Requests", "Worst minutes", "Because", "Policy");
    }

    @Test
    void discordEscapesMarkupLinksAndMentions() {
        String hostile = "@everyone <@1> *b* _i_ ~s~ `c` ||x|| [t](https://e.x) # > \\";
        assertThat(discord(Samples.news(Samples.opened(hostile)))
                        .at("/embeds/0/title")
                        .asText())
                .isEqualTo("CRITICAL: \\@everyone \\<\\@1\\> \\*b\\* \\_i\\_ \\~s\\~ \\`c\\` \\|\\|x\\|\\| "
                        + "\\[t\\]\\(https:\\/\\/e.x\\) \\# \\> \\\\");
    }

    @Test
    void teamsShowsAChangeInItsStyleWithAllThatIsKnown() {
        JsonNode card = teams(Samples.news(Samples.opened("payment", INFO)));
        assertThat(card.at("/body/0/inlines/0/text").asText()).isEqualTo("INFO: 1 service in violation: payment");
        assertThat(card.at("/body/1/style").asText()).isEqualTo("accent");
        assertThat(card.at("/body/1/items/0/inlines/0/text").asText()).isEqualTo("INFO: payment");
        assertThat(card.at("/body/1/items/1/inlines/0/text").asText())
                .isEqualTo("failure rate at most 5%: 10.22% of 2407 requests failed");
        assertThat(card.at("/body/1/items/2/inlines/1/text").asText()).isEqualTo("2026-05-04 12:00:00 UTC");
        assertThat(card.at("/actions/0/url").asText()).isEqualTo("https://sla.example.com/?a=1&b=2");
    }

    @Test
    void whatIsMetAgainIsShownAsResolvedAndTellsHowLongItLasted() {
        News news = Samples.news(Samples.resolved("payment"));
        JsonNode slack = slack(news);
        assertThat(slack.path("text").asText()).isEqualTo("Resolved: 1 service: payment");
        assertThat(slack.at("/attachments/0/color").asText()).isEqualTo("#2E7D32");
        assertThat(slack.at("/attachments/0/blocks/0/text/text").asText()).isEqualTo("*Resolved* `payment`");
        assertThat(texts(slack.at("/attachments/0/blocks/0/fields"), "text"))
                .contains("Lasted: 12 min, 2026-05-04 12:00:00 UTC to 2026-05-04 12:12:00 UTC");
        assertThat(discord(news).at("/embeds/0/color").asInt()).isEqualTo(0x2E7D32);
        assertThat(teams(news).at("/body/1/style").asText()).isEqualTo("good");
    }

    @Test
    void remindersAndFlappingAreNamed() {
        assertThat(title(Samples.news(Samples.later(REMINDED, "a", CRITICAL)))).isEqualTo("*Still CRITICAL* `a`");
        assertThat(title(Samples.news(Samples.later(FLAPPING, "a", WARNING)))).isEqualTo("*WARNING, flapping* `a`");
        assertThat(title(Samples.news(Samples.later(FLAPPING_ENDED, "a", WARNING))))
                .isEqualTo("*WARNING, flapping ended* `a`");
        assertThat(slack(Samples.news(Samples.later(REMINDED, "a", CRITICAL)))
                        .path("text")
                        .asText())
                .isEqualTo("CRITICAL: 1 service still in violation: a");
        assertThat(texts(
                        slack(Samples.news(Samples.later(REMINDED, "a", CRITICAL)))
                                .at("/attachments/0/blocks/0/fields"),
                        "text"))
                .contains("Since: 2026-05-04 12:00:00 UTC, for 12 min");
    }

    @Test
    void acknowledgementSaysWhoHasSeenIt() {
        Change change =
                Change.of(Samples.violation("a", CRITICAL), new Acknowledgement("kim", "second *bank*", Samples.NOON));
        News news = new News("n", Samples.NOON, List.of(change));
        assertThat(title(news)).isEqualTo("*Acknowledged CRITICAL* `a`");
        assertThat(slack(news).path("text").asText()).isEqualTo("CRITICAL: 1 service acknowledged: a");
        assertThat(texts(slack(news).at("/attachments/0/blocks/0/fields"), "text"))
                .contains("Acknowledged: by kim: second *bank*");
    }

    @Test
    void theWorstIsShownFirstAndWhatIsResolvedLast() {
        News news = Samples.news(
                Samples.resolved("r"), Samples.opened("i", INFO), Samples.opened("c"), Samples.opened("w", WARNING));
        JsonNode message = slack(news);
        assertThat(message.path("text").asText())
                .isEqualTo("CRITICAL: 3 services in violation: c, w, i; resolved: 1 service: r");
        assertThat(texts(message.path("attachments"), "color"))
                .containsExactly("#D32F2F", "#F9A825", "#1976D2", "#2E7D32", "");
    }

    @Test
    void serviceWithOneRuleResolvedAndAnotherViolatedIsInViolation() {
        News news = Samples.news(Samples.resolved("a"), Samples.opened("a"));
        assertThat(slack(news).path("text").asText()).isEqualTo("CRITICAL: 1 service in violation: a");
    }

    @Test
    void fiveHundredServicesAreCountedWhereTheyAreNotShown() {
        News news = Samples.news(Samples.large(500));
        JsonNode discord = discord(news);
        assertThat(discord.path("content").asText())
                .startsWith("CRITICAL: 500 services in violation: service-0, service-3")
                .endsWith(" and 490 more");
        assertThat(discord.path("embeds")).hasSize(10);
        assertThat(discord.at("/embeds/9/description").asText()).isEqualTo("and 491 more: 491 in violation");
        assertThat(slack(news).at("/blocks/0/text/text").asText())
                .startsWith("CRITICAL: 500 services in violation: service-0")
                .matches(".* and 4[0-9]{2} more");
    }

    @Test
    void rightToLeftNameIsShutOffFromWhatStandsBesideIt() {
        assertThat(title(Samples.news(Samples.opened("خدمة")))).isEqualTo("*CRITICAL* `\u2068خدمة\u2069`");
    }

    @Test
    void pagerDutyTriggersResolvesAndAcknowledgesByOneKey() {
        News news = Samples.news(
                Samples.opened("a"),
                Samples.later(REMINDED, "a", CRITICAL),
                Samples.later(FLAPPING, "a", CRITICAL),
                Samples.later(FLAPPING_ENDED, "a", CRITICAL),
                Samples.resolved("a"));
        List<JsonNode> events = pagerDuty(news);
        assertThat(events)
                .extracting(event -> event.path("event_action").asText())
                .containsExactly("trigger", "trigger", "trigger", "trigger", "resolve");
        assertThat(events).extracting(event -> event.path("dedup_key").asText()).containsOnly("id-of-a");
        JsonNode payload = events.get(0).path("payload");
        assertThat(payload.path("summary").asText())
                .isEqualTo("CRITICAL: a: failure rate at most 5%: 10.22% of 2407 requests failed");
        assertThat(payload.path("severity").asText()).isEqualTo("critical");
        assertThat(payload.path("source").asText()).isEqualTo("a");
        assertThat(payload.at("/custom_details/Because").asText()).isEqualTo("contract 4.2");
        assertThat(events.get(0).path("client_url").asText()).isEqualTo("https://sla.example.com/?a=1&b=2");

        Change seen = Change.of(Samples.violation("a", CRITICAL), new Acknowledgement("kim", "", Samples.NOON));
        JsonNode event = pagerDuty(new News("n", Samples.NOON, List.of(seen))).get(0);
        assertThat(event.path("event_action").asText()).isEqualTo("acknowledge");
        assertThat(event.path("dedup_key").asText()).isEqualTo("id-of-a");
    }

    private static String title(News news) {
        return slack(news).at("/attachments/0/blocks/0/text/text").asText();
    }

    private static JsonNode slack(News news) {
        return ServiceRules.slack(
                new SlackFormat(DASHBOARD).parts(news).get(0).body().get());
    }

    private static JsonNode discord(News news) {
        return ServiceRules.discord(
                new DiscordFormat(DASHBOARD).parts(news).get(0).body().get());
    }

    private static JsonNode teams(News news) {
        return ServiceRules.teams(
                new TeamsFormat(DASHBOARD).parts(news).get(0).body().get());
    }

    private static List<JsonNode> pagerDuty(News news) {
        Secret key = new Secret("the key", () -> "0123456789abcdef0123456789abcdef");
        return new PagerDutyFormat(key, DASHBOARD)
                .parts(news).stream()
                        .map(part -> ServiceRules.pagerDuty(part.body().get()))
                        .toList();
    }

    private static List<String> texts(JsonNode array, String name) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(element -> element.path(name).asText())
                .toList();
    }
}
