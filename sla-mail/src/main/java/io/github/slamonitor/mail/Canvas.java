package io.github.slamonitor.mail;

/** Pixels with transparency, drawn without the JDK's desktop classes: those want fonts and a display that a server may not have. */
final class Canvas {

    final int width;
    final int height;
    /** Alpha, red, green, blue from the highest byte down; a colour is not multiplied with its alpha. */
    private final int[] pixels;

    Canvas(int width, int height) {
        this.width = width;
        this.height = height;
        this.pixels = new int[width * height];
    }

    int pixel(int x, int y) {
        return pixels[y * width + x];
    }

    /** Fills a part of one column; a row that is covered in part becomes as much fainter. */
    void column(int x, double top, double bottom, int rgb, double alpha) {
        if (x < 0 || x >= width) {
            return;
        }
        int last = (int) Math.min(height - 1.0, Math.floor(bottom));
        for (int y = (int) Math.max(0, Math.floor(top)); y <= last; y++) {
            double covered = Math.min(bottom, y + 1.0) - Math.max(top, y);
            if (covered > 0) {
                blend(y * width + x, rgb, alpha * covered);
            }
        }
    }

    private void blend(int index, int rgb, double alpha) {
        int old = pixels[index];
        double oldAlpha = (old >>> 24) / 255.0 * (1 - alpha);
        double sum = alpha + oldAlpha;
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double channel = ((rgb >> shift & 0xFF) * alpha + (old >> shift & 0xFF) * oldAlpha) / sum;
            mixed |= (int) Math.round(channel) << shift;
        }
        pixels[index] = (int) Math.round(sum * 255) << 24 | mixed;
    }
}
