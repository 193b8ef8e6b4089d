package io.github.slamonitor.examples.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests {@link Visitors} in front of one Chromium that all of them share. */
final class Chromium implements BeforeAllCallback, ParameterResolver, AfterEachCallback {

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final String MISSING =
            PROGRAM + " is not installed, so nobody looks at the dashboard (Debian: apt-get install chromium)";
    private static final double PATIENCE_MILLIS = 20_000;
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Chromium.class);

    /** The running browser; ends with the last test. */
    static final class Running implements AutoCloseable {

        private final Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        private final Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic")));

        Browser browser() {
            return browser;
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (Files.isExecutable(PROGRAM)) {
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        } else if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(MISSING);
        } else {
            Assumptions.abort(MISSING);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Visitors.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Running.class, type -> new Running(), Running.class);
        return context.getStore(NAMESPACE)
                .computeIfAbsent(Visitors.class, type -> new Visitors(running.browser), Visitors.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Visitors visitors = context.getStore(NAMESPACE).remove(Visitors.class, Visitors.class);
        if (visitors != null) {
            if (context.getExecutionException().isPresent()) {
                visitors.photograph(context.getRequiredTestMethod().getName());
            }
            visitors.leave(context.getExecutionException().isEmpty());
        }
    }
}
