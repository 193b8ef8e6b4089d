package io.github.slamonitor.mail;

import static io.github.slamonitor.Severity.CRITICAL;
import static io.github.slamonitor.Severity.INFO;
import static io.github.slamonitor.Severity.WARNING;
import static io.github.slamonitor.mail.Samples.opened;
import static io.github.slamonitor.mail.Samples.reminded;
import static io.github.slamonitor.mail.Samples.resolved;
import static io.github.slamonitor.mail.Samples.round;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.slamonitor.Round;
import io.github.slamonitor.Severity;
import io.github.slamonitor.Transition;
import io.github.slamonitor.Transition.Kind;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What mails say. */
class MailTextTest {

    @TempDir
    Path folder;

    private MailListenerBuilder mail() {
        return MailListener.toDirectory(folder).zone(ZoneId.of("UTC"));
    }

    private Eml sent(MailListenerBuilder builder, Round round) throws Exception {
        try (MailListener mail = builder.build()) {
            mail.round(round);
        }
        List<Eml> mails = Eml.in(folder);
        assertThat(mails).hasSize(1);
        return mails.get(0);
    }

    private static String subject(Transition... transitions) {
        return SubjectLine.headline(new Digest(round("1", transitions), new Times(ZoneId.of("UTC"))));
    }

    @Test
    void subjectSaysItAll() {
        assertThat(subject(opened("1", "payment", CRITICAL), opened("2", "auth", WARNING)))
                .isEqualTo("CRITICAL: 2 services in violation: payment, auth");
        assertThat(subject(opened("2", "auth", WARNING), opened("1", "payment", CRITICAL)))
                .isEqualTo("CRITICAL: 2 services in violation: payment, auth");
        assertThat(subject(opened("1", "payment", WARNING)))
                .isEqualTo("WARNING: payment in violation: failure rate at most 5%");
        assertThat(subject(opened("1", "payment", WARNING), opened("2", "payment", INFO)))
                .isEqualTo("WARNING: payment in violation: 2 rules");
        assertThat(subject(reminded("1", "payment", WARNING, 60)))
                .isEqualTo("WARNING: payment still in violation: failure rate at most 5%");
        assertThat(subject(resolved("1", "payment", CRITICAL, 5)))
                .isEqualTo("RESOLVED: payment: failure rate at most 5%");
        assertThat(subject(opened("1", "auth", WARNING), resolved("2", "payment", CRITICAL, 5)))
                .isEqualTo("WARNING: auth in violation: failure rate at most 5%; 1 resolved");
        assertThat(subject(new Transition(
                        Kind.FLAPPING, Samples.violation("1", "auth", WARNING, Samples.FAILURES), Samples.NOON)))
                .isEqualTo("WARNING: auth flapping: failure rate at most 5%");
    }

    @Test
    void plainTextHasTheFacts() throws Exception {
        Transition worst = new Transition(
                Kind.REMINDED,
                Samples.violation(
                        "1", "payment", CRITICAL, Samples.withWorst(Samples.FAILURES, Samples.NOON.plusSeconds(60))),
                Samples.NOON.plusSeconds(125 * 60));
        Eml mail = sent(mail().dashboard(URI.create("https://sla.example.com/?a=1&b=2")), round("1", worst));
        assertThat(mail.text()).isEqualToNormalizingNewlines("""
                CRITICAL: payment still in violation: failure rate at most 5%
                2026-07-01 14:05 UTC

                Still in violation (1)
                ----------------------

                CRITICAL payment
                  failure rate at most 5%
                  12.2% of 500 requests failed
                  since 12:00, for 2 h 5 min
                  worst minutes: 12:01 12.2% of 120 requests
                  policy checkout, contract 4.2

                Dashboard: https://sla.example.com/?a=1&b=2
                """);
        assertThat(mail.html())
                .contains("payment", "12.2%", "at most 5%", "12:00, for 2 h 5 min", "12:01 12.2% of 120 requests")
                .contains("href=\"https://sla.example.com/?a=1&amp;b=2\"");
    }

    @Test
    void aRoundOfTenThousandIsOneMailOfBoundedSizeWithTrueCounts() throws Exception {
        Eml mail = sent(mail().attachReport(), Samples.large(10_000));
        assertThat(mail.subject())
                .startsWith("[SLA] CRITICAL: 10,000 services in violation: service-0, service-100, ")
                .endsWith(" more");
        assertThat(mail.text()).contains("In violation (10,000)", "and 9,950 more: 50 critical, 9,900 warning");
        assertThat(mail.html()).contains("and 9,950 more: 50 critical, 9,900 warning");
        assertThat(mail.html().length()).isLessThan(100_000);
        assertThat(mail.raw().length()).isLessThan(3_000_000);
        long rows = mail.part("sla-violations.csv").lines().count() - 1;
        assertThat(rows).isBetween(1000L, 10_000L);
        assertThat(mail.text())
                .contains(String.format(Locale.ROOT, "The first %,d of 10,000 are in the report attached.", rows));
    }

