package io.github.slamonitor.examples.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Somebody in front of a browser window. Writes down what the browser complains of: errors of scripts, of the policy, of requests. */
final class Visitor implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Set<String> BAD = Set.of("error", "warning");

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    Visitor(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        page.onConsoleMessage(this::listen);
        page.onPageError(complaints::add);
        page.onDialog(dialog -> {
            complaints.add("a dialog of the browser: " + dialog.message());
            dialog.dismiss();
        });
    }

    private void listen(ConsoleMessage message) {
        if (BAD.contains(message.type()) && expected.stream().noneMatch(message.text()::contains)) {
            complaints.add(message.text());
        }
    }

    List<String> complaints() {
        return complaints;
    }

    /** A complaint that belongs to the test. */
    Visitor expecting(String text) {
        expected.add(text);
        return this;
    }

    Page page() {
        return page;
    }

    /** Goes to a place in the dashboard, such as {@code violations?state=OPEN}. */
    Visitor open(URI server, String place) {
        page.navigate(server.resolve("/") + "#/" + place);
        return this;
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    /** Kept as build output. */
    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** How far the page can be scrolled sideways, in pixels. */
    int sidewaysScroll() {
        return (int) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    /** What keeps some people from using the page, by axe-core: rule and elements. */
    List<String> barriers() {
        return new AxeBuilder(page)
                .setLegacyMode(true).analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                                + rule.getNodes().stream()
                                        .limit(3)
                                        .map(node -> node.getHtml())
                                        .toList())
                        .toList();
    }

    @Override
    public void close() {
        context.close();
    }
}
