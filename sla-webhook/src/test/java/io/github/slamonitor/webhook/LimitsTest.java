package io.github.slamonitor.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.slamonitor.Acknowledgement;
import io.github.slamonitor.Round;
import io.github.slamonitor.Severity;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Holds what is sent against the published limits of the services, whatever services and rules are called. */
class LimitsTest {

    private static final Optional<URI> DASHBOARD = Optional.of(URI.create("https://sla.example.com/?a=1&b=2"));
    private static final Format SLACK = new SlackFormat(DASHBOARD);
    private static final Format DISCORD = new DiscordFormat(DASHBOARD);
    private static final Format TEAMS = new TeamsFormat(DASHBOARD);
    private static final Format PAGER_DUTY =
            new PagerDutyFormat(new Secret("the key", () -> "0123456789abcdef0123456789abcdef"), DASHBOARD);
    private static final Format JSON = new JsonFormat(DASHBOARD);

    @Provide
    Arbitrary<Round> rounds() {
        return HostileTexts.rounds();
    }

    @Property(tries = 60)
    void everyMessageIsWithinTheLimitsOfItsService(@ForAll("rounds") Round round) {
        News news = Samples.news(round);
        checkAll(SLACK, news, ServiceRules::slack);
        checkAll(DISCORD, news, ServiceRules::discord);
        checkAll(TEAMS, news, ServiceRules::teams);
        checkAll(PAGER_DUTY, news, ServiceRules::pagerDuty);
        checkAll(JSON, news, WebhookBodySchema::check);
    }

    @Property(tries = 30)
    void acknowledgementIsWithinThemToo(@ForAll("texts") String service, @ForAll("texts") String note) {
        Acknowledgement by = new Acknowledgement("kim", note, Samples.NOON);
        Change change = Change.of(Samples.violation("id", service, service, service, Severity.CRITICAL, service), by);
        News news = new News("ack", Samples.NOON, List.of(change));
        checkAll(SLACK, news, ServiceRules::slack);
        checkAll(DISCORD, news, ServiceRules::discord);
        checkAll(TEAMS, news, ServiceRules::teams);
        checkAll(PAGER_DUTY, news, ServiceRules::pagerDuty);
        checkAll(JSON, news, WebhookBodySchema::check);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(HostileTexts.texts(), Arbitraries.of(HostileTexts.NAMES));
    }

    @Test
    void everyHostileNameAloneIsWithinThem() {
        for (String name : HostileTexts.NAMES) {
            News news = Samples.news(new Round(name, Samples.NOON, List.of(Samples.opened(name))));
            checkAll(SLACK, news, ServiceRules::slack);
            checkAll(DISCORD, news, ServiceRules::discord);
            checkAll(TEAMS, news, ServiceRules::teams);
            checkAll(PAGER_DUTY, news, ServiceRules::pagerDuty);
            checkAll(JSON, news, WebhookBodySchema::check);
        }
    }

    @Test
    void tenThousandViolationsMakeOneMessageThatHasTheirNumber() {
        News news = Samples.news(Samples.large(10_000));
        for (Format format : List.of(SLACK, DISCORD, TEAMS)) {
            List<Part> parts = format.parts(news);
            assertThat(parts).hasSize(1);
            String text = new String(parts.get(0).body().get(), StandardCharsets.UTF_8);
            assertThat(text).contains("CRITICAL: 10000 services in violation").contains(" more: ");
            assertThat(shownAndMore(text)).isEqualTo(10_000);
        }
        ServiceRules.slack(SLACK.parts(news).get(0).body().get());
        ServiceRules.discord(DISCORD.parts(news).get(0).body().get());
        ServiceRules.teams(TEAMS.parts(news).get(0).body().get());
    }

    /** How many changes are shown, each with its policy, plus how many are said to be left out. */
    private static int shownAndMore(String text) {
        int shown = text.split("10\\.22% of 2407", -1).length - 1;
        String more = text.replaceAll("(?s).*and ([0-9]+) more: .*", "$1");
        return shown + Integer.parseInt(more);
    }

    @Test
    void tenThousandViolationsAreAllInTheJsonInRequestsOfBoundedSize() {
        List<Part> parts = JSON.parts(Samples.news(Samples.large(10_000)));
        int changes = 0;
        for (Part part : parts) {
            byte[] body = part.body().get();
            assertThat(body.length).isLessThan(300 * 1024);
            JsonNode json = WebhookBodySchema.check(body);
            assertThat(json.path("parts").asInt()).isEqualTo(parts.size());
            assertThat(json.path("total").asInt()).isEqualTo(10_000);
            changes += json.path("changes").size();
        }
        assertThat(changes).isEqualTo(10_000);
        assertThat(parts).extracting(Part::id).doesNotHaveDuplicates();
    }

    private static void checkAll(Format format, News news, Function<byte[], JsonNode> rules) {
        for (Part part : format.parts(news)) {
            assertThat(rules.apply(part.body().get())).isNotEmpty();
        }
    }
}