    @Test
    void everyLineOfFiveHundredServicesFitsIntoAMail() throws Exception {
        Eml mail = sent(mail(), Samples.large(500));
        assertThat(mail.raw().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThan(999));
        assertThat(mail.text()).contains("and 450 more: 450 warning");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nBcc: evil@example.com",
                "a\nSubject: other\n\nbody",
                "a\u2028\u0085\u000B\u0000b",
                "a\u202Egnp.exe",
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "]]>&amp;'\"`",
                "=?utf-8?q?forged?="
            })
    void aHostileNameStaysText(String name) throws Exception {
        Eml mail = sent(mail().attachReport(), round("1", opened("1", name, CRITICAL)));
        assertThat(mail.message().getAllHeaderLines().asIterator())
                .toIterable()
                .noneMatch(line -> line.startsWith("Bcc") || line.startsWith("Subject: other"));
        assertThat(mail.subject()).contains("in violation").doesNotContain("\n", "\r", "\u202E", "\u2028");
        assertThat(mail.html()).doesNotContain("<script", "<img", "\u202E");
        assertThat(mail.text()).doesNotContain("\u202E").containsPattern(" in violation: failure rate at most 5%\\R");
        assertThat(mail.part("sla-violations.csv").lines()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zahlungen-Süd", "決済サービス", "🚀👩‍👩‍👧 𝕡𝕒𝕪", "שירות-תשלומים", "دفع-1"})
    void aNameOfAnyScriptIsReadable(String name) throws Exception {
        Eml mail = sent(mail().attachReport(), round("1", opened("1", name, CRITICAL)));
        assertThat(mail.subject()).isEqualTo("[SLA] CRITICAL: " + name + " in violation: failure rate at most 5%");
        assertThat(mail.raw().lines().takeWhile(line -> !line.isEmpty()))
                .allSatisfy(line -> assertThat(line).matches("[\\t -~]*"));
        assertThat(mail.text()).contains(name);
        assertThat(mail.html()).contains("<bdi class=\"name\">" + name + "</bdi>");
        assertThat(mail.part("sla-violations.csv")).contains("," + name + ",");
    }

    @Test
    void namesOfSeveralScriptsStandApartInTheSubjectToo() throws Exception {
        Eml mail = sent(mail(), round("1", opened("1", "שירות", CRITICAL), opened("2", "دفع", WARNING)));
        assertThat(mail.subject())
                .isEqualTo("[SLA] CRITICAL: 2 services in violation: \u2068שירות\u2069, \u2068دفع\u2069");
    }

    @Test
    void aNameOfTenThousandCharactersIsCutBetweenCharacters() throws Exception {
        Eml mail = sent(mail(), round("1", opened("1", "🚀".repeat(5_000), CRITICAL)));
        assertThat(mail.subject())
                .startsWith("[SLA] CRITICAL: 🚀")
                .contains("🚀… in violation")
                .hasSizeLessThan(200);
        assertThat(mail.html()).contains("🚀…").doesNotContain("\uFFFD");
        assertThat(mail.html().length()).isLessThan(20_000);
    }

    @Test
    void aCellThatLooksLikeAFormulaIsText() throws Exception {
        Eml mail = sent(mail().attachReport(), round("1", opened("1", "=HYPERLINK(\"x\",\"y\")", CRITICAL)));
        assertThat(mail.part("sla-violations.csv"))
                .contains(
                        "opened,\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\",checkout,failure rate at most 5%,FAILURE_RATE,CRITICAL,0.122,at most 5%,500,61,2026-07-01T12:00:00Z,");
    }

    @Test
    void textsCanBeReplaced() throws Exception {
        Eml mail = sent(
                mail().template((round, standard) -> MailText.of(
                        "ours:\r\nBcc: evil@example.com " + round.transitions().size(), "Grüße")),
                round("1", opened("1", "payment", CRITICAL)));
        assertThat(mail.subject()).isEqualTo("ours: Bcc: evil@example.com 1");
        assertThat(mail.header("Bcc")).isEmpty();
        assertThat(mail.text()).isEqualTo("Grüße");
        assertThat(mail.html()).isEmpty();
    }

    @Test
    void aTemplateThatFailsIsLeftOut() throws Exception {
        MailTemplate broken = (round, standard) -> {
            throw new IllegalStateException("no");
        };
        Eml mail = sent(mail().template(broken), round("1", opened("1", "payment", CRITICAL)));
        assertThat(mail.subject()).startsWith("[SLA] CRITICAL: payment");
    }

    @Test
    void chartsAreInlineImages() throws Exception {
        ChartSource source = violation -> {
            if (violation.severity() == Severity.INFO) {
                throw new IllegalStateException("no history");
            }
            return List.of(
                    new ChartPoint(Samples.NOON.minusSeconds(600), 0.01),
                    new ChartPoint(Samples.NOON, 0.12),
                    new ChartPoint(Samples.NOON.plusSeconds(60), Double.NaN));
        };
        Eml mail = sent(mail().charts(source), round("1", opened("1", "a", CRITICAL), opened("2", "b", INFO)));
        assertThat(mail.html())
                .containsOnlyOnce("cid:chart-")
                .contains("11:50 to 12:01, from 1% to 12%; dashed: at most 5%");
        byte[] png = mail.parts().get("chart-1.png");
        assertThat(png).startsWith(0x89, 'P', 'N', 'G');
        var image = javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(1320);
        assertThat(image.getRGB(0, 20) >>> 24).as("transparent").isZero();
        assertThat(image.getRGB(1100, 30) & 0xFFFFFF).as("over the bound").isEqualTo(0xEF5350);
        assertThat(mail.raw()).contains("Content-ID: <chart-1>");
    }

    @Test
    void dotsAndLongLinesOfATemplateArriveUnchanged() throws Exception {
        String text = ".\n..\n" + "long ".repeat(1000) + "\nFrom here\n" + new String(new byte[] {65, 66}, UTF_8);
        Eml mail =
                sent(mail().template((round, standard) -> MailText.of("s", text)), round("1", opened("1", "a", INFO)));
        assertThat(mail.text()).isEqualToNormalizingNewlines(text);
    }
}
