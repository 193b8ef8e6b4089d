package io.github.slamonitor.examples.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Measures what somebody waits for on the dashboard of 1,000 services with many violations: the first view, and each filter until its
 * rows are there, the median of some tries. The argument is a folder with a database {@code sla_violations.db}, as ManyViolations beside the server's tests writes one.
 */
final class DashboardFigures {

    private static final int SERVICES = 1000;
    private static final int TRIES = 5;

    private static final List<String> FILTERS = List.of(
            "service=service-7",
            "service=service-9*",
            "kind=FAILURE_RATE",
            "severity=CRITICAL",
            "state=OPEN",
            "state=RESOLVED",
            "period=24h",
            "period=30d",
            "minFailureRate=0.1",
            "minSlowRate=0.1",
            "sort=service&order=asc",
            "sort=rule",
            "sort=resolved",
            "sort=failure_rate",
            "state=RESOLVED&sort=severity",
            "page=19999&sort=severity",
            "service=service-1*&kind=FAILURE_RATE&severity=CRITICAL&state=RESOLVED&minFailureRate=0.05&sort=severity");

    private DashboardFigures() {}

    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        try (Program program = Program.start(folder, "run", "--input", "http", "--server-port", "0");
                Chromium.Running chromium = new Chromium.Running()) {
            for (int service = 0; service < SERVICES; service++) {
                program.send("service-" + service, 10, 0);
            }
            Browser browser = chromium.browser();
            firstView(browser, program); // code and files are cold the first time
            print("first view of the overview", firstView(browser, program));
            print("charts of all services over 30 days", charts(browser, program));
            for (String filter : FILTERS) {
                print("violations, " + filter, filtered(browser, program, filter));
            }
        }
    }

    private static long firstView(Browser browser, Program program) {
        return untilShown(browser, program, "", page -> page.locator(".card").nth(59));
    }

    private static long charts(Browser browser, Program program) {
        return untilShown(
                browser,
                program,
                "#/charts?period=30d",
                page -> page.locator(".scatter .point").nth(99));
    }

    private static long untilShown(Browser browser, Program program, String place, Function<Page, Locator> last) {
        long[] nanos = new long[TRIES];
        for (int i = 0; i < TRIES; i++) {
            try (Page page = browser.newPage()) {
                long start = System.nanoTime();
                page.navigate(program.uri() + "/" + place);
                last.apply(page).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
                nanos[i] = System.nanoTime() - start;
            }
        }
        Arrays.sort(nanos);
        return nanos[TRIES / 2];
    }

    /** From the change of the address until the rows that belong to it are shown, as the page itself sees it. */
    private static long filtered(Browser browser, Program program, String filter) {
        try (Page page = browser.newPage()) {
            page.navigate(program.uri() + "/#/violations");
            assertThat(page.locator(".violations tbody tr")).hasCount(50);
            List<Double> millis = new ArrayList<>();
            for (int i = 0; i < TRIES; i++) {
                millis.add(((Number) page.evaluate(
                                "async address => {"
                                        + " const start = performance.now(); location.hash = address;"
                                        + " const busy = () => document.querySelector('.results-loading, .skeleton');"
                                        + " for (let frame = 0; frame < 12 && !busy(); frame++) await new Promise(requestAnimationFrame);"
                                        + " while (busy()) await new Promise(requestAnimationFrame);"
                                        + " return performance.now() - start; }",
                                "#/violations?" + (i % 2 == 0 ? filter : "")))
                        .doubleValue());
            }
            double[] ofFilter = {millis.get(0), millis.get(2), millis.get(4)};
            Arrays.sort(ofFilter);
            return (long) (1e6 * ofFilter[1]);
        }
    }

    private static void print(String what, long nanos) {
        System.out.printf(Locale.ROOT, "%-110s %5d ms%n", what, nanos / 1_000_000);
    }
}
