package io.github.slamonitor.webhook;

import java.util.List;

/** How a service wants to be told. */
interface Format {

    /** The requests that tell some news, in the order in which to send them; the same each time. */
    List<Part> parts(News news);
}
