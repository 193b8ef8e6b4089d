package io.github.slamonitor.examples.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Takes the picture of the dashboard at the top of the README: light on the left, dark on the right. The argument is the file. */
final class DashboardPicture {

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 860;
    private static final int SLANT = 170;

    private DashboardPicture() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("picture");
        Shop.openWithUsualNames(folder);
        try (Program program = Program.run(folder);
                Chromium.Running chromium = new Chromium.Running()) {
            BufferedImage light = overview(chromium.browser(), program, ColorScheme.LIGHT);
            BufferedImage dark = overview(chromium.browser(), program, ColorScheme.DARK);
            ImageIO.write(sideBySide(light, dark), "png", Path.of(args[0]).toFile());
        }
    }

    private static BufferedImage overview(Browser browser, Program program, ColorScheme colours) throws IOException {
        Page page = browser.newPage(
                new Browser.NewPageOptions().setViewportSize(WIDTH, HEIGHT).setColorScheme(colours));
        page.navigate(program.uri().toString());
        assertThat(page.locator(".card")).hasCount(5);
        return ImageIO.read(new ByteArrayInputStream(page.screenshot()));
    }

    private static BufferedImage sideBySide(BufferedImage light, BufferedImage dark) {
        BufferedImage both = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = both.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.drawImage(light, 0, 0, null);
        int middle = WIDTH / 2;
        graphics.setClip(new Polygon(
                new int[] {middle + SLANT, WIDTH, WIDTH, middle - SLANT}, new int[] {0, 0, HEIGHT, HEIGHT}, 4));
        graphics.drawImage(dark, 0, 0, null);
        graphics.dispose();
        return both;
    }
}
