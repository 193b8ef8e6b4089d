package io.github.slamonitor.mail;

/** A chart as it goes into a mail. Whoever takes the picture does not change it. */
final class ChartImage {

    private final String contentId;
    private final byte[] png;
    private final String caption;

    ChartImage(String contentId, byte[] png, String caption) {
        this.contentId = contentId;
        this.png = png;
        this.caption = caption;
    }

    /** The name by which the HTML shows it. */
    String contentId() {
        return contentId;
    }

    byte[] png() {
        return png;
    }

    String caption() {
        return caption;
    }
}
